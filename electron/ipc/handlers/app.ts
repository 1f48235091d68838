import type { AppState, Screen } from '../../../shared/contract/app.ts';
import { ok } from '../../../shared/result.ts';
import type { Handlers } from '../register.ts';

/** Channels about the workstation itself; they answer locked or not. */
export function appHandlers(desk: {
  readonly state: () => AppState;
  readonly touch: () => void;
  readonly blank: (screen: Screen | null) => void;
  readonly acknowledgeRecoveryCode: () => void;
  readonly acknowledgeReminder: () => void;
}): Pick<Handlers, Extract<keyof Handlers, `app.${string}`>> {
  return {
    'app.state': () => ok(desk.state()),
    'app.touch': () => {
      desk.touch();
      return ok({});
    },
    'app.blank': ({ screen }) => {
      desk.blank(screen);
      return ok({});
    },
    'app.acknowledgeReminder': () => {
      desk.acknowledgeReminder();
      return ok({});
    },
    'app.acknowledgeRecoveryCode': () => {
      desk.acknowledgeRecoveryCode();
      return ok({});
    },
  };
}
