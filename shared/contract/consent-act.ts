import { z } from 'zod';
import { CAPACITIES, CONSENT_MEANS, CONSENTING_PERSONS } from '../domain/consent/record.ts';
import { SECRET_GROUNDS } from '../domain/consent/secret-meeting.ts';
import { INS_ROOTS, type InsOid } from '../domain/patient/ins.ts';
import { instantSchema } from './instant.ts';

const oids = Object.keys(INS_ROOTS) as [InsOid, ...InsOid[]]; // The keys of a constant object are its own key type.

const circumstances = {
  id: z.string(),
  at: instantSchema,
  ins: z.strictObject({ oid: z.enum(oids), value: z.string() }),
  practitionerId: z.string(),
  structureId: z.string(),
  connection: z.literal('secret').exactOptional(),
  previous: z.string().exactOptional(),
};
const spoken = {
  consentingPerson: z.enum(CONSENTING_PERSONS),
  representativeName: z.string().exactOptional(),
  means: z.enum(CONSENT_MEANS),
};
const answers = z.strictObject({
  ...spoken,
  capacity: z.enum(CAPACITIES),
  informed: z.literal(true),
  secret: z
    .strictObject({
      ground: z.enum(SECRET_GROUNDS),
      accompanied: z.boolean(),
      oppositionNoted: z.literal(true),
      reimbursementsTold: z.literal(true),
    })
    .exactOptional(),
});
const colleague = z.strictObject({
  family: z.string(),
  given: z.string(),
  profession: z.string(),
  rpps: z.string().exactOptional(),
});

/** A consent act as it comes out of a store or of an exported proof: foreign until it is parsed. */
export const consentActSchema = z.discriminatedUnion('decision', [
  z.strictObject({ ...circumstances, decision: z.literal('granted'), answers }),
  z.strictObject({ ...circumstances, decision: z.literal('refused') }),
  z.strictObject({ ...circumstances, decision: z.literal('withdrawn'), spoken: z.strictObject(spoken) }),
  z.strictObject({ ...circumstances, decision: z.literal('granted-for'), colleague, answers }),
  z.strictObject({
    ...circumstances,
    decision: z.literal('express'),
    ground: z.literal('occupational-medicine'),
    spoken: z.strictObject(spoken),
    restrictionTold: z.literal(true),
  }),
]);
