/** Every dialog of the product, by the file that shows it and the way a doctor comes to it. */
import type { Page } from '@playwright/test';
import type { Dossier } from '../../../shared/contract/dossier.ts';
import type { Job } from '../../../shared/contract/deposit.ts';
import { emergencyScript } from '../../support/bridge/emergency-world.ts';
import { good, type Script } from '../../support/bridge/scripted-bridge.ts';
import { DOMINIQUE, dossierOf, listOf, LOU, OPEN, RIGHT, row, RUTH, viewOf } from '../../support/bridge/world.ts';
import { draft, FULL } from '../deposit/draft.ts';
import { hold } from '../holds/hold.ts';
import { job as jobOf } from '../outbox/job.ts';
import { opened, READABLE } from './bench.ts';

export interface PlayedDialog {
  /** Below `renderer/`. */
  readonly file: string;
  readonly name: string;
  readonly script: Script;
  readonly come: (page: Page) => Promise<void>;
}

const TITLE = 'Biopsie de Madame NESSI';
const OWN = row(TITLE, { mine: true, actTime: '20261120' });
const AT = Date.parse('2026-11-24T08:21:00Z');
const ACT = {
  ins: DOMINIQUE.patient.ins,
  practitionerId: '899700000011',
  structureId: '499700000011001',
  id: 'a2',
  at: AT,
  decision: 'granted',
  answers: { consentingPerson: 'patient', capacity: 'care-team', informed: true, means: 'oral' },
} as const;

const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().click();
const goTo = (page: Page, name: RegExp): Promise<void> =>
  page.getByRole('navigation', { name: 'Écrans' }).getByRole('button', { name }).click();

/** A document beside the list, with everything that may be done to it. */
const READING: Script = {
  ...READABLE,
  'dossier.list': () => good(listOf([OWN])),
  'document.read': () => good(viewOf(OWN, { kind: 'structured', sections: [], incomplete: false })),
  'visibility.offers': () => good({ changes: ['mask', 'delete'], replaceable: false, readsWhenMasked: true }),
  'output.verdicts': () => good({ print: null, save: null, copy: null, 'show-to-patient': null }),
};
async function read(page: Page): Promise<void> {
  await page.getByRole('option').filter({ hasText: TITLE }).first().click();
  await page.getByRole('article', { name: 'Document ouvert' }).getByRole('heading', { level: 1 }).waitFor();
}

const queue = (change: Partial<Job>): Script => ({
  ...READABLE,
  'outbox.list': () => good([jobOf('job-1', { title: TITLE, ...change })]),
});

const BOARD: Script = {
  ...READABLE,
  'holds.list': () => good({ holds: [hold('PAT-SEPT', 27)], clockOffsetMs: 0 }),
};
async function board(page: Page, key: string): Promise<void> {
  await goTo(page, /^Annonces/);
  await page.getByRole('row').filter({ hasText: 'PAT-SEPT' }).waitFor();
  await page.keyboard.press(key);
}

const VISITED = { sequence: 8, kind: 'dossier.opened', at: AT, insId: RUTH.insId, patientLabel: 'NESSI Ruth' } as const;
const JOURNAL: Script = {
  ...READABLE,
  'journal.find': () => good({ rows: [{ ...VISITED, facts: {}, hash: 'a'.repeat(64) }], matched: 1, total: 1 }),
  'journal.open': () =>
    good({
      row: { ...VISITED, facts: {}, hash: 'a'.repeat(64) },
      before: null,
      after: null,
      sealed: true,
      visit: {
        patient: RUTH,
        startedAt: AT,
        endedAt: AT,
        right: { outcome: 'open', capacity: 'care-team', consentAt: AT, isTreatingPhysician: true },
        lists: [
          {
            ...{ sequence: 10, at: AT, received: 1, announced: 1, complete: true, scopeFrom: null, archived: false },
            ...{ obsolete: false, fromCopy: false, shown: 1, filters: [], mode: 'practitioner' },
          },
        ],
        documents: [],
      },
    }),
  'journal.rebuild': () => good([]),
};
async function journalEntry(page: Page, act: string): Promise<void> {
  await goTo(page, /^Journal/);
  await page.getByText('NESSI Ruth').first().waitFor();
  await page.keyboard.press('j');
  await press(page, act);
}

const SECRET: Dossier = { ...dossierOf(LOU, { kind: 'open', right: RIGHT }), connection: 'secret' };
const DRAFT = draft('7c9e6679-7425-40de-944b-e07fc1f90ae7', {
  form: FULL,
  fileName: 'cr.txt',
  mediaType: 'text/plain',
});

async function detail(page: Page, act?: string | RegExp): Promise<void> {
  await press(page, 'Détail');
  if (act !== undefined) await press(page, act);
}

const of = (file: string, name: string, script: Script, come: PlayedDialog['come']): PlayedDialog => ({
  file: `features/${file}.tsx`,
  name,
  script,
  come,
});

