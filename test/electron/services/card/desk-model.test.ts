import fc from 'fast-check';
import { describe, test } from 'vitest';
import { CardDesk } from '../../../../electron/services/card/card.ts';
import type {
  CardProcess,
  CardSession,
  CheckCertificates,
  ReaderSight,
} from '../../../../electron/services/card/ports.ts';
import type { LockReason } from '../../../../shared/domain/card/card-state.ts';
import { fail, ok } from '../../../../shared/result.ts';
import { ManualClock, settled } from '../../../support/manual-clock.ts';

const OFFICE = { structureId: 'A', structureName: 'Cabinet', sector: 'SA07' };
const WARD = { structureId: 'B', structureName: 'Service', sector: 'SA01' };
const SIGHTS: readonly ReaderSight['kind'][] = ['card', 'card', 'card', 'no-card', 'no-reader', 'silent'];
const REASONS: readonly LockReason[] = ['by-hand', 'idle', 'sleep'];

/** A card process that keeps the rules a real one is held to, and counts what it was asked. */
class ScriptedProcess implements CardProcess {
  alive = false;
  loggedIn = false;
  logins = 0;
  wrong = 0;
  #lost: () => void = () => undefined;
  #life = 0;

  prepare(): void {}

  close(): void {
    this.end();
  }

