import { join } from 'node:path';
import type { ClockState } from '../../shared/domain/time/clock-state.ts';
import type { CardView, Link } from '../../shared/contract/card.ts';
import type { Situation } from '../../shared/domain/card/practitioner.ts';
import type { Fault } from '../../shared/fault.ts';
import { ok, type Result } from '../../shared/result.ts';
import { CertificateChecks } from '../adapters/reader/certificates/check-certificates.ts';
import { CardClient } from '../adapters/reader/clients/card-client.ts';
import type { CardLine } from '../adapters/reader/clients/card-line.ts';
import type { ForkProcess } from '../adapters/reader/clients/fork-process.ts';
import { forkUtility, type UtilityProcesses } from '../adapters/reader/clients/fork-utility.ts';
import { ReaderWatch } from '../adapters/reader/clients/reader-watch.ts';
import { ServerGuard } from '../adapters/transport/server-guard.ts';
import type { Settings } from '../adapters/settings/read-settings.ts';
import { readHolderNotes } from '../adapters/store/holder-notes.ts';
import { noteHolder } from './note-holder.ts';
import { CardDesk } from '../services/card/card.ts';
import { diagnose } from '../services/card/doctor.ts';
import type { LastSituations, ReachDmp } from '../services/card/ports.ts';
import type { SessionHooks } from '../services/card/session-hooks.ts';
import type { Clock, Log } from '../services/ports.ts';

export interface CardNeeds {
  readonly settings: Settings;
  readonly folder: string;
  readonly entries: { readonly card: string; readonly watcher: string };
  readonly utilityProcess: UtilityProcesses;
  readonly clock: Clock;
  readonly log: Log;
  readonly idleLockMs: number;
  readonly hooks: SessionHooks;
  readonly clockState: () => ClockState;
  readonly onReached: (outcome: Result<number, Fault>) => void;
}

/** The card of this workstation: its session, the line for TLS, what the window shows of it. */
export interface BuiltCard {
  readonly desk: CardDesk;
  readonly line: () => CardLine | null;
  /** Lets exchanges reach judged servers only. */
  readonly servers: ServerGuard;
  readonly view: () => CardView;
  readonly diagnose: () => Promise<readonly Link[]>;
}

/** What the two processes may see of our environment: where libraries are found, and the folder of a test token. */
function childEnvironment(): Record<string, string> {
  const names = ['PATH', 'HOME', 'LD_LIBRARY_PATH', 'SOFTHSM2_CONF', 'OPENSC_CONF', 'PCSCLITE_CSOCK_NAME'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

function lastSituations(folder: string, log: Log): LastSituations {
  return {
    find: (nationalId) => readHolderNotes(folder, nationalId).situation,
    keep: (nationalId, situation: Situation) => noteHolder(log, folder, nationalId, { situation }),
  };
}

function watchOf({ settings, entries, clock, log }: CardNeeds, processes: ForkProcess): ReaderWatch {
  const { pkcs11Library: library = '', readerSilenceMs: silenceMs } = settings;
  return new ReaderWatch({ processes, entry: entries.watcher, library, clock, log, silenceMs });
}

function checksOf({ settings, folder, clock, log }: CardNeeds): CertificateChecks {
  const { trustedRoots: roots, ocsp } = settings;
  return new CertificateChecks({ roots, listFolder: join(folder, 'crl'), ocsp, clock, log });
}

/** Joins the card's service to the two processes and to the certificate checks. */
export function buildCard(needs: CardNeeds): BuiltCard {
  const { settings, clock, log, entries } = needs;
  const library = settings.pkcs11Library ?? '';
  const processes = forkUtility(needs.utilityProcess, childEnvironment());
  const guard = { clock, silenceMs: settings.cardSilenceMs };
  const client = new CardClient(processes, { entry: entries.card, library }, guard);
  const certificates = checksOf(needs);
  const desk = new CardDesk({
    watch: watchOf(needs, processes),
    process: client,
    certificates,
    lastSituations: lastSituations(join(needs.folder, 'stores'), needs.log),
    hooks: needs.hooks,
    clock,
    log,
    idleLockMs: needs.idleLockMs,
  });
  const servers = new ServerGuard({
    roots: settings.trustedRoots,
    judge: (certificate) => certificates.judgeServer(certificate),
    strict: settings.strictServerRevocation,
  });
  const reach: ReachDmp['reach'] = async () => {
    const outcome = await servers.reach(settings.baseUrl);
    needs.onReached(outcome.ok ? ok(outcome.value.ms) : outcome);
    return outcome;
  };
  // Asked once a card can be unlocked: the lock screen says whether the DMP answers before a code is typed.
  desk.onChanged((state) => {
    if (state.kind === 'locked') void reach();
  });
  return {
    desk,
    servers,
    line: () => client.line(),
    view: () => viewOf(desk),
    diagnose: () => diagnose(desk, { reach }, needs.clockState),
  };
}

/** The state as data: the contract has no read-only lists. */
function viewOf(desk: CardDesk): CardView {
  const state = desk.state();
  if (state.kind === 'choosing-situation') return { ...state, situations: [...state.situations] };
  if (state.kind !== 'locked' && state.kind !== 'open') return state;
  const { warnings, ...rest } = state;
  return warnings ? { ...rest, warnings: [...warnings] } : rest;
}
