import { lockedDesk, type Desk } from './pages/desk.ts';
import { textFile } from './pages/deposit.ts';
import { PIN } from './pages/lock-screen.ts';
import { noteWords } from '../support/searched-run.ts';
import { cardInReader, readerHindrance, type CardInReader } from './support/card-in-reader.ts';
import { depositsReceived } from './support/deposits-received.ts';
import { endChild } from './support/end-child.ts';
import { noteStatesTold, statesTold } from './support/states-told.ts';
import { expect, test, type World } from './support/world.ts';

test.describe.configure({ mode: 'serial' });

const TRACES = ['PAT-TROIS', 'DOMINIQUE', '279035121518989', 'Suivi'];
/** Silence of the card process after which it is lost: 15 s in the product. */
const SILENCE_MS = 4_000;
const UPLOAD_MS = 30_000;
const HINDRANCE = readerHindrance();
const HELD = 'Résultat à annoncer';
const SILENT = 'Le programme de lecture des cartes ne répond plus';

interface CardFault {
  readonly name: string;
  /** What the doctor of the card says, and which layer he names. */
  readonly heading: string;
  readonly layer: string;
  strike(): Promise<unknown> | void;
  mend(): Promise<unknown> | void;
}

let desk: Desk;
let card: CardInReader;
let uploads = 0;
/** Written down at the first use. */
let recoveryCode = '';

const LASTING: readonly CardFault[] = [
  {
    name: 'the card is pulled',
    heading: 'Glissez votre carte',
    layer: 'Carte : absente ou illisible',
    strike: () => card.reader.remove(),
    mend: () => card.putIn(),
  },
  {
    name: 'the reader is unplugged',
    heading: 'Aucun lecteur n’est branché',
    layer: 'Lecteur : absent',
    strike: () => card.reader.plug(false),
    mend: async () => {
      await card.reader.plug(true);
      await card.putIn();
    },
  },
  {
    name: 'the smart card service is killed and started again',
    heading: SILENT,
    layer: 'Cryptolib CPS : ne répond pas',
    strike: () => card.reader.killService(),
    mend: async () => {
      await card.reader.startService();
      await card.putIn();
    },
  },
  {
    name: 'the middleware hangs',
    heading: SILENT,
    layer: 'Cryptolib CPS : ne répond pas',
    strike: () => card.reader.holdService(true),
    mend: () => card.reader.holdService(false),
  },
];

test.beforeAll(async ({ world }) => {
  test.skip(HINDRANCE !== null, `a card in a reader: ${HINDRANCE}`);
  card = await cardInReader(world);
  desk = await lockedDesk(world, {
    settings: { pkcs11Library: card.library, cardSilenceMs: SILENCE_MS },
    env: card.env,
  });
  await noteStatesTold(desk.app);
  // One situation on this card: nothing is asked after the code.
  await desk.lockScreen.type(PIN);
  await expect(desk.lockScreen.recoveryCode()).toBeVisible();
  recoveryCode = await desk.lockScreen.readRecoveryCode();
  noteWords(recoveryCode);
  await desk.lockScreen.keepRecoveryCode();
  await expect(desk.page.getByRole('heading', { name: 'Ouvrir un dossier' })).toBeVisible();
  await desk.openDossier('PAT-TROIS');
});
test.afterEach(({ world }) => world.store.order('/latency', { latencyMs: 0 }));
test.afterAll(async () => {
  await desk?.app.close();
  await card?.reader.close();
});

/** The number on the task bar; a task bar of Windows shows a dot, which cannot be read back. */
const badgeOf = (app: Desk['app']): Promise<number> => app.evaluate(({ app: own }) => own.getBadgeCount());

async function sendOne(): Promise<string> {
  uploads += 1;
  const title = `Suivi no ${uploads}`;
  if (!(await desk.deposit.cards.isVisible())) await desk.deposit.show();
  await desk.deposit.send(textFile(`suivi-${uploads}.txt`, `Suivi ${uploads}. INS 279035121518989.`), {
    type: 'CR ou fiche de consultation ou de visite',
    title,
    actAt: '20/11/2026',
    masked: 'no',
  });
  return title;
}

/** Sends a document whose answer does not come while the test lasts; gives its title. */
async function uploadUnderWay(world: World): Promise<string> {
  await world.store.order('/latency', { latencyMs: UPLOAD_MS });
  const title = await sendOne();
  await expect(desk.outbox.job(title)).toContainText('réponse du DMP attendue');
  return title;
}

/** The code of the card, and the document is with the DMP. */
async function workGoesOn(world: World, title: string): Promise<void> {
  await world.store.order('/latency', { latencyMs: 0 });
  await desk.lockScreen.unlockAgain();
  await expect(desk.dossier.banner).toContainText('PAT-TROIS');
  if (!(await desk.outbox.strip.isVisible())) await desk.deposit.show();
  await desk.outbox.isReceived(title);
}

for (const fault of LASTING) {
  test(`H29, H44, H46, N6: ${fault.name} during an upload: the layer is named, keys answer, the document arrives once`, async ({
    world,
  }) => {
    const before = await depositsReceived(world);
    const title = await uploadUnderWay(world);
    await fault.strike();
    await expect(desk.page.getByRole('heading', { level: 1, name: fault.heading })).toBeVisible();
    await desk.showsNothingOf(TRACES);
    await expect(desk.page.getByRole('region', { name: 'Carte' })).toContainText(fault.layer);
    await expect(desk.page.getByRole('button', { name: 'Vérifier maintenant' })).toBeFocused();
    await desk.page.keyboard.press('Tab');
    await expect(desk.page.getByRole('button', { name: /Copier le diagnostic/ })).toBeFocused();
    // A number, and no name: what waits is known without a card too.
    await expect.poll(() => badgeOf(desk.app)).toBe(1);
    await fault.mend();
    await workGoesOn(world, title);
    await expect.poll(() => badgeOf(desk.app)).toBe(0);
    expect((await depositsReceived(world)) - before).toBe(1);
  });
}

