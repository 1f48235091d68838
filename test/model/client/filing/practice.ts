/** What the doctor does on his screen: each act is told to the witness before the client may send anything of it. */
import type { OpenWorkplace } from '../../../../electron/compose/workplace.ts';
import type { Hold as HoldView } from '../../../../shared/contract/holds.ts';
import type { AskedChange } from '../../../../shared/contract/visibility.ts';
import type { ManualClock } from '../../../support/manual-clock.ts';
import type { Random } from '../../world/random.ts';
import type { Restrictions } from '../../world/world.ts';
import type { ScreenRow, Witness } from './witness.ts';

/** The workplace and the dossier on screen when an act began. */
export interface AtDesk {
  readonly work: OpenWorkplace;
  readonly token: string;
  /** Whose dossier it is: `P0`, `P1`. */
  readonly patient: string | null;
}

export interface Seen {
  filed: number;
  held: number;
  replaced: number;
  changed: number;
  announced: number;
  refused: number;
}

/** What a person may ask of a document on the screen, by the word of the oracle. */
const TOLD: Readonly<Record<AskedChange, string>> = {
  mask: 'mask',
  unmask: 'unmask',
  'show-to-representatives': 'show-representatives',
  archive: 'archive',
  unarchive: 'unarchive',
  delete: 'delete',
};
export const CHANGES = ['mask', 'unmask', 'show-to-representatives', 'archive', 'unarchive', 'delete'] as const;
const IRREVERSIBLE: readonly AskedChange[] = ['show-to-representatives', 'delete'];
const REASON = 'Résultat à annoncer en consultation';

export class Practice {
  readonly #random: Random;
  readonly #clock: ManualClock;
  readonly #witness: Witness;
  readonly #seen: Seen;
  #serial = 0;

  constructor(random: Random, clock: ManualClock, witness: Witness, seen: Seen) {
    this.#random = random;
    this.#clock = clock;
    this.#witness = witness;
    this.#seen = seen;
  }

