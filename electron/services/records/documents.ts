import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import type { DocumentView, Fetched, Receiving } from '../../../shared/contract/document.ts';
import type { DocumentEntry } from '../../../shared/domain/document/entry.ts';
import type { VersionOf } from '../../../shared/domain/document/replace/next-version.ts';
import { compareTraits } from '../../../shared/domain/patient/traits.ts';
import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';
import type { ExchangeFault, Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../ports.ts';
import { rowOf, type DossierSession, type HeldDocument, type ListedRow, type Reading } from './dossier-session.ts';
import type { News } from './news.ts';
import type {
  FetchDocuments,
  LocalCopy,
  ReadableDocument,
  ReadDocument,
  RetrievedDocument,
  WriteAudit,
} from './ports.ts';

export interface DocumentNeeds {
  readonly live: (token: string) => Result<DossierSession, Fault>;
  readonly dmp: FetchDocuments;
  readonly reader: ReadDocument;
  readonly copy: LocalCopy;
  readonly audit: WriteAudit;
  readonly clock: Clock;
  readonly news: Pick<News, 'opened'>;
  /** Hears how far the document is that is being received. */
  readonly onReceived?: (how: Receiving) => void;
}

/** Documents of the open dossier, read on the practitioner's click: one, or several in one exchange (TD3.2). */
export class Documents {
  readonly #needs: DocumentNeeds;

  constructor(needs: DocumentNeeds) {
    this.#needs = needs;
  }

  /**
   * Fetches one document and makes it readable. Size and hash were compared with the entry by the exchange (H03);
   * the identity it carries is compared with the banner here.
   *
   * @returns the view; `dossier/not-open`, `document/unknown-row`, or the exchange's fault.
   */
  async read(token: string, rowId: string): Promise<Result<DocumentView, Fault>> {
    const live = this.#needs.live(token);
    if (!live.ok) return live;
    const session = live.value;
    const known = rowOf(session, rowId);
    if (!known) return fail({ code: 'document/unknown-row' });
    const { uniqueId } = known.entry;
    const together = session.fetched.get(uniqueId);
    // Why it did not come is told once: a second try asks for it alone.
    if (together?.ok === false) session.fetched.delete(uniqueId);
    const reading = beginReading(session, rowId);
    const held = together ?? (await this.#hold(session, known.entry, reading));
    const readable = held.ok && (await this.#readable(held.value));
    if (!this.#needs.live(token).ok) return fail({ code: 'dossier/not-open' });
    // Another document was asked for meanwhile: what is shown, and may be saved, is that one.
    const isOvertaken = session.reading !== reading;
    if (!isOvertaken) delete session.shown;
    if (!held.ok || !readable || isOvertaken) {
      const fault = held.ok ? { code: 'network/aborted' } : held.fault;
      if (!together) this.#refused(session, uniqueId, fault);
      return fail(fault);
    }
    const { document, at, fromCopy } = held.value;
    session.read.add(document.uniqueId);
    showFile(session, uniqueId, readable);
    // A list may have come meanwhile, and with it a newer entry of the same document.
    const { entry } = rowOf(session, rowId) ?? known;
    session.known.set(uniqueId, { entry, version: versionOf(uniqueId, readable.header) });
    this.#needs.news.opened(session, uniqueId);
    this.#needs.audit.write('document.read', session.insId, {
      opening: session.token,
      uniqueId,
      fromCopy,
      ...(together && { together: true }),
    });
    return ok(view(token, known.row, readable, session.patient, { receivedAt: at, fromCopy }));
  }

  /**
   * Stops asking for the document of a row: its exchange is broken off, and `read` answers `network/aborted`. Nothing when
   * another document is being asked for, or none. The DMP may count it as consulted all the same.
   */
  cancel(token: string, rowId: string): Result<Record<never, never>, Fault> {
    const live = this.#needs.live(token);
    if (!live.ok) return live;
    const { reading } = live.value;
    if (reading?.rowId === rowId) reading.abort.abort();
    return ok({});
  }

  #readable({ document }: HeldDocument): Promise<ReadableDocument> {
    return this.#needs.reader.readDocument(document.bytes, document.mimeType);
  }

  /**
   * Fetches several documents in one exchange, under one signature (decision 16). Each that came waits in memory to be
   * opened by `read`, and is journaled both times: the DMP counts it as consulted from now on.
   *
   * @returns for each row, in their order, the code of what kept it from coming, or null; `dossier/not-open`,
   *   `document/unknown-row` for a row of no list, the fault of the whole exchange.
   */
  async fetch(token: string, rowIds: readonly string[]): Promise<Result<Fetched[], Fault>> {
    const live = this.#needs.live(token);
    if (!live.ok) return live;
    const session = live.value;
    const found = rowIds.map((rowId) => rowOf(session, rowId));
    const rows = found.filter((row) => row !== undefined);
    if (rows.length < found.length) return fail({ code: 'document/unknown-row' });
    const answer = await this.#holdAll(session, rows);
    if (!this.#needs.live(token).ok) return fail({ code: 'dossier/not-open' });
    if (!answer.ok) {
      for (const { entry } of rows) this.#refused(session, entry.uniqueId, answer.fault);
      return answer;
    }
    return ok(
      rows.map(({ entry }, index) => ({
        rowId: rowIds[index] ?? '',
        faultCode: this.#keep(session, entry, answer.value[index], rows.length),
      })),
    );
  }

  /** Keeps one of several until it is opened; the code of its fault when it did not come. */
  #keep(
    session: DossierSession,
    { uniqueId }: DocumentEntry,
    held: Result<HeldDocument, Fault> = fail({ code: 'document/not-received' }),
    of: number,
  ): string | null {
    session.fetched.set(uniqueId, held);
    if (!held.ok) {
      this.#refused(session, uniqueId, held.fault);
      return held.fault.code;
    }
    session.read.add(uniqueId);
    const facts = { opening: session.token, uniqueId, of, fromCopy: held.value.fromCopy };
    this.#needs.audit.write('document.fetched', session.insId, facts);
    return null;
  }

  async #holdAll(
    session: DossierSession,
    rows: readonly ListedRow[],
  ): Promise<Result<readonly Result<HeldDocument, Fault>[], Fault>> {
    if (!session.proof) return fail({ code: 'dossier/not-open' });
    if (session.outcome.kind === 'unreachable') return ok(rows.map(({ entry }) => this.#fromCopy(session, entry)));
    const entries = rows.map(({ entry }) => entry);
    const answer = await this.#needs.dmp.fetchDocuments(session.proof, entries, session.abort.signal);
    if (!answer.ok) return answer;
    return ok(answer.value.value.map((one) => (one.ok ? ok(this.#received(session, one.value)) : one)));
  }

  #received(session: DossierSession, document: RetrievedDocument): HeldDocument {
    const at = this.#needs.clock.now();
    if (!session.emergency) this.#needs.copy.saveDocument(session.insId, document, at);
    return { document, at, fromCopy: false };
  }

  #refused(session: DossierSession, uniqueId: string, fault: Fault): void {
    const facts = { opening: session.token, uniqueId, fault: fault.code };
    this.#needs.audit.write('document.refused', session.insId, facts);
  }

  async #hold(
    session: DossierSession,
    entry: DocumentEntry,
    { rowId, abort }: Reading,
  ): Promise<Result<HeldDocument, Fault>> {
    if (!session.proof) return fail({ code: 'dossier/not-open' });
    if (session.outcome.kind === 'unreachable') return this.#fromCopy(session, entry);
    const signal = AbortSignal.any([session.abort.signal, abort.signal]);
    const { onReceived } = this.#needs;
    const tell = (received: number, total: number | null): void =>
      onReceived?.({ token: session.token, rowId, received, total });
    const answer = await this.#needs.dmp.fetchDocuments(session.proof, [entry], signal, tell);
    if (!answer.ok) return answer;
    const first: Result<RetrievedDocument, ExchangeFault> | undefined = answer.value.value[0];
    if (!first) return fail({ code: 'document/not-received' });
    if (!first.ok) return first;
    return ok(this.#received(session, first.value));
  }

  #fromCopy(session: DossierSession, entry: DocumentEntry): Result<HeldDocument, Fault> {
    const kept = this.#needs.copy.document(session.insId, entry.uniqueId);
    return kept ? ok({ document: kept, at: kept.at, fromCopy: true }) : fail({ code: 'document/not-in-copy' });
  }
}

/** One document is asked for at a time: the exchange of the one before is broken off. */
function beginReading(session: DossierSession, rowId: string): Reading {
  session.reading?.abort.abort();
  const reading: Reading = { rowId, abort: new AbortController() };
  session.reading = reading;
  return reading;
}

/** What was read last is what can be saved; a document without a file leaves none of an earlier one. */
function showFile(session: DossierSession, uniqueId: string, { body }: ReadableDocument): void {
  const file = body.kind === 'file' ? body : body.kind === 'structured' ? body.copy : undefined;
  if (file) session.shown = { uniqueId, mediaType: file.mediaType, bytes: file.bytes };
}

/** Place of a document in its series, as its header prints it. */
function versionOf(uniqueId: string, header: ReadableDocument['header']): VersionOf {
  const { setId, versionNumber } = header ?? {};
  return { uniqueId, ...(setId !== undefined && { setId }), ...(versionNumber !== undefined && { versionNumber }) };
}

function view(
  token: string,
  row: DocumentRow,
  readable: ReadableDocument,
  patient: PatientIdentity,
  origin: { readonly receivedAt: number; readonly fromCopy: boolean },
): DocumentView {
  return {
    token,
    row,
    header: readable.header,
    body: readable.body,
    identity: identityVerdict(readable, patient),
    ...origin,
  };
}

/**
 * Whether the document speaks of the patient in the banner (H03): an INS decides, whatever the names; without one
 * the document is «identité non vérifiable» even when its names agree.
 */
export function identityVerdict(readable: ReadableDocument, patient: PatientIdentity): DocumentView['identity'] {
  const named = readable.patient;
  if (!named) return { kind: 'unverifiable' };
  const traits = compareTraits(patient, named.traits);
  const otherIns = named.ins.length > 0 && !named.ins.includes(patient.ins.value);
  const differences = [...(otherIns ? ['ins'] : []), ...traits];
  if (differences.length > 0) return { kind: 'differs', differences };
  return named.ins.length > 0 ? { kind: 'agrees' } : { kind: 'unverifiable' };
}
