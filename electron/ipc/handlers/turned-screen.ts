import type { CallName } from '../../../shared/contract/names.ts';
import { fail } from '../../../shared/result.ts';
import type { Handlers } from '../register.ts';
import type { AtWork } from './workplace.ts';

/**
 * What still answers while the screen is turned to the patient. Everything else is refused, a channel that is not
 * written yet among them: whoever sits there reaches the keyboard, and a window that was taken over asks what it likes.
 */
export const ANSWERED_WHILE_TURNED = [
  // The mark of the sandbox and counters without content; the state of the card, and the way to lock it.
  'app.state',
  'card.state',
  'card.lock',
  // Somebody is there: the idle lock waits (H47).
  'app.touch',
  // What was typed last when the screen was turned still lands; it answers nothing.
  'deposit.save',
  'show.enter',
  'show.read',
  'show.leave',
] as const satisfies readonly CallName[];

type AnyHandler = (input: unknown) => unknown;

/**
 * The same handlers, refusing while the screen is the patient's (R28, H18, N7).
 *
 * @returns handlers that answer `show/screen-turned` meanwhile, but for the list above.
 */
export function doctorsScreenOnly(handlers: Handlers, atWork: AtWork): Handlers {
  const turned = (): boolean => {
    const work = atWork();
    return work.ok && work.value.showing.isOn();
  };
  const answered: ReadonlySet<string> = new Set(ANSWERED_WHILE_TURNED);
  const guarded = Object.entries(handlers).map(([name, handle]) => {
    if (answered.has(name)) return [name, handle];
    // Each handler keeps the schemas of its own name: only whether it is reached is decided here.
    const ask = handle as AnyHandler;
    return [name, (input: unknown) => (turned() ? fail({ code: 'show/screen-turned' }) : ask(input))];
  });
  return Object.fromEntries(guarded) as Handlers;
}