  /** Files a text of its own, or a new version of a row. */
  file({ work, token, patient }: AtDesk, row: ScreenRow | null): void {
    if (patient === null) return;
    void this.#file(work, token, patient, row).catch((error: unknown) => {
      this.#witness.broke(`the client threw: ${error instanceof Error ? error.message : String(error)}`);
    });
  }

  change({ work, token }: AtDesk, row: ScreenRow, change: AskedChange, confirmed: boolean): void {
    if (confirmed || !IRREVERSIBLE.includes(change)) this.#witness.ask(TOLD[change], row.uniqueId);
    void work.changes.change(token, row.rowId, change, confirmed).then((done) => {
      this.#seen[done.ok ? 'changed' : 'refused'] += 1;
    });
  }

  /** R29: one act, with who and when; a bad answer is refused and changes nothing. */
  announce({ work }: AtDesk): void {
    const hold = this.#anyHold(work);
    if (!hold) return;
    const random = this.#random;
    const now = this.#clock.now();
    const [by, confirmed] = [random.pick(['Dr LIBRE', 'Dr LIBRE', 'x']), random.chance(0.85)];
    const talkAt = now + random.pick([0, 0, 0, 3_600_000]);
    const good = by !== 'x' && confirmed && talkAt <= now;
    if (good) for (const uniqueId of hold.versions) this.#witness.ask('show-patient', uniqueId);
    const noted = work.holds.announce(hold.holdId, { by, talkAt, confirmed });
    if (!noted.ok) return;
    this.#seen.announced += 1;
    if (!good) this.#witness.broke('R29: an announcement without who, when or a confirmation');
  }

  /** Hand-over: somebody else answers for it, and its two dates stay (R29, N8). */
  entrust({ work }: AtDesk): void {
    const hold = this.#anyHold(work);
    if (!hold) return;
    const to = this.#random.chance(0.5) ? ({ kind: 'me' } as const) : COLLEAGUE;
    const done = work.holds.entrust([hold.holdId], to);
    if (!done.ok) return;
    const [after] = done.value;
    if (after?.releaseAt !== hold.releaseAt || after.noticeAt !== hold.noticeAt)
      this.#witness.broke('N8, R29: a hand-over moved the dates of a hold');
    if (after?.owner?.me !== (to.kind === 'me')) this.#witness.broke('R29: the hand-over names somebody else');
  }

  retry({ work }: AtDesk): void {
    for (const { jobId } of work.outbox.list()) if (this.#random.chance(0.5)) work.outbox.retry(jobId);
  }

  /** N6, H29: each deposit that was accepted is in the store once, or visibly not there; each held one is on the board. */
  checkFiled(work: OpenWorkplace, timesInStore: (uniqueId: string) => number): void {
    const jobs = new Map(work.outbox.list().map((job) => [job.uniqueId, job]));
    const board = work.holds.list().holds;
    for (const uniqueId of this.#witness.filed.keys()) {
      const state = jobs.get(uniqueId)?.state;
      const times = timesInStore(uniqueId);
      if (state === undefined) this.#witness.broke('N6: an accepted deposit is out of the queue');
      if (state === 'sent' && times !== 1) this.#witness.broke(`N6: sent, and ${times} times in the store`);
      if (state === 'refused' && times !== 0) this.#witness.broke('N6: refused, and in the store');
      const isHeld = this.#witness.isHeld(uniqueId, this.#clock.now());
      if (state === 'sent' && isHeld && !board.some(({ versions }) => versions.includes(uniqueId)))
        this.#witness.broke('R22, R26 F, R29: a held version of one’s own is not on the board');
    }
  }

  async #file(work: OpenWorkplace, token: string, id: string, row: ScreenRow | null): Promise<void> {
    const says = this.#wishes(id);
    const bytes = new TextEncoder().encode(`Texte ${(this.#serial += 1)}`);
    const taken = await work.deposits.inspect(token, 'texte.txt', bytes, row?.rowId);
    if (!taken.ok) return void (this.#seen.refused += 1);
    const { draftId, form: given } = taken.value;
    const asked = row ? { ...given, title: `Version ${this.#serial}` } : { ...given, ...this.#form(id, says) };
    if (!work.deposits.save(token, draftId, asked).ok) return;
    const sent = work.deposits.send(token, draftId, true);
    if (!sent.ok) return void (this.#seen.refused += 1);
    if (says.masked && says.hidden && !row) this.#witness.broke('R15: a forbidden combination was queued');
    const { uniqueId } = sent.value;
    const hidden = asked.patient === 'hold';
    const stated = { masked: asked.masked === 'yes', hidden, secret: asked.representatives === 'hidden' };
    this.#witness.filed.set(uniqueId, { patient: id, says: stated, replaces: row?.uniqueId ?? null });
    this.#seen[row ? 'replaced' : 'filed'] += 1;
    if (hidden) this.#seen.held += 1;
  }

  #wishes(id: string): Restrictions {
    const random = this.#random;
    return { masked: random.chance(0.2), hidden: random.chance(0.5), secret: id === 'P1' && random.chance(0.3) };
  }

  #form(id: string, { masked, hidden, secret }: Restrictions) {
    const day = new Date(this.#clock.now() - 24 * 3_600_000).toISOString().slice(0, 10);
    return {
      typeCode: '11488-4',
      title: `Document ${this.#serial}`,
      actAt: day,
      masked: masked ? ('yes' as const) : ('no' as const),
      patient: hidden ? ('hold' as const) : ('visible' as const),
      holdReason: hidden ? REASON : '',
      representatives: id === 'P0' ? ('' as const) : secret ? ('hidden' as const) : ('visible' as const),
    };
  }

  #anyHold(work: OpenWorkplace): HoldView | null {
    const { holds } = work.holds.list();
    const open = holds.filter(({ phase }) => phase === 'HELD' || phase === 'NOTIFIED');
    const among = open.length > 0 && this.#random.chance(0.8) ? open : holds;
    return among.length === 0 ? null : this.#random.pick(among);
  }
}

const COLLEAGUE = { kind: 'colleague', name: 'Dr PAT-CONFRERE', leave: null } as const;
