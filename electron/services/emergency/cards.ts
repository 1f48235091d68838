import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import type { CardItem, EmergencyCard } from '../../../shared/contract/emergency-card.ts';
import type { DocumentEntry } from '../../../shared/domain/document/entry.ts';
import { extract, type Passage } from '../../../shared/domain/emergency/card/extract.ts';
import { byManner, byUsefulness, directTopics } from '../../../shared/domain/emergency/card/order.ts';
import { plainFault, type Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../ports.ts';
import type { CardSession, FetchDocuments, FetchedDocument, ListDocuments, ReadWords, WriteAudit } from './ports.ts';

export interface CardNeeds {
  readonly live: (token: string) => Result<CardSession & { readonly insId: string }, Fault>;
  readonly lists: ListDocuments;
  readonly dmp: FetchDocuments;
  readonly words: ReadWords;
  readonly audit: WriteAudit;
  readonly clock: Clock;
  readonly onProgress: () => void;
}

/** The first batch is small: something useful is on the screen while the next one is on its way (H25). */
const FIRST_BATCH = 4;
const BATCH = 8;
/** Documents beyond this are counted as unread, never forgotten. */
const MOST_DOCUMENTS = 150;

type Source = CardItem['source'];
type Unread = EmergencyCard['unread'][number];
interface Listed {
  readonly row: DocumentRow;
  readonly entry: DocumentEntry;
}

type Fetched = Result<FetchedDocument, Fault>;

interface Built {
  readonly token: string;
  readonly startedAt: number;
  state: EmergencyCard['state'];
  fault: Fault | null;
  elapsedMs: number;
  complete: boolean;
  total: number;
  read: number;
  unread: Map<string, Unread>;
  items: CardItem[];
  linked: EmergencyCard['linked'];
}

function sourceOf({ rowId, title, typeLabel, actTime, states }: DocumentRow): Source {
  const masked = states.includes('masque-ps');
  return { rowId, title, typeLabel, masked, ...(actTime !== undefined && { actTime }) };
}

const same = (one: CardItem, other: CardItem): boolean =>
  one.topic === other.topic && one.manner === other.manner && one.text.toLowerCase() === other.text.toLowerCase();

/** Adds an item; the same words of another document count on the most recent one. */
function merge(items: readonly CardItem[], item: CardItem): CardItem[] {
  const known = items.find((one) => same(one, item));
  if (!known) return [...items, item];
  const newer = (item.source.actTime ?? '') > (known.source.actTime ?? '') ? item : known;
  const apart = known.source.rowId === item.source.rowId ? 0 : 1;
  return items.map((one) => (one === known ? { ...newer, elsewhere: known.elsewhere + apart } : one));
}

/** The emergency card of the open access: built as documents arrive, in memory only, gone with the access (H25, H27). */
export class EmergencyCards {
  readonly #needs: CardNeeds;
  #built: Built | null = null;

  constructor(needs: CardNeeds) {
    this.#needs = needs;
  }

  /**
   * The card so far; begins to build it at the first call.
   *
   * @returns the card, with the fault that stopped it if one did; `dossier/not-open` outside an emergency.
   */
  card(token: string): Result<EmergencyCard, Fault> {
    const live = this.#needs.live(token);
    if (!live.ok) return live;
    if (!live.value.emergency) return fail({ code: 'dossier/not-open' });
    if (this.#built?.token !== token) {
      this.#built = emptyCard(token, this.#needs.clock.now());
      void this.#build(this.#built, live.value.emergency.right);
    }
    return ok(this.#view(this.#built));
  }

  /** Forgets everything that was read: the access is over. */
  drop(): void {
    this.#built = null;
  }

  async #build(built: Built, right: Parameters<FetchDocuments['fetchDocuments']>[0]): Promise<void> {
    const listed = await this.#needs.lists.list({ token: built.token, scope: 'all', archived: false, obsolete: false });
    const session = this.#needs.live(built.token);
    if (!session.ok) return;
    if (!listed.ok) return this.#stop(built, listed.fault);
    const documents = byUsefulness([...session.value.rows.values()].map((one) => ({ ...one, ...one.row })));
    built.complete = listed.value.complete && listed.value.rows.every((row) => !('unreadable' in row));
    built.total = listed.value.rows.length;
    this.#announce(built, documents);
    for (const batch of batches(documents.slice(0, MOST_DOCUMENTS))) {
      const read = await this.#readBatch(built, right, batch);
      if (!this.#needs.live(built.token).ok) return;
      if (!read.ok) return this.#stop(built, read.fault);
      this.#progress(built);
    }
    built.state = 'done';
    this.#progress(built);
  }

  #announce(built: Built, documents: readonly Listed[]): void {
    documents.forEach(({ row }, index) => {
      const why = index < MOST_DOCUMENTS ? 'waiting' : 'limit';
      built.unread.set(row.rowId, { source: sourceOf(row), why });
    });
    built.linked = documents.flatMap(({ row }) => directTopics(row).map((topic) => ({ topic, source: sourceOf(row) })));
    this.#progress(built);
  }

  async #readBatch(
    built: Built,
    right: Parameters<FetchDocuments['fetchDocuments']>[0],
    batch: readonly Listed[],
  ): Promise<Result<null, Fault>> {
    const session = this.#needs.live(built.token);
    if (!session.ok) return session;
    const answer = await this.#needs.dmp.fetchDocuments(
      right,
      batch.map(({ entry }) => entry),
      session.value.abort.signal,
    );
    if (!answer.ok) return answer;
    const arrived = batch.map(({ row }, index) => ({ row, answer: answer.value.value[index] }));
    // Side by side: reading the words of a file takes longer than fetching it.
    await Promise.all(arrived.map((one) => this.#readWords(built, session.value, one)));
    return ok(null);
  }

  async #readWords(
    built: Built,
    { patient, read, insId }: CardSession & { readonly insId: string },
    { row, answer }: { readonly row: DocumentRow; readonly answer: Fetched | undefined },
  ): Promise<void> {
    if (!answer?.ok) {
      built.unread.set(row.rowId, { source: sourceOf(row), why: 'not-received' });
      return;
    }
    const { uniqueId } = answer.value;
    read.add(uniqueId);
    this.#needs.audit.write('document.read', insId, { uniqueId, fromCopy: false, card: true });
    const words = await this.#needs.words.readWords(answer.value, patient);
    if (this.#built !== built) return;
    if (words.kind === 'unread') built.unread.set(row.rowId, { source: sourceOf(row), why: words.why });
    else take(built, row, words.passages);
    this.#progress(built);
  }

  #stop(built: Built, fault: Fault): void {
    built.state = 'failed';
    built.fault = plainFault(fault);
    this.#progress(built);
  }

  #progress(built: Built): void {
    built.elapsedMs = this.#needs.clock.now() - built.startedAt;
    this.#needs.onProgress();
  }

  #view(built: Built): EmergencyCard {
    const { token, state, fault, elapsedMs, total, read, complete, unread, items, linked } = built;
    const dated = [...items].sort((one, other) =>
      byManner({ ...one, actTime: one.source.actTime }, { ...other, actTime: other.source.actTime }),
    );
    return {
      token,
      state,
      fault,
      elapsedMs,
      total,
      read,
      complete,
      unread: [...unread.values()],
      items: dated,
      linked,
    };
  }
}

function batches<Of>(all: readonly Of[]): Of[][] {
  const first = all.slice(0, FIRST_BATCH);
  const starts = Array.from(
    { length: Math.ceil((all.length - first.length) / BATCH) },
    (_, n) => FIRST_BATCH + n * BATCH,
  );
  return [first, ...starts.map((start) => all.slice(start, start + BATCH))].filter((batch) => batch.length > 0);
}

function emptyCard(token: string, startedAt: number): Built {
  const counts = { elapsedMs: 0, complete: true, total: 0, read: 0 };
  return { token, startedAt, state: 'reading', fault: null, ...counts, unread: new Map(), items: [], linked: [] };
}

function take(built: Built, row: DocumentRow, passages: readonly Passage[]): void {
  built.unread.delete(row.rowId);
  built.read += 1;
  for (const { topic, manner, text, place } of extract(passages, row.typeCode)) {
    const where = place.kind === 'page' ? { page: place.page } : { section: place.title };
    built.items = merge(built.items, { topic, manner, text, source: sourceOf(row), ...where, elsewhere: 0 });
  }
}
