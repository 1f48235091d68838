import { z } from 'zod';
import { IDENTITY_STATUSES } from '../domain/patient/identity.ts';
import { call } from './call.ts';

export const insSchema = z.strictObject({
  oid: z.enum(['1.2.250.1.213.1.4.8', '1.2.250.1.213.1.4.9', '1.2.250.1.213.1.4.10', '1.2.250.1.213.1.4.11']),
  value: z.string().length(15),
});

/** A patient of the practice, with his local traits (never those of the DMP, RG_0320). */
export const patientSchema = z.strictObject({
  ins: insSchema,
  birthName: z.string(),
  usedName: z.string().optional(),
  givenNames: z.string(),
  firstGivenName: z.string(),
  sex: z.enum(['M', 'F']),
  birthDate: z.string(),
  birthPlace: z.string(),
  identityStatus: z.enum(IDENTITY_STATUSES),
  localId: z.string().optional(),
});

/** A row of the local list. `homonym` asks the eye to look twice: another patient bears the same names (H01). */
export const patientRowSchema = z.strictObject({
  insId: z.string(),
  patient: patientSchema,
  isTest: z.boolean(),
  homonym: z.boolean(),
  /** Below the age of majority of the DMP's parameters, counted to the last possible day of birth (H20). */
  isMinor: z.boolean(),
});
export type PatientRow = z.infer<typeof patientRowSchema>;

/** What one types for a patient who is not in the list; every fault of it comes back at once. */
export const typedPatientSchema = z.strictObject({
  ins: z.string().max(40),
  birthName: z.string().max(100),
  firstGivenName: z.string().max(100),
  sex: z.enum(['M', 'F']),
  birthDate: z.string().max(10),
  birthPlace: z.string().max(5),
  /** Said by the user alone: the number was compared with a document, though its digits tell another sex or birth (H04). */
  numberCompared: z.boolean(),
});
export type TypedPatient = z.infer<typeof typedPatientSchema>;

export const patientContract = {
  /** Words of a name, a birth date or an INS; empty = last opened first. At most 50 rows. */
  'patient.search': call(z.strictObject({ words: z.string().max(100) }), z.array(patientRowSchema)),
  'patient.add': call(typedPatientSchema, patientRowSchema),
};
