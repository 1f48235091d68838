import { z } from 'zod';
import { IDENTITY_STATUSES } from '../../../../shared/domain/patient/identity.ts';
import { INS_ROOTS, type InsOid } from '../../../../shared/domain/patient/ins.ts';

const oids = Object.keys(INS_ROOTS) as [InsOid, ...InsOid[]]; // The keys of a constant object are its own key type.

/** A patient identity as this store writes it: what was checked once is only read again. */
export const storedIdentitySchema = z.strictObject({
  ins: z.strictObject({ oid: z.enum(oids), value: z.string().length(15) }),
  birthName: z.string(),
  usedName: z.string().exactOptional(),
  givenNames: z.string(),
  firstGivenName: z.string(),
  sex: z.enum(['M', 'F']),
  birthDate: z.string(),
  birthPlace: z.string(),
  identityStatus: z.enum(IDENTITY_STATUSES),
  localId: z.string().exactOptional(),
});
