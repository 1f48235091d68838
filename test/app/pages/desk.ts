import { expect, type Page } from '@playwright/test';
import { launchWorkstation, type Workstation, type World, type WorkstationOptions } from '../support/world.ts';
import { Consent } from './consent.ts';
import { Deposit } from './deposit.ts';
import { Dossier } from './dossier.ts';
import { HoldBoard } from './holds.ts';
import { LockScreen } from './lock-screen.ts';
import { Outbox } from './outbox.ts';
import { Patients } from './patients.ts';

/** One window with all its screens, named. */
export class Desk {
  readonly app: Workstation['app'];
  readonly page: Page;
  readonly lockScreen: LockScreen;
  readonly patients: Patients;
  readonly consent: Consent;
  readonly dossier: Dossier;
  readonly deposit: Deposit;
  readonly outbox: Outbox;
  readonly holds: HoldBoard;

  constructor({ app, page }: Workstation) {
    this.app = app;
    this.page = page;
    this.lockScreen = new LockScreen(page);
    this.patients = new Patients(page);
    this.consent = new Consent(page);
    this.dossier = new Dossier(page);
    this.deposit = new Deposit(page);
    this.outbox = new Outbox(page);
    this.holds = new HoldBoard(page);
  }

  /** Opens the dossier of a patient who consents, down to its list. */
  async openDossier(name: string): Promise<void> {
    await this.patients.open(name);
    await this.consent.record();
    await this.dossier.isListed();
  }

  /** Locks by hand. */
  async lock(): Promise<void> {
    await this.page.keyboard.press('Control+l');
    await this.lockScreen.isReady();
  }

  /** Nothing in the whole page, frames and title included, holds one of these texts. */
  async showsNothingOf(traces: readonly string[]): Promise<void> {
    const seen = [await this.page.title()];
    for (const frame of this.page.frames()) seen.push(await frame.content());
    for (const trace of traces) expect(seen.join('\n')).not.toContain(trace);
  }
}

/** Launches a workstation, still locked. */
export async function lockedDesk(world: World, options: WorkstationOptions = {}): Promise<Desk> {
  return new Desk(await launchWorkstation(world, options));
}

/** Launches a workstation and unlocks it for the first time. */
export async function openDesk(world: World, options: WorkstationOptions = {}): Promise<Desk> {
  const desk = await lockedDesk(world, options);
  await desk.lockScreen.unlock();
  return desk;
}
