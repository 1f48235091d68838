import type { CardView, Link } from '../../../shared/contract/card.ts';
import { ok } from '../../../shared/result.ts';
import type { CardDesk } from '../../services/card/card.ts';
import type { Handlers } from '../register.ts';

type CardChannel = Extract<keyof Handlers, `card.${string}`>;

/** The digits in bytes: the one form that can be wiped. The text of the call itself dies with its message. */
function pinBytes(pin: string): Uint8Array {
  return new TextEncoder().encode(pin);
}

/** Channels of the card and of its doctor. */
export function cardHandlers(
  desk: CardDesk,
  diagnose: () => Promise<readonly Link[]>,
  view: () => CardView,
  recoverWith: (code: string | null) => void,
): Pick<Handlers, CardChannel> {
  return {
    'card.state': () => ok(view()),
    'card.unlock': async ({ pin, structureId, recoveryCode }) => {
      recoverWith(recoveryCode ?? null);
      const unlocked = await desk.unlock(pinBytes(pin), structureId);
      return unlocked.ok ? ok(view()) : unlocked;
    },
    'card.chooseSituation': async ({ structureId }) => {
      const chosen = await desk.chooseSituation(structureId);
      return chosen.ok ? ok(view()) : chosen;
    },
    'card.lock': () => {
      desk.lock('by-hand');
      return ok(view());
    },
    'card.diagnose': async () => ok([...(await diagnose())]),
  };
}