for (const [name, signal] of [
  ['hangs', 'SIGSTOP'],
  ['crashes', 'SIGKILL'],
] as const) {
  test(`H44, H46, N6: the process that holds the card ${name} during an upload: it is named, and work goes on by itself`, async ({
    world,
  }) => {
    const before = await depositsReceived(world);
    const told = (await statesTold(desk.app)).length;
    const title = await uploadUnderWay(world);
    endChild(desk.app, 'card', signal);
    if (signal === 'SIGSTOP') {
      // The window is not held by what hangs behind it.
      await desk.page.getByRole('button', { name: 'Revenir au dossier' }).focus();
      await desk.page.keyboard.press('?');
      await expect(desk.page.getByRole('dialog')).toBeVisible();
    }
    // It is started again by itself: on a slow machine before the page that would show the heading is up.
    const since = async (): Promise<string> => (await statesTold(desk.app)).slice(told).join();
    await expect.poll(since).toMatch(/"unreadable".*"card\/process-lost"/);
    await desk.lockScreen.isReady();
    await desk.showsNothingOf(TRACES);
    await workGoesOn(world, title);
    expect((await depositsReceived(world)) - before).toBe(1);
  });
}

test('H46, N6: the card is blocked elsewhere before it signs: said so, nothing leaves, and it is sent once it is freed', async ({
  world,
}) => {
  const before = await depositsReceived(world);
  await card.reader.block(true);
  const title = await sendOne();
  await expect(desk.page.getByRole('heading', { level: 1, name: 'La carte est bloquée' })).toBeVisible();
  await expect(desk.page.getByRole('region', { name: 'Carte' })).toContainText('Carte : absente ou illisible');
  await desk.showsNothingOf(TRACES);
  expect(await depositsReceived(world)).toBe(before);
  await card.reader.block(false);
  await card.reader.remove();
  await expect(desk.page.getByRole('heading', { level: 1, name: 'Glissez votre carte' })).toBeVisible();
  await card.putIn();
  await workGoesOn(world, title);
  expect((await depositsReceived(world)) - before).toBe(1);
});

test('decision 12, H29, H46, N6: out of date, then renewed: the code once written down gives back what waits, holds, drafts and journal', async ({
  world,
}) => {
  const { page, lockScreen } = desk;
  const draft = 'Brouillon d’avant la nouvelle carte';
  if (!(await desk.deposit.cards.isVisible())) await desk.deposit.show();
  await desk.deposit.send(textFile('a-annoncer.txt', 'À annoncer. INS 279035121518989.'), {
    type: 'CR ou fiche de consultation ou de visite',
    title: HELD,
    actAt: '20/11/2026',
    masked: 'no',
    hold: 'À annoncer de vive voix',
  });
  await desk.outbox.isReceived('Titre voilé');
  const before = await depositsReceived(world);
  const title = await uploadUnderWay(world);
  await desk.deposit.take(textFile('brouillon.txt', 'Brouillon. INS 279035121518989.'));
  await desk.deposit.fill({ title: draft });
  await desk.deposit.isSaved();

  await card.reader.remove();
  await expect(page.getByRole('heading', { level: 1, name: 'Glissez votre carte' })).toBeVisible();
  await card.putInOther('expired');
  await expect(page.getByRole('heading', { level: 1, name: 'Cette carte n’est plus valide' })).toBeVisible();
  await expect(lockScreen.code).toHaveCount(0);
  await card.reader.remove();
  await expect(page.getByRole('heading', { level: 1, name: 'Glissez votre carte' })).toBeVisible();
  await card.putInOther('renewed');
  await lockScreen.type(PIN);
  await expect(lockScreen.alert).toContainText('Cette carte a été renouvelée');
  await desk.showsNothingOf([...TRACES, draft]);
  await world.store.order('/latency', { latencyMs: 0 });
  await page.getByLabel('Code de récupération').fill(recoveryCode);
  await lockScreen.type(PIN);
  // The code that was typed opens nothing any more: another one is given for the next card.
  await expect(lockScreen.recoveryCode()).toBeVisible();
  noteWords(await lockScreen.readRecoveryCode());
  expect(await lockScreen.readRecoveryCode()).not.toBe(recoveryCode);
  await lockScreen.writeRecoveryCodeDown();

  // The same place, without the question of consent.
  await expect(desk.dossier.banner).toContainText('PAT-TROIS');
  if (!(await desk.outbox.strip.isVisible())) await desk.deposit.show();
  await desk.outbox.isReceived(title);
  expect((await depositsReceived(world)) - before).toBe(1);
  await expect(desk.deposit.field('Titre')).toHaveValue(draft);
  await desk.holds.show();
  await expect(desk.holds.row('PAT-TROIS')).toHaveCount(1);
  await page.getByRole('button', { name: 'Journal' }).click();
  await expect(page.getByText(/Chaîne vérifiée à .* aucune rupture/)).toBeVisible();
  await desk.holds.leave();
});

test('N6: each document of these uploads is in the dossier once', async () => {
  if (await desk.deposit.cards.isVisible()) await desk.deposit.back();
  await desk.dossier.askEverything();
  for (let number = 1; number <= uploads; number += 1) {
    await expect(desk.dossier.row(`Suivi no ${number}`)).toHaveCount(1);
  }
});
