import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { DocumentList, DocumentRow } from '../../../shared/contract/dossier.ts';
import type { DepositForm } from '../../../shared/contract/deposit.ts';
import type { AuditEvent } from '../../../shared/domain/audit/event.ts';
import type { OutboxJob } from '../../../shared/domain/outbox/job.ts';
import { systemClock } from '../../../electron/adapters/system/clock.ts';
import type { Clock } from '../../../electron/services/ports.ts';
import type { Fault } from '../../../shared/fault.ts';
import type { Result } from '../../../shared/result.ts';
import type { OpenWorkplace } from '../../../electron/compose/workplace.ts';
import type { Workplace } from '../../../electron/ipc/handlers/workplace.ts';
import { startSandboxStore, type SandboxStore } from './sandbox-store.ts';
import { headlessWorkstation, type HeadlessWorkstation } from './workstation.ts';

const PIN = new TextEncoder().encode('1234');
/** What is answered on the consent screen of an adult who speaks for himself. */
export const CONSENT = { consentingPerson: 'patient', capacity: 'care-team', informed: true, means: 'oral' } as const;
const FORM = {
  typeCode: '11488-4',
  title: 'CR',
  actAt: '2026-11-20',
  masked: 'no',
  patient: 'visible',
  holdReason: '',
  talkAt: '',
  representatives: '',
} as const;
/** For states, not for speeds: the tests have limits of their own. */
const LIMIT_MS = 50_000;

/** The value of an outcome that is expected to succeed. */
export function value<Value>(result: Result<Value, Fault | readonly Fault[]>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

/** Waits until something holds, or fails by name. */
export async function until(done: () => boolean, what: string): Promise<void> {
  const end = Date.now() + LIMIT_MS;
  while (!done()) {
    if (Date.now() > end) throw new Error(`Not in time: ${what}`);
    await wait(20);
  }
}

/** The journal of a workplace from a sequence on. */
export function journalOf(work: Workplace, from = 0): readonly AuditEvent[] {
  // The workplace that answers calls is the open one: it holds its journal beside them.
  return (work as unknown as OpenWorkplace).journal.read(from + 1, 10_000).map(({ event }) => event);
}

/** Waits for the card, presents its code and takes up this situation of exercise; gives the open workplace. */
export async function unlock({ card, atWork }: HeadlessWorkstation, structureId: string): Promise<Workplace> {
  await until(() => card.state().kind === 'locked', 'a readable card');
  value(await card.unlock(Uint8Array.from(PIN), structureId));
  return value(atWork());
}

interface WorkingOptions {
  readonly folder: string;
  /** Where the workstation keeps its own; a folder of its own for each holder of a card. */
  readonly profile?: string;
  readonly practitioner?: string;
  readonly structureId: string;
  readonly store?: SandboxStore;
  readonly settings?: Record<string, unknown>;
  /** Follows the sandbox's clock, as the program does. */
  readonly clock?: (store: SandboxStore) => Clock;
}

/** A doctor at work without a window: real card, mutual TLS, sandbox store, encrypted store. */
export class Working {
  readonly store: SandboxStore;
  readonly workstation: HeadlessWorkstation;
  #work: Workplace;
  readonly #structureId: string;
  readonly #ownsStore: boolean;

  private constructor(store: SandboxStore, workstation: HeadlessWorkstation, work: Workplace, options: WorkingOptions) {
    this.store = store;
    this.workstation = workstation;
    this.#work = work;
    this.#structureId = options.structureId;
    this.#ownsStore = options.store === undefined;
  }

  /** The workplace of the last PIN. */
  get work(): Workplace {
    return this.#work;
  }

  /** The form of a deposit, complete. */
  static form(form: Partial<DepositForm>): DepositForm {
    return { ...FORM, ...form };
  }

  static async start(options: WorkingOptions): Promise<Working> {
    const profile = options.profile ?? join(options.folder, 'profile');
    mkdirSync(profile, { recursive: true });
    const { practitioner } = options;
    const store =
      options.store ?? (await startSandboxStore(join(options.folder, 'store'), practitioner ? { practitioner } : {}));
    const settings = { recallWindowMs: 0, ...options.settings };
    const workstation = headlessWorkstation(store, profile, {
      settings,
      ...(options.clock && { clock: options.clock(store), spanClock: systemClock }),
    });
    workstation.card.start();
    return new Working(store, workstation, await unlock(workstation, options.structureId), options);
  }

  /** False once the card is locked, for whatever reason. */
  get isOpen(): boolean {
    return this.workstation.atWork().ok;
  }

  /** The PIN once more, after a lock. */
  async unlockAgain(): Promise<void> {
    this.#work = await unlock(this.workstation, this.#structureId);
  }

  async stop(): Promise<void> {
    await this.workstation.card.stop();
    if (this.#ownsStore) await this.store.stop();
  }

  insIdOf(name: string): string {
    const [row] = this.work.patients.search(name);
    if (!row) throw new Error(`No patient ${name}`);
    return row.insId;
  }

  /** Opens a dossier, with the patient's consent and information where they are asked for; its token. */
  async open(name: string): Promise<string> {
    const dossier = value(await this.work.dossiers.open(this.insIdOf(name)));
    if (dossier.outcome.kind === 'consent-needed') value(await this.work.dossiers.consent(dossier.token, CONSENT));
    // Who cannot deposit there is told so by the deposit itself.
    this.work.feeding.stateInformed(dossier.token, 'self');
    return dossier.token;
  }

  async list(token: string): Promise<DocumentList> {
    return value(await this.work.lists.list({ token, scope: 'all', archived: true, obsolete: true }));
  }

  /** The row of a document, asked of the registry; null when it is not listed. */
  async row(token: string, uniqueId: string): Promise<DocumentRow | null> {
    const { rows } = await this.list(token);
    return rows.find((row): row is DocumentRow => !('unreadable' in row) && row.uniqueId === uniqueId) ?? null;
  }

  /** Deposits a text of its own and waits for the registry's word. */
  async deposit(token: string, form: Partial<DepositForm> = {}, text = `Texte ${Math.random()}`): Promise<OutboxJob> {
    return this.sent(await this.queue(token, form, text));
  }

  /** Validates a text of its own: it is in the queue. */
  async queue(token: string, form: Partial<DepositForm>, text: string): Promise<OutboxJob> {
    const { deposits } = this.work;
    const { draftId } = value(await deposits.inspect(token, 'texte.txt', new TextEncoder().encode(text)));
    value(deposits.save(token, draftId, Working.form(form)));
    return value(deposits.send(token, draftId, true));
  }

  /** Waits for the registry's word on a job that was queued. */
  async sent(job: OutboxJob): Promise<OutboxJob> {
    const { outbox } = this.work;
    const state = (): string | undefined => outbox.list().find((one) => one.jobId === job.id)?.state;
    await until(() => state() === 'sent' || state() === 'refused', 'the answer of the registry');
    if (state() !== 'sent') throw new Error('The registry refused the deposit');
    return job;
  }

  /** Acts as the patient at the store (control address of the sandbox, no sign-in). */
  asPatient(name: string, act: string, fields: Record<string, unknown> = {}): Promise<unknown> {
    const [insOid, insValue] = this.insIdOf(name).split('|');
    return this.store.order('/patient', { insOid, insValue, viewer: 'holder', act, ...fields });
  }

  /** The journal from a sequence on. */
  journal(from = 0): readonly AuditEvent[] {
    return journalOf(this.work, from);
  }
}
