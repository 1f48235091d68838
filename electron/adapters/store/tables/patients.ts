import { z } from 'zod';
import type { PatientIdentity } from '../../../../shared/domain/patient/identity.ts';
import { plainName } from '../../../../shared/domain/patient/traits.ts';
import type { PatientStore } from '../../../services/patients/ports.ts';
import type { Sqlite } from '../database/open-database.ts';
import { storedIdentitySchema } from './identity-row.ts';
import { patientKey } from './patient-key.ts';
import { prefixQuery } from './search-words.ts';

/** Every statement of the patients, named once. */
export const PATIENTS_SQL = {
  save: `
    INSERT INTO patients (ins_oid, ins_value, patient_json, sort_name) VALUES (@oid, @value, @patientJson, @sortName)
    ON CONFLICT (ins_oid, ins_value) DO UPDATE SET patient_json = excluded.patient_json, sort_name = excluded.sort_name
    RETURNING id`,
  forgetWords: `DELETE FROM patients_search WHERE rowid = @id`,
  saveWords: `INSERT INTO patients_search (rowid, words) VALUES (@id, @words)`,
  find: `SELECT patient_json FROM patients WHERE ins_oid = @oid AND ins_value = @value`,
  lastOpened: `SELECT patient_json FROM patients ORDER BY opened_at DESC, sort_name LIMIT @limit`,
  search: `
    SELECT patient_json FROM patients_search JOIN patients ON patients.id = patients_search.rowid
    WHERE patients_search MATCH @query ORDER BY opened_at DESC, sort_name LIMIT @limit`,
  countNamed: `SELECT count(*) AS named FROM patients WHERE sort_name = @sortName`,
  markOpened: `UPDATE patients SET opened_at = @at WHERE ins_oid = @oid AND ins_value = @value`,
} as const;

const rowSchema = z.strictObject({ patient_json: z.string() });
const idSchema = z.strictObject({ id: z.number() });
const countSchema = z.strictObject({ named: z.number() });

function parseRow(raw: unknown): PatientIdentity {
  return storedIdentitySchema.parse(JSON.parse(rowSchema.parse(raw).patient_json));
}

function sortName(birthName: string, firstGivenName: string): string {
  return `${plainName(birthName)}, ${plainName(firstGivenName)}`;
}

/** Words one may type to find a patient: names, INS, and the birth date as it is written, backwards and forwards. */
function wordsOf(patient: PatientIdentity): string {
  const { birthName, usedName, givenNames, firstGivenName, birthDate, ins, localId } = patient;
  const parts = birthDate.split('-');
  const dates = [parts.join(''), [...parts].reverse().join(''), ...parts];
  return [birthName, usedName, givenNames, firstGivenName, ins.value, localId, ...dates].filter(Boolean).join(' ');
}

/** `12/03/1980`, `1980-03-12` and `2 79 03 …` are looked up as the digits they are. */
function typedQuery(words: string): string | null {
  const plain = words.trim();
  const digitsOnly = /^[\d\s./-]+$/.test(plain);
  return prefixQuery(digitsOnly ? plain.replace(/\D/g, '') : plain);
}

function saver(database: Sqlite): (patients: readonly PatientIdentity[]) => void {
  const find = database.prepare(PATIENTS_SQL.find);
  const saveRow = database.prepare(PATIENTS_SQL.save);
  const forgetWords = database.prepare(PATIENTS_SQL.forgetWords);
  const saveWords = database.prepare(PATIENTS_SQL.saveWords);
  const save = database.transaction((patients: readonly PatientIdentity[]) => {
    for (const patient of patients) {
      const patientJson = JSON.stringify(patient);
      const known = find.get(patient.ins);
      // The practice's list comes back whole at each start: what did not change costs one look.
      if (known !== undefined && rowSchema.parse(known).patient_json === patientJson) continue;
      const name = sortName(patient.birthName, patient.firstGivenName);
      const { id } = idSchema.parse(saveRow.get({ ...patient.ins, patientJson, sortName: name }));
      forgetWords.run({ id });
      saveWords.run({ id, words: wordsOf(patient) });
    }
  });
  return (patients) => save.immediate(patients);
}

/** The practice's patients on SQLite, keyed by root and INS (H05). */
export function patientsTable(database: Sqlite): PatientStore {
  const saveAll = saver(database);
  return {
    save: (patient) => saveAll([patient]),
    saveAll,
    find: (insId) => {
      const row = database.prepare(PATIENTS_SQL.find).get(patientKey(insId));
      return row === undefined ? null : parseRow(row);
    },
    search: (words, limit) => {
      if (words.trim() === '') return database.prepare(PATIENTS_SQL.lastOpened).all({ limit }).map(parseRow);
      const query = typedQuery(words);
      // Signs that no name, date or number has find nobody: the last opened ones would pass for a finding.
      return query ? database.prepare(PATIENTS_SQL.search).all({ query, limit }).map(parseRow) : [];
    },
    countNamed: (birthName, firstGivenName) => {
      const row = database.prepare(PATIENTS_SQL.countNamed).get({ sortName: sortName(birthName, firstGivenName) });
      return countSchema.parse(row).named;
    },
    markOpened: (insId, at) => {
      database.prepare(PATIENTS_SQL.markOpened).run({ ...patientKey(insId), at });
    },
  };
}
