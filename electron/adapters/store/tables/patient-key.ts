import { isInsOid, type Ins } from '../../../../shared/domain/patient/ins.ts';

/** Takes apart the word that names a person (`insId`): root and value, the only key of a patient in this store (H05). */
export function patientKey(id: string): Ins {
  const [oid = '', value = ''] = id.split('|');
  if (!isInsOid(oid) || value === '') throw new Error('Not an insId');
  return { oid, value };
}
