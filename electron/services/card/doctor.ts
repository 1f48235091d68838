import type { ClockState } from '../../../shared/domain/time/clock-state.ts';
import type { CardState } from '../../../shared/domain/card/card-state.ts';
import type { ReachDmp, ReaderSight } from './ports.ts';

/** One link of the chain from the workstation to the DMP, as just checked (mock-up 01b). */
export interface Link {
  readonly layer: 'middleware' | 'reader' | 'card' | 'certificates' | 'dmp' | 'clock';
  readonly verdict: 'ok' | 'fault' | 'not-checked';
  readonly detail: { readonly code: string; readonly value?: string; readonly clock?: ClockState };
}

/** What the doctor examines; it changes nothing and presents no PIN. */
export interface Examined {
  readonly state: CardState;
  readonly sight: ReaderSight;
  readonly middleware: string;
}

const okLink = (layer: Link['layer'], code: string, value?: string): Link => ({
  layer,
  verdict: 'ok',
  detail: { code, ...(value !== undefined && value !== '' && { value }) },
});
const faultLink = (layer: Link['layer'], code: string): Link => ({ layer, verdict: 'fault', detail: { code } });
const unchecked = (layer: Link['layer']): Link => ({ layer, verdict: 'not-checked', detail: { code: 'doctor/later' } });

/** The process that holds the card ended or hung: the card itself says nothing of it. */
function lostProcess(state: CardState): string | null {
  return state.kind === 'unreadable' && state.faultCode === 'card/process-lost' ? state.faultCode : null;
}

function middlewareLink({ sight, state, middleware }: Examined): Link {
  if (sight.kind === 'middleware-missing') return faultLink('middleware', 'card/middleware-missing');
  if (sight.kind === 'silent') return faultLink('middleware', 'card/watcher-silent');
  const lost = lostProcess(state);
  if (lost !== null) return faultLink('middleware', lost);
  return okLink('middleware', 'doctor/middleware-running', middleware);
}

function readerLink(sight: ReaderSight): Link {
  if (sight.kind === 'middleware-missing' || sight.kind === 'silent') return unchecked('reader');
  return sight.kind === 'no-reader' ? faultLink('reader', 'card/no-reader') : okLink('reader', 'doctor/reader-present');
}

function cardLink(sight: ReaderSight, state: CardState): Link {
  if (sight.kind === 'no-card') return faultLink('card', 'card/no-card');
  if (sight.kind !== 'card' || state.kind === 'reading' || lostProcess(state) !== null) return unchecked('card');
  if (state.kind === 'unreadable') return faultLink('card', state.faultCode);
  return state.kind === 'blocked' ? faultLink('card', 'card/pin-blocked') : okLink('card', 'doctor/card-read');
}

function certificatesLink(state: CardState): Link {
  switch (state.kind) {
    case 'refused':
      return faultLink('certificates', `card/${state.why}`);
    case 'locked':
    case 'open':
      if (state.warnings?.includes('revocation-unknown')) {
        return faultLink('certificates', 'card/revocation-unknown');
      }
      return okLink('certificates', 'doctor/valid-until', new Date(state.validUntil).toISOString().slice(0, 10));
    default:
      return unchecked('certificates');
  }
}

async function dmpLink(dmp: ReachDmp | null): Promise<Link> {
  if (!dmp) return unchecked('dmp');
  const answer = await dmp.reach();
  if (!answer.ok) return faultLink('dmp', answer.fault.code);
  // It answers, and nobody can say that its certificate is still good: reading goes on, what is sent waits.
  if (!answer.value.revocationKnown) return faultLink('dmp', 'network/server-unchecked');
  return okLink('dmp', 'doctor/dmp-answers', String(Math.round(answer.value.ms)));
}

/** What the DMP's answers and the machine's counter say of this workstation's clock, and when. */
function clockLink(clock: ClockState): Link {
  const link = (verdict: Link['verdict'], code: string): Link => ({ layer: 'clock', verdict, detail: { code, clock } });
  if (clock.movedMs !== 0) return link('fault', 'clock/moved');
  if (clock.errorMs !== 0) return link('fault', 'clock/wrong');
  return clock.heardAt === null || !clock.certain
    ? link('not-checked', 'doctor/later')
    : link('ok', 'doctor/clock-right');
}

/**
 * Checks every layer from the workstation to the DMP and names the one that fails (H46). Codes are shown with their
 * next step by the window; values are a version, a date or milliseconds, never a patient.
 */
export async function diagnose(
  desk: { examined(): Examined },
  dmp: ReachDmp | null,
  clock: () => ClockState,
): Promise<Link[]> {
  const dmpAnswer = await dmpLink(dmp);
  // Looked at after the network had its time, so that all that is local is of the same instant.
  const examined = desk.examined();
  const { sight, state } = examined;
  return [
    middlewareLink(examined),
    readerLink(sight),
    cardLink(sight, state),
    certificatesLink(state),
    dmpAnswer,
    clockLink(clock()),
  ];
}
