import { judgeDates } from '../../../shared/domain/card/certificate-verdict.ts';
import type { CardState, LockReason } from '../../../shared/domain/card/card-state.ts';
import { chooseSituation } from '../../../shared/domain/card/choose-situation.ts';
import { isPin } from '../../../shared/domain/card/pin.ts';
import type { Situation } from '../../../shared/domain/card/practitioner.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { DELAYS, type CardParts } from './card-parts.ts';
import { absentView, lockedView, openView } from './card-view.ts';
import { withinDeadline } from './deadline.ts';
import type { Examined } from './doctor.ts';
import { identifyCard, type UsableCard } from './identify-card.ts';
import { IdleLock } from './idle-lock.ts';
import { openSession } from './open-session.ts';
import type { CardSession, PinRefusal, ReaderSight } from './ports.ts';
import { SerialQueue } from './serial-queue.ts';

/** The card is already gone, or may be: its process ends before anything else happens. */
const CARD_GONE: readonly LockReason[] = ['card-removed', 'doubt'];

/**
 * The card and its session: the only place that decides whether a session is open.
 *
 * Every doubt locks (H44): the card pulled, the watcher silent, the card process lost. A lock changes the state first,
 * at once, so that the window shows nothing more; then the hook saves what was being typed; then the card process,
 * with the PIN and every key in use, is ended by its id. One human act presents the PIN once (H46).
 */
export class CardDesk {
  readonly #parts: CardParts;
  readonly #idle: IdleLock;
  readonly #listeners = new Set<(state: CardState) => void>();
  #state: CardState = { kind: 'reading' };
  #sight: ReaderSight = { kind: 'no-card' };
  #card: UsableCard | null = null;
  #session: CardSession | null = null;
  /** Situations of a card whose PIN was accepted and whose holder has still to choose. */
  #situations: readonly Situation[] = [];
  #lastCard: string | null = null;
  #lockedBy: LockReason | null = null;
  /** Moves on at every reading, removal and lock: an answer that comes after belongs to no one. */
  #turn = 0;
  /** Locks and readings, one after the other. */
  readonly #queue: SerialQueue;
  /** Over once the process that holds the login has ended; shared with the session that uses it. */
  #life = { over: true };
  #cancelRetry: () => void = () => undefined;
  #middleware = '';

