import type { HandOver } from '../../../shared/contract/journal.ts';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import type { AuditRow } from '../../../shared/domain/audit/event.ts';
import { endText } from '../../../shared/domain/audit/handed-over.ts';
import { parisDay } from '../../../shared/domain/patient/age.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../ports.ts';
import { extractOf, handedOverLines, type Period } from './hand-over-lines.ts';
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
    const { clock, journal, sign, save } = this.#needs;
    const at = clock.now();
    journal.write('journal.exported', asked.insId ?? undefined, {
      what: asked.what,
      rows: period.last - period.first + 1,
    });
    const sealed = await journal.seal(sign);
    if (!sealed.ok) return sealed;
    const content = await this.#content(asked, period, at, patient);
    if (!content.ok) return content;
    const saved = await save.save(nameOf(asked, at), content.value);
    return saved.ok ? ok({ saved: saved.value, rows: period.last - period.first + 1 }) : saved;
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
    period: Period,
    at: number,
    patient: PatientRow | null,
  ): Promise<Result<Iterable<string>, Fault>> {
    const { holderName, software, store } = this.#needs;
    if (asked.what === 'control-file') return this.#file(period, at, asked.insId);
    const page = { holderName, software, at, patient, from: asked.from, to: asked.to };
    try {
      const own = this.#rows(period).filter(({ event }) => asked.insId === null || event.patient === asked.insId);
      if (asked.what === 'control-text') return ok(journalPage(own, page));
      return ok(patientPage(own, page, (hash) => store.seen(hash)));
    } catch {
      // A row altered so far that its reader refuses it: the file, which reads nothing into the rows, still goes.
      return fail({ code: 'journal/unreadable' });
    }
  }

  async #file(period: Period, at: number, insId: string | null): Promise<Result<Iterable<string>, Fault>> {
    const { store, session, software, authorities, sign } = this.#needs;
    const { practitionerId: holder } = session;
    const extract = extractOf(store, period, { software, holder, exportedAt: at, authorities });
    if (!extract) return fail({ code: 'journal/nothing-to-hand-over' });
    const signed = await sign.signSeal(endText(extract.header, extract.end));
    if (!signed.ok) return signed;
    return ok(handedOverLines(store, { ...extract, end: { ...extract.end, ...signed.value } }, insId));
  }
}

const NAMES = { 'control-file': 'jsonl', 'control-text': 'html', 'patient-text': 'html' } as const;

/** A name that says nothing of a patient. */
function nameOf({ what }: HandOver, at: number): { readonly name: string; readonly extension: 'jsonl' | 'html' } {
  const kind = what === 'patient-text' ? 'copie-patient' : 'journal';
  return { name: `${kind}-${parisDay(at)}.${NAMES[what]}`, extension: NAMES[what] };
}