export const DIALOGS: readonly PlayedDialog[] = [
  of('help/keyboard', 'les touches', READABLE, (page) => page.keyboard.press('?')),
  of('help/about', 'à propos', READABLE, (page) => press(page, 'À propos')),
  of('consent/right-detail', 'le droit de lire', READABLE, (page) => detail(page)),
  of(
    'consent/treating',
    'devenir médecin traitant',
    opened(RUTH, { kind: 'open', right: { ...RIGHT, isTreatingPhysician: false } }),
    (page) => detail(page, 'Me déclarer médecin traitant…'),
  ),
  of('consent/withdrawal', 'le retrait de l’accord', READABLE, (page) => detail(page, /retire son accord…$/)),
  of('consent/for-colleague', 'l’accord pour un autre', READABLE, (page) =>
    detail(page, 'Recueillir pour un autre professionnel…'),
  ),
  of(
    'consent/export-proof',
    'la preuve remise',
    { ...READABLE, 'consent.history': () => good([{ act: ACT, mine: true, verdict: 'intact' }]) },
    (page) => detail(page, /^Exporter la preuve/),
  ),
  of('consent/refusal', 'le refus', opened(DOMINIQUE, { kind: 'consent-needed', why: 'missing' }), (page) =>
    press(page, 'La patiente refuse…'),
  ),
  of(
    'consent/secret-band',
    'quitter la connexion secrète',
    { 'card.state': () => good(OPEN), 'dossier.current': () => good(SECRET) },
    (page) => press(page, 'Quitter la connexion secrète'),
  ),
  of(
    'deposit/discard',
    'jeter le brouillon',
    {
      ...READABLE,
      'deposit.drafts': () => good([DRAFT]),
      'deposit.preview': () => good({ mediaType: 'text/plain', bytes: new TextEncoder().encode(TITLE) }),
      'deposit.save': () => good({}),
    },
    async (page) => {
      await page
        .getByRole('button', { name: /^Déposer/ })
        .first()
        .waitFor();
      await page.keyboard.press('Control+d');
      await press(page, 'Jeter le brouillon…');
      await page.getByRole('dialog').getByRole('checkbox').first().check({ force: true });
    },
  ),
  of('emergency/gate', 'l’accès d’urgence', emergencyScript({}), async (page) => {
    await page.getByRole('button', { name: /Accès d’urgence/ }).waitFor();
    await page.keyboard.press('Control+u');
  }),
  of(
    'emergency/complete-reason',
    'le motif à compléter',
    {
      ...READABLE,
      'emergency.standing': () =>
        good({
          regulator: false,
          officer: false,
          lifeMs: 3_600_000,
          unfinished: [
            { accessId: crypto.randomUUID(), at: AT, birthName: 'NESSI', firstGivenName: 'Ruth', reason: 'Glasgow 6' },
          ],
        }),
    },
    (page) => press(page, 'Compléter…'),
  ),
  of('holds/dialogs', 'prévoir l’annonce', BOARD, (page) => board(page, 'r')),
  of('holds/dialogs', 'annonce faite', BOARD, (page) => board(page, 'a')),
  of('holds/hand-over-dialog', 'le relais d’annonce', BOARD, (page) => board(page, 'p')),
  of('journal/hand-over', 'la copie du journal', JOURNAL, (page) => journalEntry(page, 'Copie pour la patiente…')),
  of('journal/rebuilt-list', 'la liste telle qu’elle était', JOURNAL, (page) =>
    journalEntry(page, 'Revoir la liste telle qu’elle était'),
  ),
  of('outbox/job-acts', 'ôter un envoi refusé', queue({ state: 'refused' }), async (page) => {
    await goTo(page, /^Envois/);
    await press(page, `Retirer, ${TITLE}`);
  }),
  of('outbox/job-acts', 'supprimer un envoi reçu', queue({ state: 'sent', acknowledgedAt: AT }), async (page) => {
    await goTo(page, /^Envois/);
    await press(page, `Supprimer du DMP, ${TITLE}`);
  }),
  of(
    'show/show-screen',
    'reprendre l’écran au patient',
    {
      ...READABLE,
      'show.enter': () => good({ rows: [] }),
      'show.leave': () => good({}),
    },
    async (page) => {
      await page.getByRole('listbox', { name: 'Documents' }).waitFor();
      await page.keyboard.press('F8');
      await page.getByRole('heading', { name: 'Vos documents' }).waitFor();
      await page.keyboard.press('F8');
    },
  ),
  of('viewer/why-dialog', 'à qui l’on remet', READING, async (page) => {
    await read(page);
    await press(page, 'Imprimer…');
  }),
  of('visibility/change-dialog', 'supprimer du DMP', READING, async (page) => {
    await read(page);
    await press(page, 'Modifier');
    await page.getByRole('menuitem', { name: /^Supprimer/ }).click();
  }),
  of('card/pin-form', 'le code oublié', { 'card.state': () => good(OPEN) }, () => Promise.resolve()),
];
