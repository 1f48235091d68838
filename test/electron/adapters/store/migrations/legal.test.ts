import { expect, test } from 'vitest';
import { migrateTo } from '../../../../../electron/adapters/store/database/migrate.ts';
import { legalMigrations } from '../../../../../electron/adapters/store/migrations/legal/index.ts';
import { JOB } from './legal-rows.ts';
import { atVersion, insert, tables, whole } from './schema-bench.ts';

const CONSENT = {
  sequence: 1,
  id: 'consent-1',
  ins_oid: '1.2.250.1.213.1.4.10',
  ins_value: '280037500000119',
  practitioner_id: '899700000011',
  recorded_at: 5,
  record_json: '{}',
  signature: 's',
  certificate: 'c',
};
const ROW = { sequence: 1, event_json: '{}', previous_hash: 'p', hash: 'h' };
const SEAL = { sequence: 1, hash: 'h', signature: 's', certificate: 'c' };

test('0001 makes the queue, its lots and the consents', () => {
  const database = atVersion(legalMigrations, 1);
  expect(tables(database)).toEqual(['consents', 'outbox', 'outbox_documents', 'outbox_lots']);
  insert(database, 'outbox', JOB);
  expect(whole(database, 'outbox')).toEqual([JOB]);
});

test('0002 adds the journal and leaves every job and consent as it was', () => {
  const database = atVersion(legalMigrations, 1);
  insert(database, 'outbox', JOB);
  insert(database, 'outbox_lots', { job_id: 'job-1', lot_json: '{}' });
  insert(database, 'outbox_documents', { job_id: 'job-1', position: 0, cda: Buffer.from([1, 2]) });
  insert(database, 'consents', CONSENT);
  const before = ['outbox', 'outbox_lots', 'outbox_documents', 'consents'].map((table) => whole(database, table));
  migrateTo(database, legalMigrations, 2);
  expect(['outbox', 'outbox_lots', 'outbox_documents', 'consents'].map((table) => whole(database, table))).toEqual(
    before,
  );
  expect(whole(database, 'audit')).toEqual([]);
  expect(whole(database, 'audit_seals')).toEqual([]);
});

test('0003 adds patients, drafts and settings and leaves the journal as it was', () => {
  const database = atVersion(legalMigrations, 2);
  insert(database, 'outbox', JOB);
  insert(database, 'consents', CONSENT);
  insert(database, 'audit', ROW);
  insert(database, 'audit_seals', SEAL);
  migrateTo(database, legalMigrations, 3);
  expect(whole(database, 'outbox')).toEqual([JOB]);
  expect(whole(database, 'consents')).toEqual([CONSENT]);
  expect(whole(database, 'audit')).toEqual([ROW]);
  expect(whole(database, 'audit_seals')).toEqual([SEAL]);
  expect(['patients', 'drafts', 'draft_files', 'settings'].flatMap((table) => whole(database, table))).toEqual([]);
});

test('0004 adds the emergency accesses and leaves the settings as they were', () => {
  const database = atVersion(legalMigrations, 3);
  const setting = { name: 'place', value_json: 'null' };
  insert(database, 'settings', setting);
  insert(database, 'consents', CONSENT);
  migrateTo(database, legalMigrations, 4);
  expect(whole(database, 'settings')).toEqual([setting]);
  expect(whole(database, 'consents')).toEqual([CONSENT]);
  expect(whole(database, 'emergency_events')).toEqual([]);
});

test('R33, H55: an emergency event is handed over once, and otherwise neither changed nor removed', () => {
  const database = atVersion(legalMigrations, legalMigrations.length);
  insert(database, 'emergency_events', { sequence: 1, event_json: '{}', handed_over_at: null });
  database.exec('UPDATE emergency_events SET handed_over_at = 5');
  expect(() => database.exec('UPDATE emergency_events SET handed_over_at = NULL')).toThrow(/once/);
  expect(() => database.exec("UPDATE emergency_events SET event_json = 'x'")).toThrow(/append-only/);
  expect(() => database.exec('DELETE FROM emergency_events')).toThrow(/append-only/);
  expect(whole(database, 'emergency_events')).toEqual([{ sequence: 1, event_json: '{}', handed_over_at: 5 }]);
});

test('0006 lets the journal be searched and keeps views, and leaves every row and seal as it was', () => {
  const database = atVersion(legalMigrations, 5);
  const event = { practitionerId: '8', kind: 'document.read', at: 5, facts: { uniqueId: '2.25.1' } };
  const row = { ...ROW, event_json: JSON.stringify(event) };
  insert(database, 'audit', row);
  insert(database, 'audit_seals', SEAL);
  insert(database, 'consents', CONSENT);
  migrateTo(database, legalMigrations, 6);
  expect(whole(database, 'audit')).toEqual([row]);
  expect(whole(database, 'audit_seals')).toEqual([SEAL]);
  expect(whole(database, 'consents')).toEqual([CONSENT]);
  expect(whole(database, 'audit_views')).toEqual([]);
});

