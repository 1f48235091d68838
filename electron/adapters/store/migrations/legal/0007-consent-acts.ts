import type { Migration } from '../../database/migrate.ts';

/**
 * Acts beside a practitioner's own consent: those of a minor's secret connection, those collected for a colleague, and
 * the express consent of occupational medicine. Each line has its own latest act, so that none stands for another (R3,
 * R8, R36). Rows of older versions are consents of their own.
 */
export const consentActs: Migration = {
  name: '0007-consent-acts',
  sql: `
ALTER TABLE consents ADD COLUMN act TEXT NOT NULL DEFAULT 'own'
  CHECK (act IN ('own', 'secret', 'colleague', 'express'));
CREATE INDEX consents_act ON consents (ins_oid, ins_value, practitioner_id, act, sequence);
`,
};
