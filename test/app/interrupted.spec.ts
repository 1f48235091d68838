import { openDesk, type Desk } from './pages/desk.ts';
import { textFile } from './pages/deposit.ts';
import { canPullCards, removableCard } from './support/removable-card.ts';
import { expect, test, type World } from './support/world.ts';

/** Decision 13. */
const LOCK_LIMIT_MS = 500;
const TITLE = 'Suivi interrompu';

interface Trace {
  readonly transaction: string;
}

async function depositsReceived(world: World): Promise<number> {
  const traces = (await world.store.order('/traces')) as readonly Trace[]; // written by our own sandbox
  return traces.filter(({ transaction }) => transaction === 'TD2.1').length;
}

async function sendOne(desk: Desk): Promise<void> {
  await desk.deposit.show();
  await desk.deposit.send(textFile('suivi-interrompu.txt', 'Suivi interrompu. INS 279035121518989.'), {
    type: 'CR ou fiche de consultation ou de visite',
    title: TITLE,
    actAt: '20/11/2026',
    masked: 'no',
  });
}

test('H44, N6: a card pulled during an upload locks at once; the document is in the store once after its return', async ({
  world,
}) => {
  test.skip(!canPullCards(), 'a card that can be pulled needs a C compiler');
  const card = removableCard(world);
  const desk = await openDesk(world, { settings: { pkcs11Library: card.library } });
  try {
    const before = await depositsReceived(world);
    await desk.openDossier('PAT-TROIS');
    await world.store.order('/latency', { latencyMs: 4_000 });
    await sendOne(desk);
    await expect(desk.outbox.job(TITLE)).toContainText('réponse du DMP attendue');
    const at = performance.now();
    card.pull();
    await expect(desk.page.getByRole('heading', { name: 'Glissez votre carte' })).toBeVisible();
    expect(performance.now() - at).toBeLessThan(LOCK_LIMIT_MS);
    await desk.showsNothingOf([TITLE, 'PAT-TROIS', '279035121518989']);
    await world.store.order('/latency', { latencyMs: 0 });
    card.putBack();
    await desk.lockScreen.unlockAgain();
    if (!(await desk.outbox.strip.isVisible())) await desk.deposit.show();
    await desk.outbox.isReceived(TITLE);
    expect((await depositsReceived(world)) - before).toBe(1);
  } finally {
    card.putBack();
    await world.store.order('/latency', { latencyMs: 0 });
    await desk.app.close();
  }
});

test('decision 13: nobody touches the workstation for the time that is set, and it locks', async ({ world }) => {
  const desk = await openDesk(world, { settings: { idleLockMinutes: 0.05 } });
  try {
    await desk.openDossier('PAT-TROIS');
    await desk.lockScreen.isReady();
    await desk.showsNothingOf(['PAT-TROIS', '279035121518989']);
    await desk.lockScreen.unlockAgain();
    await expect(desk.dossier.banner).toContainText('PAT-TROIS');
  } finally {
    await desk.app.close();
  }
});
