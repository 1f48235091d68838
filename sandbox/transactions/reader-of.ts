import { hl7Time } from '../clock.ts';
import { matrixColumn } from '../rules/matrix-column.ts';
import { reimbursementsShownFrom } from '../rules/reimbursement-window.ts';
import { readableTypes } from '../rights/readable-types.ts';
import type { StoredPatient } from '../store/patients.ts';
import type { Reader } from '../store/reader.ts';
import { areMasksOpenInEmergency } from '../store/emergency-masks.ts';
import { authorisationState, isEmployee, isExcluded, readsEverything } from './access.ts';
import type { Call } from './transaction.ts';

/** How far the caller sees into a dossier that he has been let into; own deposits only when `ownOnly`. */
export function readerOf(call: Call, patient: StoredPatient, ownOnly: boolean): Reader {
  const { vihf } = call;
  return {
    practitionerId: vihf.nameId,
    structureId: vihf.structureId,
    byStructure: vihf.mode === 'INDIRECTE' || isEmployee(vihf),
    ownOnly,
    attending: readsEverything(call, patient),
    emergency: vihf.purpose !== 'normal',
    masksOpen: areMasksOpenInEmergency(call.store, patient.id),
    types: readableTypes(matrixColumn(vihf.profession, vihf.savoirFaire?.code ?? null)),
    reimbursedFrom: hl7Time(reimbursementsShownFrom(call.now)),
  };
}

/**
 * A look-up by one's own identifiers needs no right to read (DMP_3.1b, dmp-interface §3.6): without a valid
 * authorisation it finds own deposits only.
 */
export function lookupReader(call: Call, patient: StoredPatient): Reader {
  const { vihf } = call;
  const mayRead = vihf.mode !== 'INDIRECTE' && !isExcluded(vihf) && authorisationState(call, patient) === 'VALIDE';
  return readerOf(call, patient, !mayRead);
}
