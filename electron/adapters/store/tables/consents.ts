import { z } from 'zod';
import { CAPACITIES, CONSENT_MEANS, CONSENTING_PERSONS } from '../../../../shared/domain/consent/record.ts';
import { INS_ROOTS, type InsOid } from '../../../../shared/domain/patient/ins.ts';
import { ok } from '../../../../shared/result.ts';
import type { ConsentStore, SignedConsent } from '../../../services/consent/ports.ts';
import type { Sqlite } from '../database/open-database.ts';
import { attempt } from '../store-fault.ts';
import { patientKey } from './patient-key.ts';

/** Every statement of the consents, named once. */
export const CONSENTS_SQL = {
  insert: `
    INSERT INTO consents (id, ins_oid, ins_value, practitioner_id, recorded_at, record_json, signature, certificate)
    VALUES (@id, @oid, @value, @practitionerId, @at, @recordJson, @signature, @certificate)`,
  latest: `
    SELECT record_json, signature, certificate FROM consents
    WHERE ins_oid = @oid AND ins_value = @value AND practitioner_id = @practitionerId
    ORDER BY sequence DESC LIMIT 1`,
  history: `
    SELECT record_json, signature, certificate FROM consents
    WHERE ins_oid = @oid AND ins_value = @value ORDER BY sequence`,
} as const;

const oids = Object.keys(INS_ROOTS) as [InsOid, ...InsOid[]]; // The keys of a constant object are its own key type.

const circumstances = {
  id: z.string(),
  at: z.number(),
  ins: z.strictObject({ oid: z.enum(oids), value: z.string() }),
  practitionerId: z.string(),
  structureId: z.string(),
};
const recordSchema = z.discriminatedUnion('decision', [
  z.strictObject({
    ...circumstances,
    decision: z.literal('granted'),
    answers: z.strictObject({
      consentingPerson: z.enum(CONSENTING_PERSONS),
      representativeName: z.string().exactOptional(),
      capacity: z.enum(CAPACITIES),
      informed: z.literal(true),
      means: z.enum(CONSENT_MEANS),
    }),
  }),
  z.strictObject({ ...circumstances, decision: z.literal('refused') }),
]);
const rowSchema = z.strictObject({ record_json: z.string(), signature: z.string(), certificate: z.string() });

function parseRow(raw: unknown): SignedConsent {
  const row = rowSchema.parse(raw);
  return {
    record: recordSchema.parse(JSON.parse(row.record_json)),
    signature: row.signature,
    certificate: row.certificate,
  };
}

/** The consents on SQLite: only ever added, by trigger (R6). */
export function consentsTable(database: Sqlite): ConsentStore {
  return {
    append: (consent) =>
      attempt(() => {
        const { record, signature, certificate } = consent;
        const { id, ins, practitionerId, at } = record;
        const recordJson = JSON.stringify(record);
        database
          .prepare(CONSENTS_SQL.insert)
          .run({ id, ...ins, practitionerId, at, recordJson, signature, certificate });
        return ok(null);
      }),
    latest: (insId, practitionerId) => {
      const row = database.prepare(CONSENTS_SQL.latest).get({ ...patientKey(insId), practitionerId });
      return row === undefined ? null : parseRow(row).record;
    },
    history: (insId) => database.prepare(CONSENTS_SQL.history).all(patientKey(insId)).map(parseRow),
  };
}
