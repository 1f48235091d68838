/** What the leak run does at the workstation: everything that could leave a trace, then a crash in the middle. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { launchApp } from '../app/support/launch.ts';
import { Desk } from '../app/pages/desk.ts';
import { textFile } from '../app/pages/deposit.ts';
import { playTour } from '../app/tour/play-tour.ts';
import { wordsOf } from './secrets.ts';
import type { Secret } from './needles.ts';
import { LEAK_PIN, type OwnPlaces } from './own-places.ts';
import { familyOf } from './processes.ts';

const PATIENT = 'PAT-TROIS';
const TITLE = 'Compte rendu interrompu par la panne';
const TEXT = 'Anomalie hépatique à revoir dans trois semaines';
const DRAFT_TITLE = 'Brouillon jamais envoyé de la visite';
const READ = 'Dépistage de la rétinopathie diabétique';
const READ_TEXT = 'Pas de rétinopathie. Contrôle dans un an.';
const SOUGHT = 'microalbuminurie';

/** Words that the runs below read or type, and those of the tour. */
export const WORDS: readonly Secret[] = [
  wordsOf('title of a document', [
    READ,
    TITLE,
    DRAFT_TITLE,
    'Consultation de suivi du diabète',
    'Surveillance du diabète',
  ]),
  wordsOf('text of a document', [READ_TEXT, TEXT, 'Consultation de suivi. Poids 83 kg', 'HbA1c en baisse']),
  wordsOf('words searched', [SOUGHT]),
  wordsOf('name of a file given', ['suivi-hepatique']),
  wordsOf('PIN', [LEAK_PIN]),
];

const ACT_LIMIT_MS = 30_000;

/** How the workstation of the run is started. */
export interface Seat {
  readonly config: string;
  readonly env: Record<string, string>;
  readonly places: OwnPlaces;
}

/** Starts the application on the run's own profile. */
export async function sitDown({ config, env, places }: Seat): Promise<Desk> {
  const app = await launchApp({ args: ['--config', config], env, userData: places.profile });
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1440, height: 900 });
  page.setDefaultTimeout(ACT_LIMIT_MS);
  return new Desk({ app, page });
}

/** The whole tour, under the run's own PIN. */
export async function tour(desk: Desk, pictures: string, say: (line: string) => void): Promise<string> {
  let code = '';
  const hand = { pin: LEAK_PIN, noteCode: (text: string) => void (code = text) };
  await playTour(desk, pictures, ({ title }) => say(title), hand);
  await desk.lockScreen.unlockAgain(LEAK_PIN);
  return code;
}

/** Opts the open dossier in, so that lists and documents are kept on this disk. */
async function keepCopy({ page, dossier }: Desk): Promise<void> {
  await page.evaluate(async () => {
    const current = (await window.dmp.call('dossier.current', {})) as { value: { token: string } };
    await window.dmp.call('dossier.keepCopy', { token: current.value.token, keep: true });
  });
  await dossier.isListed();
}

/** Reads, searches, keeps a copy, hands a journal over, and leaves a draft. */
export async function work(desk: Desk, saved: string): Promise<void> {
  const { page, app, dossier, deposit } = desk;
  await keepCopy(desk);
  await dossier.read(READ);
  await expect(dossier.frame().getByText(READ_TEXT)).toBeVisible();
  await page.getByRole('searchbox', { name: 'Chercher dans la liste' }).fill(SOUGHT);
  await app.answerDialog('showSaveDialog', { canceled: false, filePath: join(saved, 'journal.jsonl') });
  await page.getByRole('button', { name: 'Journal' }).click();
  await page.getByRole('button', { name: 'Remettre…' }).click();
  await page.getByRole('button', { name: 'Choisir le fichier…' }).click();
  await expect(page.getByText(/Copie écrite.: \d+ écritures/)).toBeVisible();
  await page.getByRole('button', { name: 'Fermer' }).first().click();
  await desk.patients.show();
  await desk.patients.search('PAT-');
  await desk.patients.open(PATIENT);
  await dossier.isListed();
  await deposit.show();
  await deposit.take(textFile('suivi-hepatique.txt', `${TEXT}. INS 279035121518989. Brouillon.`));
  await deposit.fill({ title: DRAFT_TITLE });
  await deposit.isSaved();
  await deposit.discard();
}

/** A crash in the middle of a sending: main process, card, Chromium, all at once and without a word. */
export async function sendAndCrash(desk: Desk): Promise<void> {
  const { deposit, outbox, app } = desk;
  await deposit.show();
  await deposit.send(textFile('suivi-hepatique.txt', `${TEXT}. INS 279035121518989.`), {
    type: 'CR ou fiche de consultation ou de visite',
    title: TITLE,
    actAt: '20/11/2026',
    masked: 'no',
  });
  await expect(outbox.job(TITLE)).toBeVisible();
  const ours = familyOf(process.pid).filter((pid) => pid !== process.pid && isOfTheApplication(pid, app.pid));
  for (const pid of ours) killNow(pid);
}

function isOfTheApplication(pid: number, main: number): boolean {
  if (pid === main) return true;
  try {
    const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return /chrom|electron/i.test(line.split('\0')[0] ?? '') || familyOf(main).includes(pid);
  } catch {
    // It ended by itself between the two looks.
    return false;
  }
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** After the crash: the document leaves, and the application ends as it should. */
export async function comeBack(seat: Seat): Promise<void> {
  const desk = await sitDown(seat);
  try {
    await desk.lockScreen.unlockAgain(LEAK_PIN);
    // The same screen comes back by itself: it is waited for, a press before would be undone by it.
    await expect(desk.dossier.banner).toContainText(PATIENT);
    await desk.dossier.isListed();
    await desk.deposit.show();
    await desk.outbox.isReceived(TITLE);
    await desk.lock();
  } finally {
    await desk.app.close();
  }
}