  constructor(parts: CardParts) {
    this.#parts = parts;
    this.#idle = new IdleLock(parts.clock, parts.idleLockMs ?? DELAYS.idleLockMs, () => void this.lock('idle'));
    this.#queue = new SerialQueue(() => this.#lost());
    parts.process.onLost(() => this.#lost());
  }

  /** Starts watching the readers. */
  start(): void {
    this.#parts.process.prepare();
    this.#parts.watch.start((sight) => this.#see(sight));
  }

  state(): CardState {
    return this.#state;
  }

  /** The open session, or null: nothing of a patient may be shown or sent without one (N5). */
  session(): CardSession | null {
    return this.#session;
  }

  /** What the card doctor looks at; the middleware is that of the last card read, empty before. */
  examined(): Examined {
    return { state: this.#state, sight: this.#sight, middleware: this.#middleware };
  }

  /** Tells every new state; the returned function ends that. */
  onChanged(listener: (state: CardState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A sign of life of the user: key, mouse, touch. */
  touch(): void {
    this.#idle.touch();
  }

  /**
   * Presents the PIN, once. The bytes are wiped in every case.
   *
   * @param structureId the situation chosen on the lock screen, when it was.
   * @returns the new state (`open`, or `choosing-situation`); `card/not-ready` in any state but `locked`,
   *   `card/pin-format` (costs no try), `card/pin-wrong`, `card/pin-last-try`, `card/pin-blocked`, the codes of the
   *   card process and of the hook `opened`.
   */
  async unlock(pin: Uint8Array, structureId?: string): Promise<Result<CardState, Fault>> {
    try {
      return await this.#unlock(pin, structureId);
    } finally {
      pin.fill(0);
    }
  }

  /** Chooses the situation of exercise after the PIN (EX_GEN-1370). Faults: `card/not-ready`, `card/situation-unknown`. */
  async chooseSituation(structureId: string): Promise<Result<CardState, Fault>> {
    const card = this.#card;
    if (this.#state.kind !== 'choosing-situation' || !card) return fail({ code: 'card/not-ready' });
    const situation = this.#situations.find((each) => each.structureId === structureId);
    return situation ? this.#open(card, situation) : fail({ code: 'card/situation-unknown' });
  }

  /**
   * Locks: the state has changed when this returns; `settled` waits for what the lock still has to do.
   * Does nothing when no PIN was accepted.
   */
  lock(reason: LockReason): CardState {
    const session = this.#session;
    const loggedIn = session !== null || this.#state.kind === 'choosing-situation' || this.#state.kind === 'unlocking';
    if (!loggedIn) return this.#state;
    this.#turn += 1;
    this.#session = null;
    this.#situations = [];
    this.#idle.stop();
    if (session) this.#lockedBy = reason;
    if (CARD_GONE.includes(reason)) this.#endProcess();
    this.#become(this.#card ? this.#lockedState(this.#card) : { kind: 'reading' });
    this.#parts.log.info('card/locked', { reason });
    this.#queue.add(() => this.#finishLock(session, reason));
    return this.#state;
  }

  /** Resolves when the lock or reading under way, if any, is over. */
  settled(): Promise<void> {
    return this.#queue.settled();
  }

  /** Ends everything, for good. */
  async stop(): Promise<void> {
    this.lock('quit');
    this.#parts.watch.stop();
    await this.settled();
    this.#forgetCard();
    this.#parts.process.close();
  }

  /** Reads at once a card that could not be read («Vérifier maintenant»). */
  async check(): Promise<void> {
    if (this.#state.kind === 'unreadable' && this.#sight.kind === 'card') this.#read(true);
    await this.settled();
  }

  #become(state: CardState): CardState {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
    return state;
  }

  #endProcess(): void {
    this.#life.over = true;
    this.#parts.process.end();
  }

  #forgetCard(): void {
    this.#cancelRetry();
    this.#turn += 1;
    this.#card = null;
    this.#endProcess();
  }

  #see(sight: ReaderSight): void {
    this.#sight = sight;
    // A card seen anew while a session is open was out for an instant: doubt.
    this.lock(sight.kind === 'card' || sight.kind === 'silent' ? 'doubt' : 'card-removed');
    this.#forgetCard();
    if (sight.kind === 'card') this.#read();
    else this.#become(absentView(sight));
  }

  /** The card process ended by itself, or says that the card left: a doubt. */
  #lost(): void {
    this.lock('doubt');
    this.#forgetCard();
    if (this.#sight.kind === 'card') this.#failRead('card/process-lost');
  }

  /** @param again what was told of the card stays told until it was tried. */
  #read(again = false): void {
    const turn = (this.#turn += 1);
    if (this.#card === null && !again) this.#become({ kind: 'reading' });
    this.#queue.add(() => this.#readNow(turn));
  }

  async #readNow(turn: number): Promise<void> {
    if (turn !== this.#turn) return;
    // A reading that was to be tried again must not end the session that this one makes possible.
    this.#cancelRetry();
    const read = await this.#parts.process.read();
    if (turn !== this.#turn) return;
    if (!read.ok) return this.#failRead(read.fault.code);
    this.#middleware = read.value.middleware;
    const identified = await identifyCard(read.value, this.#parts.certificates, this.#parts.professions);
    if (turn !== this.#turn) return;
    this.#card = identified.card;
    this.#become(identified.card ? this.#lockedState(identified.card) : identified.state);
  }

  /** Lets the hook save and seal, ends the card process, and reads the card afresh for the next PIN. */
  async #finishLock(session: CardSession | null, reason: LockReason): Promise<void> {
    const { clock, hooks, log } = this.#parts;
    if (session) {
      const outcome = await withinDeadline(clock, hooks.locking(session, reason), DELAYS.hookLimitMs);
      if (outcome !== 'done') log.warn('card/lock-hook', { outcome });
    }
    if (CARD_GONE.includes(reason)) return;
    this.#endProcess();
    if (reason !== 'quit' && this.#sight.kind === 'card') await this.#readNow((this.#turn += 1));
  }

  #failRead(faultCode: string): void {
    this.#parts.log.warn('card/unreadable', { fault: faultCode });
    this.#become({ kind: 'unreadable', faultCode });
    this.#cancelRetry = this.#parts.clock.after(DELAYS.retryMs, () => this.#read(true));
  }

  #lockedState(card: UsableCard): CardState {
    // Another card is told nothing of the session before (H45).
    const lockedBy = this.#lastCard === card.fingerprint ? this.#lockedBy : null;
    return lockedView(card, this.#parts.lastSituations.find(card.holder.nationalId), lockedBy);
  }

  #refusePin(card: UsableCard, fault: PinRefusal): Result<CardState, Fault> {
    const { triesLeft, ...plain } = fault;
    this.#card = triesLeft === undefined ? card : { ...card, triesLeft };
    this.#become(this.#lockedState(this.#card));
    return fail(plain);
  }

  /** The PIN was right and the session cannot open all the same: the login must not stay. */
  #giveUp(fault: Fault): Result<CardState, Fault> {
    this.lock('by-hand');
    return fail(fault);
  }

  async #unlock(pin: Uint8Array, structureId: string | undefined): Promise<Result<CardState, Fault>> {
    // Behind a lock that is still saving, or the reading after it.
    await this.settled();
    const card = this.#card;
    if (this.#state.kind !== 'locked' || !card) return fail({ code: 'card/not-ready' });
    if (!isPin(pin)) return fail({ code: 'card/pin-format' });
    const expired = judgeDates([card], this.#parts.clock.now());
    if (expired) {
      this.#become({ kind: 'refused', holder: card.holder, why: expired });
      return fail({ code: `card/${expired}` });
    }
    const turn = this.#turn;
    this.#become({ kind: 'unlocking', holder: card.holder });
    const opened = await this.#parts.process.login(pin);
    if (turn !== this.#turn) return fail({ code: 'card/ended' });
    if (!opened.ok) return this.#refusePin(card, opened.fault);
    this.#card = { ...card, triesLeft: 'unknown' };
    this.#life = { over: false };
    this.#idle.start();
    const choice = chooseSituation(opened.value.situations, structureId);
    if (!choice.ok) return this.#giveUp(choice.fault);
    if (choice.value.kind === 'chosen') return this.#open(card, choice.value.situation);
    this.#situations = choice.value.situations;
    return ok(this.#become({ kind: 'choosing-situation', holder: card.holder, situations: this.#situations }));
  }

  async #open(card: UsableCard, situation: Situation): Promise<Result<CardState, Fault>> {
    const turn = this.#turn;
    const session = openSession(card, situation, this.#parts.process, this.#life);
    this.#become({ kind: 'unlocking', holder: card.holder });
    const opening = this.#opened(session);
    this.#queue.add(async () => void (await opening));
    const opened = await opening;
    if (turn !== this.#turn) {
      // Locked while it was opening: what the hook has just opened must close.
      if (opened.ok) this.#queue.add(() => this.#parts.hooks.locking(session, 'doubt'));
      return fail({ code: 'card/ended' });
    }
    if (!opened.ok) return this.#giveUp(opened.fault);
    this.#session = session;
    this.#parts.lastSituations.keep(card.holder.nationalId, situation);
    this.#lastCard = card.fingerprint;
    this.#lockedBy = null;
    return ok(this.#become(openView(card, situation)));
  }

  /** What the hook throws is a bug, and a session half open: locked, and told as a fault of its own. */
  async #opened(session: CardSession): Promise<Result<null, Fault>> {
    try {
      return await this.#parts.hooks.opened(session, this.#lastCard === session.cardFingerprint);
    } catch (error) {
      this.#parts.log.warn('card/open-hook', { error: error instanceof Error ? error.name : 'unknown' });
      return fail({ code: 'card/open-failed' });
    }
  }
}
