import type { AppState } from '../../../shared/contract/app.ts';
import { ok } from '../../../shared/result.ts';
import type { Handlers } from '../register.ts';

/** Channels about the workstation itself; they answer locked or not. */
export function appHandlers(desk: {
  readonly state: () => AppState;
  readonly touch: () => void;
  readonly acknowledgeRecoveryCode: () => void;
  readonly acknowledgeReminder: () => void;
}): Pick<Handlers, 'app.state' | 'app.touch' | 'app.acknowledgeReminder' | 'app.acknowledgeRecoveryCode'> {
  return {
    'app.state': () => ok(desk.state()),
    'app.touch': () => {
      desk.touch();
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
