import { z } from 'zod';
import { CAPACITIES, CONSENT_MEANS, CONSENTING_PERSONS } from '../domain/consent/record.ts';
import { RECIPIENTS } from '../domain/consent/recipient.ts';
import { SECRET_GROUNDS } from '../domain/consent/secret-meeting.ts';
import { call } from './call.ts';
import { consentActSchema } from './consent-act.ts';
import { dossierSchema, tokenSchema } from './dossier.ts';

const nameSchema = z.string().trim().min(2).max(200);
const withToken = z.strictObject({ token: tokenSchema });

/** Who spoke, for whom and how. */
const spoken = {
  consentingPerson: z.enum(CONSENTING_PERSONS),
  representativeName: nameSchema.exactOptional(),
  means: z.enum(CONSENT_MEANS),
};
const answers = { ...spoken, capacity: z.enum(CAPACITIES), informed: z.literal(true) };

const colleagueSchema = z.strictObject({
  family: nameSchema,
  given: nameSchema,
  profession: nameSchema,
  rpps: z
    .string()
    .regex(/^\d{11}$/)
    .exactOptional(),
});

/** An act of the register as the window shows it; its signature was checked when it was read. */
export const recordedActSchema = z.strictObject({
  act: consentActSchema,
  /** Recorded by the holder of this card. */
  mine: z.boolean(),
  /** What reading it back proved: signed as it stands and in its place in the chain, or not. */
  verdict: z.enum(['intact', 'altered']),
});
export type RecordedAct = z.infer<typeof recordedActSchema>;

export const consentContract = {
  'dossier.consent': call(
    z.strictObject({
      token: tokenSchema,
      ...answers,
      secret: z
        .strictObject({
          ground: z.enum(SECRET_GROUNDS),
          accompanied: z.boolean(),
          oppositionNoted: z.literal(true),
          reimbursementsTold: z.literal(true),
        })
        .exactOptional(),
    }),
    dossierSchema,
  ),
  /** The patient says no: recorded too, nothing is asked of the DMP. */
  'dossier.refuse': call(withToken, dossierSchema),
  /** Said with the minor at the opening (EX_0.1-1100); another choice later opens the dossier anew. */
  'dossier.chooseConnection': call(
    z.strictObject({ token: tokenSchema, connection: z.enum(['ordinary', 'secret']) }),
    dossierSchema,
  ),
  /** The person takes her consent back: recorded, local copy purged, reading closed, then told to the DMP (TD0.3). */
  'consent.withdraw': call(z.strictObject({ token: tokenSchema, ...spoken }), dossierSchema),
  /** Tells the DMP of a withdrawal that is recorded here and that it has not heard of. */
  'consent.declareWithdrawal': call(withToken, dossierSchema),
  /** The distinct, express consent of occupational medicine (R3). */
  'consent.express': call(
    z.strictObject({ token: tokenSchema, ...spoken, restrictionTold: z.literal(true) }),
    dossierSchema,
  ),
  /** Collected for another professional (R8): recorded and signed here; TD0.3 declares for oneself only. */
  'consent.forColleague': call(
    z.strictObject({ token: tokenSchema, colleague: colleagueSchema, ...answers }),
    recordedActSchema,
  ),
  /** Every act recorded for the patient in the banner, newest first. */
  'consent.history': call(withToken, z.array(recordedActSchema)),
  /** Writes the proof of one act to a file that the user chooses; `saved` is false when he chose none. */
  'consent.export': call(
    z.strictObject({ token: tokenSchema, consentId: z.string().max(60), handedTo: z.enum(RECIPIENTS) }),
    z.strictObject({ saved: z.boolean() }),
  ),
};
