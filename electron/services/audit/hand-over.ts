import type { HandOver } from '../../../shared/contract/journal.ts';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import { FIRST_PREVIOUS_HASH } from '../../../shared/domain/audit/chain.ts';
import type { AuditRow } from '../../../shared/domain/audit/event.ts';
import { endText, HANDED_OVER_FORMAT, type HandedOverHeader } from '../../../shared/domain/audit/handed-over.ts';
import { parisDay } from '../../../shared/domain/patient/age.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../ports.ts';
import { journalPage, patientPage } from './hand-over-page.ts';
import type { Journal, JournalSession } from './journal.ts';
import type { AuditStore, SaveFile, SignSeal } from './ports.ts';

export interface HandOverNeeds {
  readonly store: AuditStore;
  readonly journal: Journal;
  readonly session: JournalSession;
  readonly sign: SignSeal;
  readonly save: SaveFile;
  readonly patient: (insId: string) => PatientRow | null;
  /** Name and version of this program. */
  readonly software: string;
  readonly holderName: string;
  /** Authorities above the holder's certificate, DER in base64. */
  readonly authorities: readonly string[];
  readonly clock: Clock;
}

/** Rows read in one go. */
const STEP = 500;

type Saved = { readonly saved: boolean; readonly rows: number };
type Period = { readonly first: number; readonly last: number };

/** Copies of the journal, written where the user says (EX_AIR-120): for a control, or for the patient concerned. */
export class HandOvers {
  readonly #needs: HandOverNeeds;

  constructor(needs: HandOverNeeds) {
    this.#needs = needs;
  }

  /**
   * Writes a copy of a period. The act is written in the journal and sealed first, so that a copy for a control holds
   * its own trace and ends under a seal.
   *
   * @returns whether it was saved and how many rows it bears; `journal/nothing-to-hand-over`, `journal/minor-copy` for
   *   the copy of a minor (N7: it could reach a representative), `journal/unknown-patient`, `journal/file-not-written`,
   *   the card's fault when it does not sign.
   */
  async handOver(asked: HandOver): Promise<Result<Saved, Fault>> {
    const patient = asked.insId === null ? null : this.#needs.patient(asked.insId);
    if (asked.what === 'patient-text' && !patient) return fail({ code: 'journal/unknown-patient' });
    if (asked.what === 'patient-text' && patient?.isMinor) return fail({ code: 'journal/minor-copy' });
    const period = this.#period(asked);
    if (!period) return fail({ code: 'journal/nothing-to-hand-over' });
    const rows = this.#rows(period);
    const { clock, journal, sign, save } = this.#needs;
    const at = clock.now();
    journal.write('journal.exported', asked.insId ?? undefined, { what: asked.what, rows: rows.length });
    const sealed = await journal.seal(sign);
    if (!sealed.ok) return sealed;
    const content = await this.#content(asked, rows, at, patient);
    if (!content.ok) return content;
    const saved = await save.save(nameOf(asked, at), content.value);
    if (!saved.ok) return saved;
    return ok({ saved: saved.value, rows: rows.length });
  }

  #period({ from, to }: HandOver): Period | null {
    const { store, session } = this.#needs;
    const filter = {
      practitionerId: session.practitionerId,
      ...(from !== null && { from }),
      ...(to !== null && { to }),
    };
    const count = store.count(filter);
    const last = store.find(filter, 0, 1)[0];
    const first = count === 0 ? undefined : store.find(filter, count - 1, 1)[0];
    return first && last ? { first: first.sequence, last: last.sequence } : null;
  }

  #rows({ first, last }: Period): readonly AuditRow[] {
    const rows: AuditRow[] = [];
    for (let from = first; from <= last;) {
      const read = this.#needs.store.read(from, Math.min(STEP, last - from + 1));
      rows.push(...read);
      const end = read.at(-1);
      if (!end) break;
      from = end.sequence + 1;
    }
    return rows;
  }

  async #content(
    asked: HandOver,
    rows: readonly AuditRow[],
    at: number,
    patient: PatientRow | null,
  ): Promise<Result<Iterable<string>, Fault>> {
    const { holderName, software, store } = this.#needs;
    const page = { holderName, software, at, patient, from: asked.from, to: asked.to };
    const own = rows.filter(({ event }) => asked.insId === null || event.patient === asked.insId);
    if (asked.what === 'control-text') return ok(journalPage(own, page));
    if (asked.what === 'patient-text') return ok(patientPage(own, page, (hash) => store.seen(hash)));
    return this.#file(rows, at, asked.insId);
  }

  async #file(rows: readonly AuditRow[], at: number, insId: string | null): Promise<Result<Iterable<string>, Fault>> {
    const { store, session, software, authorities, sign } = this.#needs;
    const [first] = rows;
    const last = rows.at(-1);
    if (!first || !last) return fail({ code: 'journal/nothing-to-hand-over' });
    const header: HandedOverHeader = {
      format: HANDED_OVER_FORMAT,
      version: 1,
      software,
      holder: session.practitionerId,
      exportedAt: at,
      start: { sequence: first.sequence - 1, hash: first.sequence === 1 ? FIRST_PREVIOUS_HASH : first.previousHash },
      authorities,
    };
    const end = { rows: rows.length, sequence: last.sequence, hash: last.hash };
    const signed = await sign.signSeal(endText(header, end));
    if (!signed.ok) return signed;
    const seals = new Map(store.seals(first.sequence, last.sequence).map((seal) => [seal.sequence, seal]));
    return ok(fileLines(header, rows, insId, seals, { ...end, ...signed.value }, (hash) => store.seen(hash)));
  }
}

function* fileLines(
  header: HandedOverHeader,
  rows: readonly AuditRow[],
  insId: string | null,
  seals: ReadonlyMap<number, object>,
  end: object,
  seen: (hash: string) => object | null,
): Generator<string> {
  const line = (value: object): string => `${JSON.stringify(value)}\n`;
  const given = new Set<string>();
  yield line(header);
  for (const { event, ...place } of rows) {
    const theirs = insId !== null && event.patient !== insId;
    yield line({ row: { ...place, event: theirs ? null : event } });
    const view = event.facts['view'];
    if (!theirs && typeof view === 'string' && !given.has(view)) {
      given.add(view);
      yield line({ view: { hash: view, content: seen(view) } });
    }
    const seal = seals.get(place.sequence);
    if (seal) yield line({ seal: { ...seal, at: event.at } });
  }
  yield line({ end });
}

const NAMES = { 'control-file': 'jsonl', 'control-text': 'html', 'patient-text': 'html' } as const;

/** A name that says nothing of a patient. */
function nameOf({ what }: HandOver, at: number): { readonly name: string; readonly extension: 'jsonl' | 'html' } {
  const kind = what === 'patient-text' ? 'copie-patient' : 'journal';
  return { name: `${kind}-${parisDay(at)}.${NAMES[what]}`, extension: NAMES[what] };
}
