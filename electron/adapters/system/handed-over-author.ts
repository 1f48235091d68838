import { z } from 'zod';
import type { NamedAuthor } from '../../../shared/domain/document/named-author.ts';

/** RPPS (8) or ADELI (0) holders: 12 digits (dmp-interface §3.4). */
const PS_ID = /^[08]\d{11}$/;
/**
 * A number of the structure's own: letters and digits, opaque (EX_0.1-1025). Long runs of digits are those of an RPPS or
 * an INS, which belong elsewhere.
 */
const INTERNAL_ID = /^(?!\d{11,}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/;

const named = {
  family: z.string().trim().min(1),
  given: z.string().trim().min(1),
  profession: z.string().regex(/^\d{2}$/),
  savoirFaire: z
    .string()
    .regex(/^[A-Z0-9]{1,8}$/)
    .exactOptional(),
};

/** An author as a description names him: `nationalId`, or `internalId` of one who has none; never both. */
export const namedAuthorSchema = z
  .strictObject({
    nationalId: z.string().regex(PS_ID).exactOptional(),
    internalId: z.string().regex(INTERNAL_ID).exactOptional(),
    ...named,
  })
  .refine(({ nationalId, internalId }) => (nationalId === undefined) !== (internalId === undefined), {
    path: ['nationalId'],
  }) satisfies z.ZodType<NamedAuthor>;
