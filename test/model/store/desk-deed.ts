import type { Desk } from '../../../sandbox/patient/desk.ts';
import { deleteOwn, setMasked } from '../../../sandbox/patient/documents.ts';
import { block, setAttending, unblock } from '../../../sandbox/patient/professionals.ts';
import { closeDossier, setOpposition } from '../../../sandbox/patient/settings.ts';
import type { PatientDeed } from '../world/world.ts';
import { depositAsPatient, type WritingStore } from './deposit-as-patient.ts';

/** Where each document of the history went. */
export interface Placed {
  patient: string;
  uniqueId: string;
  typeCode: string;
}

export interface PatientSide extends WritingStore {
  placed: Map<string, Placed>;
}

export const nationalIdOf = (pro: string): string => `8997000000${pro.slice(1).padStart(2, '0')}`;

/** What the patient, or who acts for him, does at his desk; whether it was accepted. */
export function deskDeed(stage: PatientSide, desk: Desk, patient: string, does: PatientDeed): boolean {
  switch (does.deed) {
    case 'mask':
    case 'unmask':
      return setMasked(desk, stage.placed.get(does.doc)?.uniqueId ?? '', does.deed === 'mask').ok;
    case 'delete':
      return deleteOwn(desk, stage.placed.get(does.doc)?.uniqueId ?? '').ok;
    case 'deposit': {
      const uniqueId = depositAsPatient(stage, desk, does.doc, does.type);
      stage.placed.set(does.doc, { patient, typeCode: does.type, uniqueId });
      return true;
    }
    case 'block':
      return block(desk, nationalIdOf(does.pro)).ok;
    case 'unblock':
      unblock(desk, nationalIdOf(does.pro));
      return true;
    case 'oppose':
      setOpposition(desk, 'break-glass', does.breakGlass);
      setOpposition(desk, 'centre-15', does.centre15);
      return true;
    case 'attending':
      setAttending(desk, does.pro === null ? null : nationalIdOf(does.pro));
      return true;
    case 'close':
      closeDossier(desk);
      return true;
    default:
      return false;
  }
}
