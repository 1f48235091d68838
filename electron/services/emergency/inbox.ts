import type { Inbox as InboxView } from '../../../shared/contract/emergency-inbox.ts';
import type { CardHolder } from '../../../shared/domain/card/practitioner.ts';
import { parseOpinion, type Decision } from '../../../shared/domain/emergency/opinion.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock, Ids } from '../ports.ts';
import type { AccessFolder, ReadEntry, SignEntry, WriteAudit } from './ports.ts';
import { inboxView, putTogether, type Found, type ReadFile } from './read-inbox.ts';
import { sealEntry } from './signed-entry.ts';

export interface InboxNeeds {
  /** Whether the settings name this card's holder as privacy officer. */
  readonly officer: boolean;
  readonly folder: AccessFolder | null;
  readonly readEntry: ReadEntry;
  readonly sign: SignEntry;
  readonly holder: CardHolder;
  readonly audit: WriteAudit;
  readonly clock: Clock;
  readonly ids: Ids;
}

/**
 * The privacy officer's inbox: the establishment's emergency accesses and unusual volumes, and a written opinion
 * on each (decision 24, H56).
 */
export class Inbox {
  readonly #needs: InboxNeeds;

  constructor(needs: InboxNeeds) {
    this.#needs = needs;
  }

  /** Every entry found in the folder, latest first; `emergency/not-officer`, `/no-folder`, `/folder-unreachable`. */
  async list(): Promise<Result<InboxView, Fault>> {
    const found = await this.#find();
    if (!found.ok) return found;
    const { accesses, reports } = found.value;
    this.#needs.audit.write('emergency.inbox-read', undefined, { accesses: accesses.length, volumes: reports.length });
    return ok(inboxView(found.value));
  }

  /** The reason in words. Reading it is an act of its own and journaled; `emergency/unknown-access`. */
  async readReason(accessId: string): Promise<Result<{ text: string }, Fault>> {
    const found = await this.#find();
    if (!found.ok) return found;
    const access = found.value.accesses.find((one) => one.accessId === accessId);
    if (!access?.reason) return fail({ code: 'emergency/unknown-access' });
    this.#needs.audit.write('emergency.reason-read', access.patient.insId, { accessId });
    return ok({ text: access.reason.text });
  }

  /**
   * Adds a signed opinion on an access that was opened, or on an unusual volume; the latest one holds.
   *
   * @returns the inbox; faults of the opinion, of the card, of the folder; `emergency/unknown-access`.
   */
  async review(entryId: string, decision: Decision, typed: string): Promise<Result<InboxView, Fault>> {
    const found = await this.#find();
    if (!found.ok) return found;
    const subject = inboxView(found.value).rows.find((row) => row.entryId === entryId);
    if (!subject || subject.state === 'refused') return fail({ code: 'emergency/unknown-access' });
    const opinion = parseOpinion(typed);
    if (!opinion.ok) return opinion;
    const { clock, ids, holder, sign, folder, audit } = this.#needs;
    const { nationalId, family, given } = holder;
    const officer = { nationalId, family, given };
    const review = {
      kind: 'review' as const,
      accessId: entryId,
      at: clock.now(),
      officer,
      decision,
      opinion: opinion.value,
    };
    const sealed = await sealEntry(review, sign);
    if (!sealed.ok) return sealed;
    const written = folder?.write(`${entryId}.${ids.uuid()}.review`, sealed.value);
    if (!written?.ok) return written ?? fail({ code: 'emergency/no-folder' });
    const patient = subject.kind === 'access' ? subject.patient.insId : undefined;
    audit.write('emergency.reviewed', patient, { accessId: entryId, decision });
    const after = await this.#find();
    return after.ok ? ok(inboxView(after.value)) : after;
  }

  async #find(): Promise<Result<Found, Fault>> {
    const { officer, folder, readEntry } = this.#needs;
    if (!officer) return fail({ code: 'emergency/not-officer' });
    if (!folder) return fail({ code: 'emergency/no-folder' });
    const read: ReadFile[] = [];
    const files = await folder.read(({ name, text }) => void read.push({ name, found: readEntry(text) }));
    return files.ok ? ok(putTogether(read)) : files;
  }
}
