import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CertificateChecks } from '../../../../electron/adapters/reader/certificates/check-certificates.ts';
import { CardClient } from '../../../../electron/adapters/reader/clients/card-client.ts';
import { forkNode } from '../../../../electron/adapters/reader/clients/fork-node.ts';
import { ReaderWatch } from '../../../../electron/adapters/reader/clients/reader-watch.ts';
import { systemClock } from '../../../../electron/adapters/system/clock.ts';
import { CardDesk } from '../../../../electron/services/card/card.ts';
import type { CardProcess, CardSession } from '../../../../electron/services/card/ports.ts';
import type { SessionHooks } from '../../../../electron/services/card/session-hooks.ts';
import type { Clock } from '../../../../electron/services/ports.ts';
import type { CardState } from '../../../../shared/domain/card/card-state.ts';
import type { Situation } from '../../../../shared/domain/card/practitioner.ts';
import { ok } from '../../../../shared/result.ts';

/** What was told to the rest of the workstation, in its order. */
export type Told =
  | { readonly what: 'opened'; readonly session: CardSession; readonly sameCard: boolean }
  | { readonly what: 'locking'; readonly session: CardSession; readonly reason: string };

export interface DeskOptions {
  readonly library: string;
  readonly env: NodeJS.ProcessEnv;
  readonly pki: string;
  /** Clock of the desk and its certificates; the processes keep the real one. */
  readonly clock?: Clock;
  /** Situations for a card that has no object for them: a PIV card. */
  readonly situations?: readonly Situation[];
  readonly hooks?: Partial<SessionHooks>;
  readonly idleLockMs?: number;
  readonly cardSilenceMs?: number;
}

/** A card desk on real processes, with everything a test wants to look at. */
export interface RunningDesk {
  readonly desk: CardDesk;
  readonly client: CardClient;
  readonly watch: ReaderWatch;
  readonly states: CardState[];
  readonly told: Told[];
  /** Waits for a state of this kind; returns it and the milliseconds it took. */
  until<Kind extends CardState['kind']>(kind: Kind): Promise<{ state: Extract<CardState, { kind: Kind }>; ms: number }>;
  unlock(pin?: string, structureId?: string): ReturnType<CardDesk['unlock']>;
  close(): Promise<void>;
}

const ENTRY = (name: string): string => fileURLToPath(new URL(`../../../../electron/${name}`, import.meta.url));
const SILENT_LOG = { info: () => undefined, warn: () => undefined };
const WAIT_LIMIT_MS = 20_000;

function isKind<Kind extends CardState['kind']>(
  state: CardState,
  kind: Kind,
): state is Extract<CardState, { kind: Kind }> {
  return state.kind === kind;
}

function withSituations(client: CardClient, situations: readonly Situation[]): CardProcess {
  return {
    read: () => client.read(),
    sign: (use, data) => client.sign(use, data),
    prepare: () => client.prepare(),
    end: () => client.end(),
    close: () => client.close(),
    onLost: (act) => client.onLost(act),
    login: async (pin) => {
      const opened = await client.login(pin);
      return opened.ok ? ok({ situations }) : opened;
    },
  };
}

function until<Kind extends CardState['kind']>(
  desk: CardDesk,
  kind: Kind,
): Promise<{ state: Extract<CardState, { kind: Kind }>; ms: number }> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    let forget = (): void => undefined;
    const limit = setTimeout(() => {
      forget();
      reject(new Error(`no «${kind}», but «${JSON.stringify(desk.state())}»`));
    }, WAIT_LIMIT_MS);
    const look = (state: CardState): void => {
      if (!isKind(state, kind)) return;
      clearTimeout(limit);
      forget();
      resolve({ state, ms: performance.now() - startedAt });
    };
    forget = desk.onChanged(look);
    look(desk.state());
  });
}

/** Starts a desk, its watcher and its card process on a card. */
export function deskOn(options: DeskOptions): RunningDesk {
  const folder = mkdtempSync(join(tmpdir(), 'card-desk-'));
  const clock = options.clock ?? systemClock;
  const processes = forkNode(options.env);
  const client = new CardClient(
    processes,
    { entry: ENTRY('card-process.ts'), library: options.library },
    { clock: systemClock, silenceMs: options.cardSilenceMs ?? 15_000 },
  );
  const watch = new ReaderWatch({
    processes,
    entry: ENTRY('watcher-process.ts'),
    library: options.library,
    clock: systemClock,
    log: SILENT_LOG,
  });
  const remembered = new Map<string, Situation>();
  const told: Told[] = [];
  const states: CardState[] = [];
  const desk = new CardDesk({
    watch,
    process: options.situations ? withSituations(client, options.situations) : client,
    certificates: new CertificateChecks({
      ocsp: 'on',
      roots: join(options.pki, 'roots.pem'),
      listFolder: join(folder, 'crl'),
      clock,
      log: SILENT_LOG,
    }),
    lastSituations: {
      find: (nationalId) => remembered.get(nationalId) ?? null,
      keep: (nationalId, situation) => void remembered.set(nationalId, situation),
    },
    hooks: {
      opened: async (session, sameCard) => {
        told.push({ what: 'opened', session, sameCard });
        return (await options.hooks?.opened?.(session, sameCard)) ?? ok(null);
      },
      locking: async (session, reason) => {
        told.push({ what: 'locking', session, reason });
        await options.hooks?.locking?.(session, reason);
      },
    },
    clock,
    log: SILENT_LOG,
    ...(options.idleLockMs !== undefined && { idleLockMs: options.idleLockMs }),
  });
  desk.onChanged((state) => states.push(state));
  desk.start();
  return {
    desk,
    client,
    watch,
    states,
    told,
    until: (kind) => until(desk, kind),
    unlock: (pin = '1234', structureId) => desk.unlock(new TextEncoder().encode(pin), structureId),
    close: async () => {
      await desk.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
