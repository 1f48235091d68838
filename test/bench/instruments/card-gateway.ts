import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCard } from '../../../electron/compose/card.ts';
import { sessionGateway } from '../../../electron/compose/open-session.ts';
import type { Gateway } from '../../../electron/adapters/dmp/gateway.ts';
import type { Transport } from '../../../electron/adapters/dmp/transport.ts';
import { readSettings, type Settings } from '../../../electron/adapters/settings/read-settings.ts';
import { systemClock } from '../../../electron/adapters/system/clock.ts';
import { systemIds } from '../../../electron/adapters/system/ids.ts';
import { fileKeyStore } from '../../../electron/adapters/system/workstation-keys.ts';
import { readTerminology } from '../../../electron/adapters/terminology/read-terminology.ts';
import { cardTransport } from '../../../electron/adapters/transport/card-transport.ts';
import type { CardSession } from '../../../electron/services/card/ports.ts';
import { ok } from '../../../shared/result.ts';
import { nodeUtilityProcess } from '../../support/workstation/node-processes.ts';
import type { SandboxStore } from '../../support/workstation/sandbox-store.ts';
import { until } from './until.ts';

export const TILLEULS = '499700000011001';
const ROOT = join(import.meta.dirname, '..', '..', '..');

/** The product's own gateway and transport over an open card, without services or window. */
export interface CardGateway {
  readonly gateway: Gateway;
  readonly transport: Transport;
  readonly settings: Settings;
  /** Signatures of the card's signature key since the PIN. */
  readonly signatures: () => number;
  stop(): Promise<void>;
}

function settingsOf(store: SandboxStore, folder: string, baseUrl?: string): Settings {
  const path = join(folder, 'config.json');
  writeFileSync(path, JSON.stringify({ ...store.settings, ...(baseUrl !== undefined && { baseUrl }) }));
  const settings = readSettings(path, folder);
  if (!settings.ok) throw new Error(settings.fault.code);
  return settings.value;
}

function lockedDesk(settings: Settings, folder: string, onOpened: (session: CardSession) => void) {
  const electron = join(ROOT, 'electron');
  return buildCard({
    settings,
    folder,
    entries: { card: join(electron, 'card-process.ts'), watcher: join(electron, 'watcher-process.ts') },
    utilityProcess: nodeUtilityProcess(),
    clock: systemClock,
    log: { info: () => undefined, warn: () => undefined },
    idleLockMs: 60 * 60_000,
    hooks: {
      opened: async (session) => {
        onOpened(session);
        return ok(null);
      },
      locking: async () => undefined,
    },
    clockState: () => ({ errorMs: 0, movedMs: 0, certain: true, heardAt: null }),
    onReached: () => undefined,
  });
}

async function opened(card: ReturnType<typeof buildCard>): Promise<void> {
  card.desk.start();
  await until(() => card.desk.state().kind === 'locked', 'a readable card');
  const unlocked = await card.desk.unlock(new TextEncoder().encode('1234'), TILLEULS);
  if (!unlocked.ok) throw new Error(unlocked.fault.code);
}

/** How long the exchanges themselves take, whatever is made of the answer afterwards. */
function clocked(transport: Transport, hear: (ms: number) => void): Transport {
  return {
    send: async (request) => {
      const startedAt = performance.now();
      const answer = await transport.send(request);
      hear(performance.now() - startedAt);
      return answer;
    },
  };
}

interface GatewayOptions {
  /** Where it speaks to; without it, to the sandbox. */
  readonly baseUrl?: string;
  /** Told the duration of each exchange. */
  readonly onExchange?: (ms: number) => void;
}

/** Opens the test card as the product does, and its gateway. */
export async function openCardGateway(
  store: SandboxStore,
  folder: string,
  { baseUrl, onExchange = () => undefined }: GatewayOptions = {},
): Promise<CardGateway> {
  process.env['SOFTHSM2_CONF'] = store.card.conf;
  const settings = settingsOf(store, folder, baseUrl);
  const sessions: CardSession[] = [];
  let signatures = 0;
  const card = lockedDesk(settings, folder, (session) => sessions.push(session));
  await opened(card);
  const [session] = sessions;
  if (!session) throw new Error('The card did not open');
  const transport = clocked(
    cardTransport(() => card.line(), settings.trustedRoots),
    onExchange,
  );
  const gateway = sessionGateway(
    session,
    {
      settings,
      version: '0.0.0-bench',
      terms: readTerminology(join(ROOT, 'resources', 'terminology')),
      folder,
      keyStore: fileKeyStore(join(folder, 'key')),
      transport,
      frames: null,
      clock: systemClock,
      ids: systemIds,
      countSignature: () => void (signatures += 1),
    },
    () => false,
  );
  if (!gateway.ok) throw new Error(gateway.fault.code);
  return { gateway: gateway.value, transport, settings, signatures: () => signatures, stop: () => card.desk.stop() };
}
