import type { Screen } from '../../shared/contract/app.ts';
import { appHandlers } from '../ipc/handlers/app.ts';
import { cardHandlers } from '../ipc/handlers/card.ts';
import { carerHandlers } from '../ipc/handlers/carers.ts';
import { clipboardHandlers } from '../ipc/handlers/clipboard.ts';
import { consentHandlers } from '../ipc/handlers/consent.ts';
import { copyHandlers } from '../ipc/handlers/copies.ts';
import { depositHandlers } from '../ipc/handlers/deposit.ts';
import { dossierHandlers } from '../ipc/handlers/dossier.ts';
import { emergencyHandlers } from '../ipc/handlers/emergency.ts';
import { holdHandlers } from '../ipc/handlers/holds.ts';
import { journalHandlers } from '../ipc/handlers/journal.ts';
import { patientHandlers } from '../ipc/handlers/patient.ts';
import { showHandlers } from '../ipc/handlers/show.ts';
import { doctorsScreenOnly } from '../ipc/handlers/turned-screen.ts';
import { visibilityHandlers } from '../ipc/handlers/visibility.ts';
import type { Handlers } from '../ipc/register.ts';
import type { CopiedText } from '../services/clipboard/copied-text.ts';
import { tracingRefusals } from './refused-calls.ts';
import { answeringForTheDisk } from './store-answers.ts';
import type { Workstation } from './workstation.ts';

/** What calls reach beside the workstation: the desktop's clipboard, and the guard of the window. */
export interface HostOfCalls {
  readonly copied: Pick<CopiedText, 'put'>;
  readonly blank: (screen: Screen | null) => void;
  /** Where the holder of the card worked when it left. */
  readonly screenAtLock: () => Screen | null;
}

/** Every channel of the contract over one workstation, as the window may reach it. */
export function handlersOf(workstation: Workstation, host: HostOfCalls): Handlers {
  const { atWork } = workstation;
  const guarded = doctorsScreenOnly(
    {
      ...appHandlers({
        ...workstation.appDesk,
        state: () => ({ ...workstation.appDesk.state(), screenAtLock: host.screenAtLock() }),
        blank: host.blank,
      }),
      ...cardHandlers(workstation.card, workstation.diagnose, workstation.cardView, workstation.recoverWith),
      ...patientHandlers(atWork),
      ...dossierHandlers(atWork),
      ...emergencyHandlers(atWork),
      ...consentHandlers(atWork),
      ...carerHandlers(atWork),
      ...holdHandlers(atWork),
      ...copyHandlers(atWork),
      ...showHandlers(atWork),
      ...clipboardHandlers(atWork, host.copied),
      ...depositHandlers(atWork, workstation.depositTypes),
      ...visibilityHandlers(atWork),
      ...journalHandlers(atWork),
    },
    atWork,
  );
  return answeringForTheDisk(tracingRefusals(guarded, workstation.refusals));
}
