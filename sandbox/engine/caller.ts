import type { Purpose, Mode, Vihf } from '../vihf/read-vihf.ts';
import type { Ins } from '../store/records.ts';

/** Who acts, as a proven assertion would say it (dmp-interface §2.2). */
export interface Caller {
  /** PS_IdNat; an employee's begins with the kind of his structure. */
  nationalId: string;
  /** Struct_IdNat for which he acts. */
  structureId: string;
  /** TRE_R02, `SA07` when absent. */
  sector?: string;
  /** TRE_G15; null for somebody without a profession. */
  profession: string | null;
  /** TRE_R38 or TRE_G05. */
  savoirFaire?: string;
  mode?: Mode;
  purpose?: Purpose;
  /** Justification of a break-glass access. */
  reason?: string;
  /** Secret connection of a minor (R36). */
  secret?: boolean;
}

const PROFESSION_SCHEME = '1.2.250.1.71.1.2.7';
const SAVOIR_FAIRE_SCHEME = '1.2.250.1.71.4.2.5';

/** The assertion that this caller would send about a patient; nothing of it is signed, since nothing is sent. */
export function vihfOf(caller: Caller, patient: Ins): Vihf {
  const { profession, savoirFaire } = caller;
  return {
    id: '',
    issueInstant: '',
    issuer: '',
    nameId: caller.nationalId,
    mode: caller.mode ?? 'DIRECTE',
    structureId: caller.structureId,
    sector: caller.sector ?? 'SA07',
    profession: profession === null ? null : { code: profession, scheme: PROFESSION_SCHEME, label: profession },
    savoirFaire: savoirFaire ? { code: savoirFaire, scheme: SAVOIR_FAIRE_SCHEME, label: savoirFaire } : null,
    patient,
    purpose: caller.purpose ?? 'normal',
    purposeReason: caller.reason ?? null,
    secretConnection: caller.secret ?? false,
    homologation: '',
    lpsName: 'engine',
  };
}
