import type { Inbox as InboxView, InboxEntry, InboxRow } from '../../../shared/contract/emergency-inbox.ts';
import type { CardHolder } from '../../../shared/domain/card/practitioner.ts';
import { toAccesses, type Access } from '../../../shared/domain/emergency/access-event.ts';
import { parseOpinion, type Decision } from '../../../shared/domain/emergency/opinion.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock, Ids } from '../ports.ts';
import type { AccessFolder, ReadEntry, SignEntry, WriteAudit } from './ports.ts';
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

type Review = Extract<InboxEntry, { kind: 'review' }>;
interface Found {
  readonly accesses: readonly Access[];
  readonly reviews: readonly Review[];
  readonly altered: ReadonlySet<string>;
  readonly unreadable: string[];
}

const THIRTY_DAYS_MS = 30 * 24 * 60 * 60_000;
const accessOf = (entry: InboxEntry): string => (entry.kind === 'event' ? entry.event.accessId : entry.accessId);

/** The privacy officer's inbox: the establishment's emergency accesses, and a written opinion on each (decision 24). */
export class Inbox {
  readonly #needs: InboxNeeds;

  constructor(needs: InboxNeeds) {
    this.#needs = needs;
  }

  /** Every access found in the folder, latest first; `emergency/not-officer`, `/no-folder`, `/folder-unreachable`. */
  list(): Result<InboxView, Fault> {
    const found = this.#find();
    if (!found.ok) return found;
    this.#needs.audit.write('emergency.inbox-read', undefined, { accesses: found.value.accesses.length });
    return ok(view(found.value));
  }

  /** The reason in words. Reading it is an act of its own and journaled; `emergency/unknown-access`. */
  readReason(accessId: string): Result<{ text: string }, Fault> {
    const found = this.#find();
    if (!found.ok) return found;
    const access = found.value.accesses.find((one) => one.accessId === accessId);
    if (!access?.reason) return fail({ code: 'emergency/unknown-access' });
    this.#needs.audit.write('emergency.reason-read', access.patient.insId, { accessId });
    return ok({ text: access.reason.text });
  }

  /**
   * Adds a signed opinion on an access that was opened; the latest one holds.
   *
   * @returns the inbox; faults of the opinion, of the card, of the folder; `emergency/unknown-access`.
   */
  async review(accessId: string, decision: Decision, typed: string): Promise<Result<InboxView, Fault>> {
    const found = this.#find();
    if (!found.ok) return found;
    const access = found.value.accesses.find((one) => one.accessId === accessId);
    if (!access || access.refused !== null) return fail({ code: 'emergency/unknown-access' });
    const opinion = parseOpinion(typed);
    if (!opinion.ok) return opinion;
    const { clock, ids, holder, sign, folder, audit } = this.#needs;
    const { nationalId, family, given } = holder;
    const officer = { nationalId, family, given };
    const review = { kind: 'review' as const, accessId, at: clock.now(), officer, decision, opinion: opinion.value };
    const sealed = await sealEntry(review, sign);
    if (!sealed.ok) return sealed;
    const written = folder?.write(`${accessId}.${ids.uuid()}.review`, sealed.value);
    if (!written?.ok) return written ?? fail({ code: 'emergency/no-folder' });
    audit.write('emergency.reviewed', access.patient.insId, { accessId, decision });
    const after = this.#find();
    return after.ok ? ok(view(after.value)) : after;
  }

  #find(): Result<Found, Fault> {
    const { officer, folder, readEntry } = this.#needs;
    if (!officer) return fail({ code: 'emergency/not-officer' });
    if (!folder) return fail({ code: 'emergency/no-folder' });
    const files = folder.read();
    if (!files.ok) return files;
    const read = files.value.map(({ name, text }) => ({ name, found: readEntry(text) }));
    const entries = read.flatMap(({ found }) => (found ? [found] : []));
    const events = entries.flatMap(({ entry }) => (entry.kind === 'event' ? [entry.event] : []));
    // An opinion that its author did not sign decides nothing; its access is marked all the same.
    const reviews = entries.flatMap(({ entry, genuine }) => (entry.kind === 'review' && genuine ? [entry] : []));
    const altered = new Set(entries.filter(({ genuine }) => !genuine).map(({ entry }) => accessOf(entry)));
    const unreadable = read.filter(({ found }) => !found).map(({ name }) => name);
    return ok({ accesses: toAccesses(events), reviews, altered, unreadable });
  }
}

function view({ accesses, reviews, altered, unreadable }: Found): InboxView {
  const rows = accesses.map((access): InboxRow => {
    const last = reviews
      .filter(({ accessId }) => accessId === access.accessId)
      .reduce<Review | null>((latest, one) => (latest && latest.at > one.at ? latest : one), null);
    const same = accesses.filter(
      ({ practitioner, at, refused }) =>
        practitioner.nationalId === access.practitioner.nationalId &&
        refused === null &&
        at <= access.at &&
        access.at - at < THIRTY_DAYS_MS,
    );
    return { ...rowOf(access, last), genuine: !altered.has(access.accessId), inThirtyDays: same.length };
  });
  return { rows: rows.sort((one, other) => other.at - one.at), unreadable };
}

function rowOf(access: Access, last: Review | null): Omit<InboxRow, 'genuine' | 'inThirtyDays'> {
  const { accessId, at, practitioner, structure, patient, mode, reason, opposition, refused, ended } = access;
  const state = refused !== null ? 'refused' : (last?.decision ?? 'to-review');
  return {
    ...{ accessId, at, practitioner, structure, patient, mode, opposition, refused, ended, state },
    reasonClass: reason ? (reason.quick ?? 'free') : null,
    reasonComplete: reason?.complete ?? true,
    opinion: last && { text: last.opinion, at: last.at, officer: last.officer },
  };
}