  async read() {
    this.end();
    this.alive = true;
    const life = this.#life;
    await settled();
    if (life !== this.#life) return fail({ code: 'card/ended' });
    const der = new Uint8Array([1]);
    const triesLeft = this.wrong >= 3 ? 'none' : this.wrong > 0 ? 'low' : 'unknown';
    return ok({ certificates: { authentication: der, signature: der }, triesLeft, middleware: 'x' } as const);
  }

  async login(pin: Uint8Array) {
    const right = pin[0] === 0x31;
    const life = this.#life;
    this.logins += 1;
    await settled();
    if (life !== this.#life || !this.alive) return fail({ code: 'card/ended' });
    if (right && this.wrong < 3) {
      this.loggedIn = true;
      this.wrong = 0;
      return ok({ situations: [OFFICE, WARD] });
    }
    this.wrong += 1;
    const triesLeft = this.wrong >= 3 ? 'none' : 'low';
    return fail({ code: this.wrong >= 3 ? 'card/pin-blocked' : 'card/pin-wrong', triesLeft } as const);
  }

  sign() {
    return Promise.resolve(this.loggedIn ? ok(new Uint8Array([7])) : fail({ code: 'card/ended' }));
  }

  end(): void {
    this.#life += 1;
    this.alive = false;
    this.loggedIn = false;
  }

  onLost(act: () => void): void {
    this.#lost = act;
  }

  die(): void {
    if (!this.alive) return;
    this.end();
    this.#lost();
  }
}

const certificates: CheckCertificates = {
  read: () =>
    ok({
      names: { commonName: '8', surname: 'LIBRE', professionCode: '10', savoirFaireCode: 'SM26' },
      validFrom: 0,
      validUntil: Number.MAX_SAFE_INTEGER,
      fingerprint: 'f',
    }),
  judge: () => Promise.resolve({ kind: 'usable', validUntil: Number.MAX_SAFE_INTEGER, revocationKnown: true }),
  issuersOf: () => [],
};

/** The desk with its surroundings, and what must hold of them at every instant. */
class Model {
  readonly process = new ScriptedProcess();
  readonly clock = new ManualClock();
  readonly pins: Uint8Array[] = [];
  readonly pending: Promise<unknown>[] = [];
  acts = 0;
  opened: CardSession[] = [];
  closed: CardSession[] = [];
  sight: ReaderSight['kind'] = 'no-card';
  #tell: (sight: ReaderSight) => void = () => undefined;
  readonly desk = new CardDesk({
    watch: { start: (onSight) => (this.#tell = onSight), stop: () => undefined },
    process: this.process,
    certificates,
    lastSituations: { find: () => null, keep: () => undefined },
    hooks: {
      opened: async (session) => {
        await settled();
        this.opened.push(session);
        return ok(null);
      },
      locking: (session) => {
        this.closed.push(session);
        return Promise.resolve();
      },
    },
    clock: this.clock,
    log: { info: () => undefined, warn: () => undefined },
  });

  constructor() {
    this.desk.start();
  }

  see(kind: ReaderSight['kind']): void {
    this.sight = kind;
    this.#tell({ kind });
  }

  unlock(right: boolean, structureId: string | undefined): void {
    const pin = new TextEncoder().encode(right ? '1234' : '9999');
    this.acts += 1;
    this.pins.push(pin);
    this.pending.push(this.desk.unlock(pin, structureId));
  }

  check(): void {
    const session = this.desk.session();
    const { kind } = this.desk.state();
    if ((session !== null) !== (kind === 'open')) throw new Error(`N5: session ${String(session)} while ${kind}`);
    if (kind === 'open' && (this.sight !== 'card' || !this.process.loggedIn)) throw new Error('N5: open without card');
    const shown = ['locked', 'unlocking', 'choosing-situation', 'blocked', 'open'].includes(kind);
    if (shown && this.sight !== 'card') throw new Error(`a card is shown as ${kind} while there is none`);
    if (this.process.logins > this.acts) throw new Error('H46: more VERIFY than human acts');
  }

  /** When all is quiet: every session that was opened has been closed but the living one, and no PIN is left. */
  async end(): Promise<void> {
    await this.clock.advance(10_000);
    await Promise.all(this.pending);
    await this.desk.settled();
    this.check();
    const living = this.desk.session();
    if (this.opened.length - this.closed.length !== (living ? 1 : 0))
      throw new Error('a store left open, or closed twice');
    for (const session of this.closed) {
      if ((await session.sign('signature', new Uint8Array())).ok)
        throw new Error('a closed session signs with the login of another');
    }
    if (this.pins.some((pin) => pin.some((byte) => byte !== 0))) throw new Error('a PIN was left in memory');
    if (this.desk.state().kind === 'unlocking') throw new Error('unlocking for ever');
  }
}

type Act = (model: Model) => void | Promise<void>;

/** The ordinary way in, so that most sequences have something to break. */
async function workAsUsual(model: Model): Promise<void> {
  if (model.sight !== 'card') model.see('card');
  await settled();
  await settled();
  model.unlock(true, 'A');
  await settled();
}

const tick = (): Promise<void> => new Promise((go) => void setImmediate(go));

const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.constant<Act>(workAsUsual),
  fc.constant<Act>(workAsUsual),
  fc.constant<Act>(tick),
  fc.constant<Act>(tick),
  fc.constantFrom(...SIGHTS).map(
    (kind): Act =>
      (model) =>
        model.see(kind),
  ),
  fc.tuple(fc.boolean(), fc.constantFrom(undefined, 'A', 'B', 'C')).map(
    ([right, structureId]): Act =>
      (model) =>
        model.unlock(right, structureId),
  ),
  fc.constant<Act>((model) => model.unlock(true, 'A')),
  fc.constantFrom('A', 'C').map((id): Act => (model) => {
    model.pending.push(model.desk.chooseSituation(id));
  }),
  fc.constantFrom(...REASONS).map((reason): Act => (model) => {
    model.desk.lock(reason);
  }),
  fc.constant<Act>((model) => model.process.die()),
  fc.constantFrom(10, 500, 2_500, 700_000).map(
    (ms): Act =>
      (model) =>
        model.clock.advance(ms),
  ),
  fc.constant<Act>(() => settled()),
);

describe('the card desk, whatever happens in whatever order', () => {
  test('N5, H44, H46: no session without its card, one VERIFY a human act, every store closed, every PIN wiped', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { maxLength: 25 }), async (sequence) => {
        const model = new Model();
        for (const act of sequence) {
          await act(model);
          model.check();
        }
        await model.end();
      }),
      { numRuns: 4000 },
    );
  });
});
