import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Answer } from '../../../shared/contract/answer.ts';
import type { DocumentList } from '../../../shared/contract/dossier.ts';
import type { Ins } from '../../../shared/domain/patient/ins.ts';
import type { CallName } from '../../../shared/contract/names.ts';
import type { Input, Output } from '../../../renderer/api/client.ts';
import { launchApp, type RunningApp } from '../../app/support/launch.ts';
import type { SandboxStore } from '../../support/workstation/sandbox-store.ts';
import { TILLEULS } from './card-gateway.ts';
import { consentAnswers } from './consented.ts';
import type { Stage } from './stage.ts';

/** The built application in its window, with the card in the reader. */
export interface AppWindow {
  readonly app: RunningApp;
  readonly page: Page;
  /** Asks the main process as the page does; throws its fault. */
  call<Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>>;
  close(): Promise<void>;
}

/** The configuration of a workstation of this store, in a folder that is also its profile. */
export function writeConfig(store: SandboxStore, folder: string, baseUrl?: string): string {
  const path = join(folder, 'workstation-config.json');
  writeFileSync(path, JSON.stringify({ ...store.settings, ...(baseUrl !== undefined && { baseUrl }) }));
  return path;
}

/** Starts the application on the lock screen, with a new profile; towards `baseUrl`, or straight to the sandbox. */
export async function openWindow(stage: Stage, baseUrl?: string): Promise<AppWindow> {
  const store = await stage.sandbox();
  const folder = stage.folder();
  const config = writeConfig(store, folder, baseUrl);
  const env = { SOFTHSM2_CONF: store.card.conf };
  const app = await launchApp({ appDir: stage.appDir, args: ['--config', config], env, userData: folder });
  const page = await app.firstWindow();
  return {
    app,
    page,
    async call(name, input) {
      const answer = await page.evaluate(([asked, given]) => window.dmp.call(asked, given), [name, input] as const);
      // The main process parsed it against the contract before it let it out.
      const typed = answer as Answer<Output<typeof name>>;
      if (!typed.ok) throw new Error(`${name}: ${JSON.stringify(typed.faults)}`);
      return typed.value;
    },
    close: () => app.close(),
  };
}

/** PIN and recovery code done with: the window shows the search of patients. */
export async function unlock(window: AppWindow): Promise<void> {
  await window.page.locator(LOCK_READY).waitFor();
  await window.call('card.unlock', { pin: '1234', structureId: TILLEULS });
  await window.call('app.acknowledgeRecoveryCode', {});
  await window.call('app.acknowledgeReminder', {});
  await window.page.locator(PATIENT_ROW).first().waitFor();
}

/** The field of the code: the lock screen can be used. */
export const LOCK_READY = '.pin input';
export const PATIENT_ROW = 'tr[data-ins]';
/** «Lire la copie de ce poste», where the DMP could not be reached. */
export const READ_COPY = '.outcome footer button:nth-of-type(2)';
/** A line of the document list. */
export const DOCUMENT_LINE = '.dossier .list .row';

/** Opens, consents, keeps a copy and reads the whole list once, as the page would ask for it. */
export async function prepareDossier(
  window: AppWindow,
  name: string,
): Promise<{ insId: string; ins: Ins; list: DocumentList }> {
  const [row] = await window.call('patient.search', { words: name });
  if (!row) throw new Error(`No patient ${name}`);
  const { token, outcome } = await window.call('dossier.open', { insId: row.insId });
  if (outcome.kind === 'consent-needed') await window.call('dossier.consent', { token, ...consentAnswers });
  await window.call('dossier.keepCopy', { token, keep: true });
  // The last list asked is the one that is kept.
  const list = await window.call('dossier.list', { token, scope: 'all', archived: false, obsolete: false });
  const rows = [...list.rows];
  while (rows.length < list.total) rows.push(...(await window.call('dossier.moreRows', { token, from: rows.length })));
  await window.call('dossier.close', { token });
  return { insId: row.insId, ins: row.patient.ins, list: { ...list, rows } };
}

export function patientSelector(insId: string): string {
  return `${PATIENT_ROW}[data-ins="${insId}"]`;
}

/** Back on the search, where the patients last opened stand first. */
export async function backToSearch({ page }: AppWindow, insId: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.locator(patientSelector(insId)).waitFor();
}
