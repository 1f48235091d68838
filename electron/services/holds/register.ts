import type { AuditEvent, AuditKind } from '../../../shared/domain/audit/event.ts';
import { holdOf, type Hold, type HoldEvent, type HoldRecord } from '../../../shared/domain/hold/record.ts';
import { insId } from '../../../shared/domain/patient/ins.ts';
import type { HoldStore, KeepTogether, WriteAudit } from './ports.ts';

const KIND_OF: Readonly<Record<HoldEvent['kind'], AuditKind>> = {
  deposited: 'hold.deposited',
  replaced: 'hold.replaced',
  planned: 'hold.planned',
  entrusted: 'hold.entrusted',
  asked: 'hold.announcement-asked',
  refused: 'hold.announcement-refused',
  announced: 'hold.announced',
  withdrawn: 'hold.withdrawn',
  dropped: 'hold.dropped',
  'notice-due': 'hold.notice-due',
  released: 'hold.released',
};

/** What the journal keeps of an event: identifiers, codes and instants; never a title, a reason, a name or a place. */
function factsOf(event: HoldEvent): AuditEvent['facts'] {
  switch (event.kind) {
    case 'deposited':
      return {
        origin: event.origin.kind,
        t0: event.origin.kind === 'unknown' ? event.origin.notAfter : event.origin.at,
      };
    case 'planned':
      return event.talkAt === null ? {} : { talkAt: event.talkAt };
    case 'entrusted':
      return {
        owner: event.owner === null ? 'none' : (event.owner.id ?? 'colleague'),
        ...(event.owner?.leave && { leaveFrom: event.owner.leave.from, leaveUntil: event.owner.leave.until }),
      };
    case 'asked':
      return { talkAt: event.talkAt };
    case 'refused':
      return { code: event.code };
    case 'announced':
      return { elsewhere: event.elsewhere };
    case 'replaced':
      return { version: event.uniqueId };
    case 'withdrawn':
    case 'dropped':
    case 'notice-due':
    case 'released':
      return {};
  }
}

/** The holds of one card holder: kept in memory as the store has them, every event durable with its row of the journal (R42). */
export class HoldRegister {
  readonly #store: HoldStore;
  readonly #audit: WriteAudit & KeepTogether;
  readonly #holds = new Map<string, { readonly record: HoldRecord; events: readonly HoldEvent[]; hold: Hold }>();

  constructor(store: HoldStore, audit: WriteAudit & KeepTogether) {
    this.#store = store;
    this.#audit = audit;
    this.readAgain();
  }

  /** As the store has them, whatever was thought to be kept. */
  readAgain(): void {
    this.#holds.clear();
    for (const { record, events } of this.#store.all()) {
      this.#holds.set(record.id, { record, events, hold: holdOf(record, events) });
    }
  }

  all(): readonly Hold[] {
    return [...this.#holds.values()].map(({ hold }) => hold);
  }

  find(holdId: string): Hold | null {
    return this.#holds.get(holdId)?.hold ?? null;
  }

  /** The hold of a document, whichever of its versions is named; keyed by patient and document (H05). */
  ofDocument(patient: string, uniqueId: string): Hold | null {
    const held = this.all().filter((hold) => insId(hold.ins) === patient && hold.versions.includes(uniqueId));
    return held.find((hold) => !hold.dropped) ?? null;
  }

  open(record: HoldRecord): void {
    const { id: holdId, uniqueId, mine } = record;
    this.#audit.together(() => {
      this.#store.open(record);
      this.#audit.write('hold.opened', insId(record.ins), { holdId, uniqueId, mine });
    });
    this.#holds.set(record.id, { record, events: [], hold: holdOf(record, []) });
  }

  add(holdId: string, event: HoldEvent): Hold {
    const kept = this.#holds.get(holdId);
    if (!kept) throw new Error('An event of a hold that was never opened');
    const { ins, uniqueId } = kept.record;
    this.#audit.together(() => {
      this.#store.append(holdId, event);
      this.#audit.write(KIND_OF[event.kind], insId(ins), { holdId, uniqueId, ...factsOf(event) });
    });
    kept.events = [...kept.events, event];
    kept.hold = holdOf(kept.record, kept.events);
    return kept.hold;
  }
}
