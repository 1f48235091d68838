import { ok } from '../../shared/result.ts';
import { traceReminderMs } from '../adapters/settings/read-settings.ts';
import { reminderMemory } from '../adapters/store/tables/reminder.ts';
import { signatureFits } from '../adapters/system/check-signature.ts';
import type { Journal } from '../services/audit/journal.ts';
import { TraceReminder } from '../services/reminder/trace-reminder.ts';
import { ConsentRegister } from '../services/consent/register.ts';
import type { LocalCopies } from '../services/cache/local-copies.ts';
import { Carers } from '../services/records/carers.ts';
import type { Dossiers } from '../services/records/dossiers.ts';
import { openShowing, type ShowingParts } from './showing.ts';
import type { WorkplaceParts } from './workplace.ts';

type RegisterParts = Pick<
  WorkplaceParts,
  'holder' | 'situation' | 'store' | 'signConsent' | 'saveFile' | 'clock' | 'settings'
>;

/** The register of consents over the dossier under the banner. */
function openRegister(parts: RegisterParts, journal: Journal, dossiers: Dossiers): ConsentRegister {
  const { holder, situation } = parts;
  return new ConsentRegister({
    store: parts.store.consents,
    banner: (token) => {
      const live = dossiers.live(token);
      return live.ok ? ok(live.value.patient) : live;
    },
    collectFor: (token, colleague, answers) => dossiers.steps.forColleague(token, colleague, answers),
    check: (bytes, { signature, certificate }) => signatureFits(bytes, signature, certificate),
    sign: parts.signConsent,
    save: { saveFile: (name, text) => parts.saveFile.save({ name, extension: 'html' }, [text]) },
    writeDown: journal.writeDown.bind(journal),
    clock: parts.clock,
    holder: { nationalId: holder.nationalId, name: `${holder.family} ${holder.given}` },
    structure: { id: situation.structureId, name: situation.structureName },
    environment: parts.settings.environment,
  });
}

type CarerParts = Pick<WorkplaceParts, 'gateway' | 'holder'> & {
  readonly journal: Journal;
  readonly dossiers: Dossiers;
  readonly copies: LocalCopies;
};

/** Who else may read the dossier under the banner, and its médecin traitant. */
function openCarers({ gateway, holder, journal, dossiers, copies }: CarerParts): Carers {
  return new Carers({
    dmp: gateway,
    copy: copies,
    audit: journal,
    live: (token) => dossiers.live(token),
    decideAnew: (session, fresh) => dossiers.decideAnew(session, fresh),
    holder,
  });
}

/** What stands around the dossier: the holder's reminder (R2), the register of consents, the patient's screen. */
export function openConsentDesk(parts: RegisterParts & ShowingParts & CarerParts) {
  const { store, clock, settings, journal, dossiers } = parts;
  const memory = reminderMemory(store.settings);
  return {
    reminder: new TraceReminder({ memory, audit: journal, clock, periodMs: traceReminderMs(settings) }),
    register: openRegister(parts, journal, dossiers),
    carers: openCarers(parts),
    showing: openShowing(parts),
  };
}
