import { z } from 'zod';
import { consentActSchema } from '../../../../shared/contract/consent-act.ts';
import type { ConsentAct, ConsentRecord, ExpressConsent } from '../../../../shared/domain/consent/record.ts';
import { ok } from '../../../../shared/result.ts';
import type { ConsentStore, SignedConsent } from '../../../services/consent/ports.ts';

import type { Sqlite } from '../database/open-database.ts';
import { attempt } from '../store-fault.ts';
import { patientKey } from './patient-key.ts';

/** Every statement of the consents, named once. */
export const CONSENTS_SQL = {
  insert: `
    INSERT INTO consents (id, ins_oid, ins_value, practitioner_id, act, recorded_at, record_json, signature, certificate)
    VALUES (@id, @oid, @value, @practitionerId, @act, @at, @recordJson, @signature, @certificate)`,
  latest: `
    SELECT record_json, signature, certificate FROM consents
    WHERE ins_oid = @oid AND ins_value = @value AND practitioner_id = @practitionerId AND act = @act
    ORDER BY sequence DESC LIMIT 1`,
  last: `SELECT record_json, signature, certificate FROM consents ORDER BY sequence DESC LIMIT 1`,
  history: `
    SELECT record_json, signature, certificate FROM consents
    WHERE ins_oid = @oid AND ins_value = @value ORDER BY sequence`,
} as const;

const rowSchema = z.strictObject({ record_json: z.string(), signature: z.string(), certificate: z.string() });

function parseRow(raw: unknown): SignedConsent {
  const row = rowSchema.parse(raw);
  return {
    record: consentActSchema.parse(JSON.parse(row.record_json)),
    signature: row.signature,
    certificate: row.certificate,
  };
}

type Act = 'own' | 'secret' | 'colleague' | 'express';

/** Which line of acts a record belongs to: the latest of each line decides, and none hides another. */
function actOf(record: ConsentAct): Act {
  if (record.decision === 'granted-for') return 'colleague';
  if (record.decision === 'express') return 'express';
  return record.connection === 'secret' ? 'secret' : 'own';
}

/** The consents on SQLite: only ever added, by trigger (R6). */
export function consentsTable(database: Sqlite): ConsentStore {
  const latestOf = (insId: string, practitionerId: string, act: Act): ConsentAct | null => {
    const row = database.prepare(CONSENTS_SQL.latest).get({ ...patientKey(insId), practitionerId, act });
    return row === undefined ? null : parseRow(row).record;
  };
  return {
    append: (consent) =>
      attempt(() => {
        const { record, signature, certificate } = consent;
        const { id, ins, practitionerId, at } = record;
        const recordJson = JSON.stringify(record);
        const act = actOf(record);
        database
          .prepare(CONSENTS_SQL.insert)
          .run({ id, ...ins, practitionerId, act, at, recordJson, signature, certificate });
        return ok(null);
      }),
    // The column says which kind of record the row holds: it is written from the record itself.
    latest: (insId, practitionerId, secret = false) =>
      latestOf(insId, practitionerId, secret ? 'secret' : 'own') as ConsentRecord | null,
    latestExpress: (insId, practitionerId) => latestOf(insId, practitionerId, 'express') as ExpressConsent | null,
    last: () => {
      const row = database.prepare(CONSENTS_SQL.last).get();
      return row === undefined ? null : parseRow(row).record;
    },
    history: (insId) => database.prepare(CONSENTS_SQL.history).all(patientKey(insId)).map(parseRow),
  };
}