test('R3, R8, R36: 0007 tells acts of consent apart and takes those of older versions for the practitioner’s own', () => {
  const database = atVersion(legalMigrations, 6);
  insert(database, 'consents', CONSENT);
  insert(database, 'audit', ROW);
  migrateTo(database, legalMigrations, 7);
  expect(whole(database, 'consents')).toEqual([{ ...CONSENT, act: 'own' }]);
  expect(whole(database, 'audit')).toEqual([ROW]);
  expect(() => insert(database, 'consents', { ...CONSENT, sequence: 2, id: 'c2', act: 'other' })).toThrow(/CHECK/);
});

test.each([
  ['consents', { ...CONSENT, act: 'own' }, 'signature'],
  ['audit', ROW, 'hash'],
  ['audit_seals', SEAL, 'hash'],
  ['audit_views', { hash: 'h', content: Buffer.from([1]) }, 'hash'],
])('H55: rows of %s can neither be changed nor removed', (table, row, column) => {
  const database = atVersion(legalMigrations, legalMigrations.length);
  insert(database, table, row);
  expect(() => database.exec(`UPDATE ${table} SET ${column} = 'x'`)).toThrow(/append-only/);
  expect(() => database.exec(`DELETE FROM ${table}`)).toThrow(/append-only/);
  expect(whole(database, table)).toEqual([row]);
});

const HOLD = {
  id: 'hold-1',
  ins_oid: CONSENT.ins_oid,
  ins_value: CONSENT.ins_value,
  unique_id: '2.25.7',
  set_id: null,
  title: 'CR',
  author_label: 'MODELE',
  mine: 1,
  reason: 'à annoncer',
  opened_at: 5,
};

test('0008 adds the holds and leaves the consents as they were', () => {
  const database = atVersion(legalMigrations, 7);
  insert(database, 'consents', CONSENT);
  const before = whole(database, 'consents');
  migrateTo(database, legalMigrations, 8);
  expect(whole(database, 'consents')).toEqual(before);
  expect([...whole(database, 'holds'), ...whole(database, 'hold_events')]).toEqual([]);
});

test('R14: 0009 adds the patient’s say on deposits, never changed nor removed, and leaves the holds as they were', () => {
  const database = atVersion(legalMigrations, 8);
  insert(database, 'holds', HOLD);
  migrateTo(database, legalMigrations, 9);
  expect(whole(database, 'holds')).toEqual([HOLD]);
  const said = { sequence: 1, ins_oid: CONSENT.ins_oid, ins_value: CONSENT.ins_value, event_json: '{}' };
  insert(database, 'feeding_events', said);
  expect(() => database.exec("UPDATE feeding_events SET event_json = ''")).toThrow(/append-only/);
  expect(() => database.exec('DELETE FROM feeding_events')).toThrow(/append-only/);
  expect(whole(database, 'feeding_events')).toEqual([said]);
});

test('R18: 0011 adds what was last seen, and leaves the patient’s say and the settings as they were', () => {
  const database = atVersion(legalMigrations, 10);
  const said = { sequence: 1, ins_oid: CONSENT.ins_oid, ins_value: CONSENT.ins_value, event_json: '{}' };
  const setting = { name: 'place', value_json: 'null' };
  insert(database, 'feeding_events', said);
  insert(database, 'settings', setting);
  migrateTo(database, legalMigrations, 11);
  expect(whole(database, 'feeding_events')).toEqual([said]);
  expect(whole(database, 'settings')).toEqual([setting]);
  expect([...whole(database, 'looks'), ...whole(database, 'looks_opened')]).toEqual([]);
});

test('R25, N8: a hold and its events can neither be changed nor removed, and a document is held once', () => {
  const database = atVersion(legalMigrations, legalMigrations.length);
  const event = { sequence: 1, hold_id: 'hold-1', event_json: '{}' };
  insert(database, 'holds', HOLD);
  insert(database, 'hold_events', event);
  expect(() => database.exec('UPDATE holds SET opened_at = 6')).toThrow(/append-only/);
  expect(() => database.exec('DELETE FROM holds')).toThrow(/append-only/);
  expect(() => database.exec("UPDATE hold_events SET event_json = ''")).toThrow(/append-only/);
  expect(() => database.exec('DELETE FROM hold_events')).toThrow(/append-only/);
  expect(() => insert(database, 'holds', { ...HOLD, id: 'hold-2' })).toThrow(/UNIQUE/);
  expect(whole(database, 'holds')).toEqual([HOLD]);
  expect(whole(database, 'hold_events')).toEqual([event]);
});
