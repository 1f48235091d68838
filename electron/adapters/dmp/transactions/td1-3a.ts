import { ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { AccessMode } from '../../../../shared/domain/consent/access-mode.ts';
import type { Ins } from '../../../../shared/domain/patient/ins.ts';
import type { Oppositions } from '../../../services/emergency/ports.ts';
import type { Answered } from '../../../services/records/ports.ts';
import type { OpenContext } from '../gateway-context.ts';
import type { PatientAnswer } from '../hl7v3/read-patient-answer.ts';
import type { PrintedPerson } from '../hl7v3/person-traits.ts';
import { askPatient } from './ask-patient.ts';

/** Management data of a dossier. `null` = the store did not say: shown as «opposition non connue» (decision 24). */
export interface AdministrativeData {
  readonly opposesBreakGlass: boolean | null;
  readonly opposesEmergencyCentre: boolean | null;
  readonly linkedToEns: boolean | null;
  /** For contact only; traits of the DMP are never displayed in place of ours (RG_0320). */
  readonly telecoms: PrintedPerson['telecoms'];
  readonly addresses: PrintedPerson['addresses'];
}

function flag(answer: PatientAnswer, code: string): boolean | null {
  const value = answer.observations.get(code);
  if (value !== 'true' && value !== 'false') return null;
  return value === 'true';
}

/** Reads what a TD1.3a answer says. */
export function administrativeData(answer: PatientAnswer): AdministrativeData {
  return {
    opposesBreakGlass: flag(answer, 'OPPOSITION_BRIS_DE_GLACE'),
    opposesEmergencyCentre: flag(answer, 'OPPOSITION_ACCES_URGENCE'),
    linkedToEns: flag(answer, 'RATTACHEMENT_ENS'),
    telecoms: answer.person?.telecoms ?? [],
    addresses: answer.person?.addresses ?? [],
  };
}

/** TD1.3a: consultation of the management data. Faults: those of `askPatient`. */
export async function readAdministrativeData(
  context: OpenContext,
  ins: Ins,
  signal?: AbortSignal,
): Promise<Result<Answered<AdministrativeData>, ExchangeFault>> {
  const asked = await askPatient(context, ins, 'CNSLT_DATA', signal);
  return asked.ok ? ok({ value: administrativeData(asked.value.answer), serverAt: asked.value.serverAt }) : asked;
}

/**
 * TD1.3a with the purpose of the emergency: see `AskOppositions`. Two flags, each read for itself (R32). Faults: those
 * of `askPatient`.
 */
export async function askOppositions(
  context: OpenContext,
  ins: Ins,
  access: Exclude<AccessMode, { readonly kind: 'normal' }>,
  signal?: AbortSignal,
): Promise<Result<Answered<Oppositions>, ExchangeFault>> {
  const asked = await askPatient(context, ins, 'CNSLT_DATA', signal, access);
  if (!asked.ok) return asked;
  const { opposesBreakGlass, opposesEmergencyCentre } = administrativeData(asked.value.answer);
  const value = { breakGlass: opposesBreakGlass, emergencyCentre: opposesEmergencyCentre };
  return ok({ value, serverAt: asked.value.serverAt });
}
