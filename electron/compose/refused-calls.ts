import type { AuditEvent, AuditKind } from '../../shared/domain/audit/event.ts';
import type { AtWork } from '../ipc/handlers/workplace.ts';
import type { Handlers, Outcome } from '../ipc/register.ts';
import type { Clock } from '../services/ports.ts';
import type { Workstation } from './workstation.ts';

/** Refusals that no workplace could write down when they came, by the kind of row they make. */
const KIND_OF: Readonly<Record<string, AuditKind>> = {
  'session/locked': 'call.refused',
  'show/screen-turned': 'call.refused',
  'card/pin-wrong': 'card.pin-refused',
  'card/pin-last-try': 'card.pin-refused',
  'card/pin-blocked': 'card.pin-refused',
};

interface Waiting {
  readonly holderId: string | null;
  readonly kind: AuditKind;
  readonly facts: AuditEvent['facts'];
  readonly since: number;
  readonly count: number;
}

interface Parts {
  readonly atWork: AtWork;
  readonly cardView: Workstation['cardView'];
  readonly clock: Clock;
}

/**
 * Keeps what was refused while the journal was closed or the screen turned away, as counts: channel, code, tries left,
 * never what was asked. It is written into the journal of the same holder's next open session (R42). Kept in memory: what
 * was refused before the program ended without a session is told by nothing but the card's own counter.
 */
class Refusals {
  readonly #parts: Parts;
  readonly #waiting = new Map<string, Waiting>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  note(channel: string, code: string): void {
    const kind = KIND_OF[code];
    if (!kind) return;
    const view = this.#parts.cardView();
    const triesLeft = kind === 'card.pin-refused' && view.kind === 'locked' ? { triesLeft: view.triesLeft } : {};
    const facts = { channel, code, ...triesLeft };
    const holderId = this.#holderId();
    const key = JSON.stringify([holderId, facts]);
    const before = this.#waiting.get(key);
    const since = before?.since ?? this.#parts.clock.now();
    this.#waiting.set(key, { holderId, kind, facts, since, count: (before?.count ?? 0) + 1 });
  }

  /** Writes what waits for this holder, once his session is open and the screen is his. */
  tell(): void {
    if (this.#waiting.size === 0) return;
    const work = this.#parts.atWork();
    if (!work.ok || work.value.showing.isOn()) return;
    const holderId = this.#holderId();
    for (const [key, { kind, facts, since, count, ...noted }] of [...this.#waiting]) {
      if (noted.holderId !== null && noted.holderId !== holderId) continue;
      this.#waiting.delete(key);
      work.value.trace(kind, { ...facts, count, since });
    }
  }

  #holderId(): string | null {
    const view = this.#parts.cardView();
    return 'holder' in view ? view.holder.nationalId : null;
  }
}

type AnyHandler = (input: unknown) => Outcome<unknown> | Promise<Outcome<unknown>>;

function codesOf(outcome: Outcome<unknown>): string[] {
  return outcome.ok ? [] : [outcome.fault].flat().map(({ code }) => code);
}

/** The same handlers; what they refuse before any service is reached is written down too. */
export function tracingRefusals(handlers: Handlers, parts: Parts): Handlers {
  const refusals = new Refusals(parts);
  const traced = Object.entries(handlers).map(([name, handle]) => {
    // Each handler keeps the schemas of its own name: only its outcome is looked at here.
    const ask = handle as AnyHandler;
    const hear = (outcome: Outcome<unknown>): Outcome<unknown> => {
      codesOf(outcome).forEach((code) => refusals.note(name, code));
      refusals.tell();
      return outcome;
    };
    return [
      name,
      (input: unknown) => {
        const outcome = ask(input);
        return outcome instanceof Promise ? outcome.then(hear) : hear(outcome);
      },
    ];
  });
  return Object.fromEntries(traced) as Handlers;
}
