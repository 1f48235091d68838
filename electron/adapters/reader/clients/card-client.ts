import { pinFault } from '../../../../shared/domain/card/pin.ts';
import type { TriesLeft } from '../../../../shared/domain/card/card-state.ts';
import type { ExchangeFault, Fault } from '../../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { CardProcess, KeyUse, OpenedCard, PinRefusal, PublicCard } from '../../../services/card/ports.ts';
import type { CardAnswer } from '../processes/messages.ts';
import { CardLine, type CardOrderText, type CardPlace } from './card-line.ts';
import type { ForkProcess } from './fork-process.ts';
import type { SilenceGuard } from './sign-of-life.ts';

type Answered<Kind extends CardAnswer['kind']> = Extract<CardAnswer, { kind: Kind }>;
type LoginOutcome = Answered<'login'>['outcome'];

/** PKCS#11 failures after which the card is not the one that was opened any more. */
const CARD_LEFT = /^CKR_(DEVICE_REMOVED|DEVICE_ERROR|TOKEN_NOT_PRESENT|SESSION_HANDLE_INVALID|SESSION_CLOSED)$/;

/** Answers that only a card or a login other than the one that was opened can give. */
const NOT_THE_SAME: readonly string[] = ['card/pin-doubtful', 'card/not-open', 'card/signature-mismatch'];

const none = (tries: TriesLeft | 'blocked'): TriesLeft | 'none' => (tries === 'blocked' ? 'none' : tries);

function refusal(outcome: Exclude<LoginOutcome, { kind: 'open' }>): PinRefusal {
  if (outcome.kind === 'failed') return { code: 'card/login-failed', serverCode: outcome.reason };
  const left = outcome.kind === 'blocked' ? 'none' : outcome.tries;
  return { code: pinFault(left), triesLeft: left };
}

/**
 * The card process seen from the main process. Also hands its line to the transport that speaks TLS with the card's
 * key (`line`), which must not outlive a lock.
 */
export class CardClient implements CardProcess {
  readonly #processes: ForkProcess;
  readonly #place: CardPlace;
  readonly #guard: SilenceGuard;
  #line: CardLine | null = null;
  /** Started ahead, and spoken to by nobody yet: it has opened no card and owns no login. */
  #spare: CardLine | null = null;
  #onLost: () => void = () => undefined;

  /**
   * @param place the card process's entry file, and the library of the settings.
   * @param guard a card process silent for longer counts as lost.
   */
  constructor(processes: ForkProcess, place: CardPlace, guard: SilenceGuard) {
    this.#processes = processes;
    this.#place = place;
    this.#guard = guard;
  }

  /** Process id of the card process, for tests of hung and killed processes. */
  get pid(): number | undefined {
    return this.#line?.pid;
  }

  /** The line to the living card process, or null while there is none. */
  line(): CardLine | null {
    return this.#line;
  }

  onLost(act: () => void): void {
    this.#onLost = act;
  }

  prepare(): void {
    this.#spare ??= this.#start();
  }

  end(): void {
    const line = this.#line;
    this.#line = null;
    line?.end();
  }

  close(): void {
    this.end();
    this.#spare?.end();
    this.#spare = null;
  }

  async read(): Promise<Result<PublicCard, Fault>> {
    this.end();
    this.#line = this.#spare ?? this.#start();
    this.#spare = null;
    const described = await this.#ask('described', { op: 'describe' });
    if (!described.ok) return described;
    const { authentication, signature, tries, middleware, info } = described.value;
    return ok({
      certificates: { authentication, signature },
      triesLeft: none(tries),
      middleware,
      ...(info && { info }),
    });
  }

  async login(pin: Uint8Array): Promise<Result<OpenedCard, PinRefusal>> {
    const answer = await this.#ask('login', { op: 'login', pin });
    if (!answer.ok) return answer;
    const { outcome, situations } = answer.value;
    return outcome.kind === 'open' ? ok({ situations }) : fail(refusal(outcome));
  }

  async sign(use: KeyUse, data: Uint8Array): Promise<Result<Uint8Array, Fault>> {
    const answer = await this.#ask('signed', { op: 'sign', key: use, data });
    return answer.ok ? ok(answer.value.signature) : answer;
  }

  #start(): CardLine {
    const line = new CardLine(this.#processes, this.#place, this.#guard, () => this.#lost(line));
    return line;
  }

  #lost(line: CardLine): void {
    if (this.#spare === line) this.#spare = null;
    if (this.#line !== line) return;
    this.#line = null;
    this.#onLost();
  }

  async #ask<Kind extends CardAnswer['kind']>(
    kind: Kind,
    order: CardOrderText,
  ): Promise<Result<Answered<Kind>, Fault>> {
    const line = this.#line;
    if (!line) return fail({ code: 'card/ended' });
    const answer = await line.ask(order);
    if (!answer.ok) return fail(this.#plain(answer.fault, line));
    if (!isKind(answer.value, kind)) return fail({ code: 'card/failed' });
    return ok(answer.value);
  }

  /** The class of a fault matters to an exchange only; and a fault that says the card left is a doubt (H44). */
  #plain({ class: _class, ...fault }: ExchangeFault, line: CardLine): Fault {
    if (CARD_LEFT.test(fault.serverCode ?? '') || NOT_THE_SAME.includes(fault.code)) {
      line.end();
      this.#lost(line);
    }
    return fault;
  }
}

function isKind<Kind extends CardAnswer['kind']>(answer: CardAnswer, kind: Kind): answer is Answered<Kind> {
  return answer.kind === kind;
}
