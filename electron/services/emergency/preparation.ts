import type { Preparation } from '../../../shared/contract/emergency-preparation.ts';
import type { EmergencyMode } from '../../../shared/domain/emergency/access-event.ts';
import { opposition, type Opposition } from '../../../shared/domain/emergency/opposition.ts';
import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';
import { compareTraits } from '../../../shared/domain/patient/traits.ts';
import { plainFault, type Fault } from '../../../shared/fault.ts';
import type { AskedStatus, AskOppositions, FindDossier } from './ports.ts';

/** What was found out about a dossier before the two acts, as the service keeps it. */
export interface Prepared {
  readonly preparationId: string;
  readonly mode: EmergencyMode;
  readonly patient: PatientIdentity;
  readonly checkedAt: number;
  readonly status: AskedStatus | null;
  readonly opposition: Opposition;
  readonly state: Preparation['state'];
}

type Found = Pick<Prepared, 'status' | 'opposition' | 'state'>;

/** What TD0.2 alone settles, in the order of R10; null when the opposition remains to be asked. */
function settled(status: AskedStatus): Preparation['state'] | null {
  const { existence, authorisation } = status;
  if (existence === 'absent') return { kind: 'no-dmp' };
  if (existence === 'closed') return { kind: 'closed' };
  if (authorisation === 'forbidden') return { kind: 'refused' };
  if (typeof existence === 'object') return { kind: 'unknown-status', raw: existence.unknown };
  // An unknown word about the authorisation may be a block: it is not gone round (H23).
  return typeof authorisation === 'object' ? { kind: 'unknown-status', raw: authorisation.unknown } : null;
}

const unreachable = (fault: Fault): Found => ({
  status: null,
  opposition: 'unknown',
  state: { kind: 'unreachable', fault: plainFault(fault) },
});

/**
 * Asks TD0.2, then the opposition to this very mode (R30 «before showing anything», R32). A store that cannot tell the
 * opposition leaves it unknown and decides itself (decision 24).
 */
export async function findOut(
  dmp: FindDossier & AskOppositions,
  patient: PatientIdentity,
  mode: EmergencyMode,
  signal: AbortSignal,
): Promise<Found> {
  const asked = await dmp.findDossier(patient.ins, signal);
  if (!asked.ok) return unreachable(asked.fault);
  const status = asked.value.value;
  const state = settled(status);
  if (state) return { status, opposition: 'unknown', state };
  const access = mode === 'centre_15' ? { kind: mode } : { kind: mode, reason: '' };
  const told = await dmp.askOppositions(patient.ins, access, signal);
  const flags = told.ok ? told.value.value : { breakGlass: null, emergencyCentre: null };
  const said = opposition(mode === 'centre_15' ? flags.emergencyCentre : flags.breakGlass);
  if (said === 'opposed') return { status, opposition: said, state: { kind: 'refused' } };
  const differences = compareTraits(patient, status.traits);
  return { status, opposition: said, state: { kind: 'possible', opposition: said, differences: [...differences] } };
}
