import type { News as RowNews, Since } from '../../../shared/contract/dossier.ts';
import type { DocumentEntry } from '../../../shared/domain/document/entry.ts';
import { consultationAt, type Look, type SeenDocument } from '../../../shared/domain/document/list/look.ts';
import { isCurrent, newsOf } from '../../../shared/domain/document/list/news.ts';
import { askFrom, nextWatermark } from '../../../shared/domain/document/list/watermark.ts';
import { isLotSignature } from '../../../shared/domain/document/patient-authored.ts';
import { entryStates } from '../../../shared/domain/document/visibility.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../ports.ts';
import type { DossierSession, SessionNews } from './dossier-session.ts';
import type { FindSince, KeptList, LookStore, ReceivedList, WriteAudit } from './ports.ts';

export interface NewsNeeds {
  readonly looks: LookStore;
  readonly dmp: FindSince;
  readonly live: (token: string) => Result<DossierSession, Fault>;
  readonly audit: WriteAudit;
  readonly clock: Clock;
  readonly practitionerId: string;
}

/** Marks of a document that was not there before; the others are of one that the last consultation showed. */
const ARRIVALS: readonly string[] = ['new', 'visible'];

const NOTHING_SINCE: Since = { older: 0, complete: true, marks: [] };

/** What is new in a dossier since the holder's last consultation of it (R18, H14): compared, told, kept for the next one. */
export class News {
  readonly #needs: NewsNeeds;

  constructor(needs: NewsNeeds) {
    this.#needs = needs;
  }

  /**
   * The consultation an opening belongs to; null where nothing is compared: an emergency keeps nothing, and what is seen
   * in a secret connection is another list (R36, R41).
   */
  of(session: DossierSession): SessionNews | null {
    if (session.emergency || session.connection === 'secret') return null;
    session.news ??= this.#begin(session.insId);
    return session.news;
  }

  /** The mark of a document in the list of this session; undefined where there is nothing to say. */
  mark(session: DossierSession, entry: DocumentEntry): RowNews | undefined {
    const news = this.of(session);
    if (!news?.compared) return undefined;
    const { uniqueId } = entry;
    const document = this.#compared(entry);
    const found = newsOf(document, news.compared);
    // What was learned of it from the DMP in this consultation still holds when a copy is read, or another list.
    const told = news.compared.submitted || !isCurrent(document.states) ? found : (news.kinds.get(uniqueId) ?? found);
    if (!told) return undefined;
    news.kinds.set(uniqueId, told);
    return { kind: told, opened: news.opened.has(uniqueId) };
  }

  /** Another list is coming: what was submitted since was asked for the one before. */
  renew(session: DossierSession): void {
    const news = this.of(session);
    if (news?.compared) news.compared = { ...news.compared, submitted: null };
  }

  /** When the list was last looked at before this consultation; null for a first one. */
  comparedWith(session: DossierSession): EpochMs | null {
    return this.of(session)?.compared?.look.at ?? null;
  }

  /**
   * A list came from the DMP, and is marked. Whole, it is what the next consultation is compared with; a partial one
   * would make everything it lacks new. The watermark waits for `since`, unless nothing can be missing.
   *
   * @param serverAt the server's own time of the answer.
   */
  looked(session: DossierSession, list: KeptList, serverAt: EpochMs | null): void {
    const news = this.of(session);
    if (!news || !list.complete) return;
    const watermark = news.compared?.look.watermark ?? null;
    const whole = list.scopeFrom === null || watermark === null;
    news.lookedAt = serverAt;
    this.#keep(session.insId, news, {
      at: this.#needs.clock.now(),
      watermark: this.#watermark(session.insId, nextWatermark(watermark, { complete: whole, serverAt })),
      scopeFrom: list.scopeFrom,
      seen: seenOf(list),
    });
  }

  /**
   * What was submitted since the last consultation, asked once the list is there (EX_3.1-1020, three steps). The mark of
   * a row may become another one; what is older than the list's bound is counted, and the watermark waits until it was
   * on the screen.
   *
   * @returns nothing new, without asking, in a first consultation or over a copy; `dossier/not-open` for a dead token, the
   *   exchange's own fault.
   */
  async since(token: string): Promise<Result<Since, Fault>> {
    const live = this.#needs.live(token);
    if (!live.ok) return live;
    const session = live.value;
    const compared = this.of(session)?.compared;
    const from = askFrom(compared?.look.watermark ?? null);
    if (!session.proof || !compared || from === null || session.outcome.kind !== 'open') return ok(NOTHING_SINCE);
    const answer = await this.#needs.dmp.findSince(session.proof, from, session.abort.signal);
    const facts = { opening: session.token };
    if (!answer.ok) {
      this.#needs.audit.write('list.since-asked', session.insId, { ...facts, fault: answer.fault.code });
      return answer;
    }
    const { rows, complete } = answer.value.value;
    this.#needs.audit.write('list.since-asked', session.insId, { ...facts, found: rows.length, complete });
    if (!this.#needs.live(token).ok) return fail({ code: 'dossier/not-open' });
    return ok(this.#learn(session, answer.value.value));
  }

  /** A document was read: its mark goes, and stays away for this consultation. */
  opened(session: DossierSession, uniqueId: string): void {
    const news = this.of(session);
    if (!news?.kinds.has(uniqueId)) return;
    news.opened.add(uniqueId);
    this.#needs.looks.markOpened(session.insId, news.startedAt, uniqueId);
  }

  /** A change made here is no news to who made it: the next consultation compares with what it left. */
  changed(session: DossierSession, entry: DocumentEntry): void {
    const kept = this.of(session) && this.#needs.looks.find(session.insId);
    if (!kept) return;
    const now: SeenDocument = { uniqueId: entry.uniqueId, states: entryStates(entry) };
    const seen = kept.latest.seen.map((one) => (one.uniqueId === entry.uniqueId ? now : one));
    this.#needs.looks.save(session.insId, { ...kept, latest: { ...kept.latest, seen } });
  }

  #begin(insId: string): SessionNews {
    const { looks, clock } = this.#needs;
    const { startedAt, before, kinds } = consultationAt(looks.find(insId), clock.now());
    const compared = before && { look: before, seen: bySeen(before), submitted: null };
    return {
      startedAt,
      compared,
      kinds: new Map(kinds),
      opened: new Set(looks.opened(insId, startedAt)),
      lookedAt: null,
    };
  }

  #compared(entry: DocumentEntry) {
    const mine = entry.authors.some(({ person }) => person?.id === this.#needs.practitionerId);
    return { ...entry, states: entryStates(entry), mine };
  }

  #learn(session: DossierSession, { rows, complete }: ReceivedList): Since {
    const news = this.of(session);
    if (!news?.compared) return NOTHING_SINCE;
    const entries = rows.filter((row): row is DocumentEntry => !('unreadable' in row) && !isLotSignature(row));
    news.compared = { ...news.compared, submitted: new Set(entries.map(({ uniqueId }) => uniqueId)) };
    const marks = this.#marks(session);
    const listed = new Set([...session.rows.values()].map(({ entry }) => entry.uniqueId));
    const arrived = (entry: DocumentEntry): boolean => ARRIVALS.includes(this.mark(session, entry)?.kind ?? '');
    const older = entries.filter((entry) => !listed.has(entry.uniqueId) && arrived(entry)).length;
    this.#settle(session, news, complete && older === 0);
    return { older, complete, marks };
  }

  /** The marks of the rows on screen, told again where they changed. */
  #marks(session: DossierSession): Since['marks'] {
    return [...session.rows.entries()].flatMap(([rowId, { row, entry }]) => {
      const { news: _before, ...plain } = row;
      const news = this.mark(session, entry);
      session.rows.set(rowId, { entry, row: news ? { ...plain, news } : plain });
      return news && news.kind !== row.news?.kind ? [{ rowId, kind: news.kind }] : [];
    });
  }

  #settle(session: DossierSession, news: SessionNews, complete: boolean): void {
    const kept = this.#needs.looks.find(session.insId);
    if (!kept) return;
    const watermark = nextWatermark(kept.latest.watermark, { complete, serverAt: news.lookedAt });
    this.#keep(session.insId, news, { ...kept.latest, watermark });
  }

  #watermark(insId: string, reached: EpochMs | null): EpochMs | null {
    const known = this.#needs.looks.find(insId)?.latest.watermark ?? null;
    return reached === null || known === null ? (reached ?? known) : Math.max(reached, known);
  }

  #keep(insId: string, { startedAt, compared, kinds }: SessionNews, latest: Look): void {
    this.#needs.looks.save(insId, { startedAt, before: compared?.look ?? null, kinds, latest });
  }
}

function bySeen(look: Look): ReadonlyMap<string, SeenDocument> {
  return new Map(look.seen.map((one) => [one.uniqueId, one]));
}

function seenOf({ rows }: KeptList): SeenDocument[] {
  return rows.flatMap((row) => {
    if ('unreadable' in row) return row.uniqueId === undefined ? [] : [{ uniqueId: row.uniqueId, states: [] }];
    return [{ uniqueId: row.uniqueId, states: entryStates(row) }];
  });
}
