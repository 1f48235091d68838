import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createEngine } from '../../../sandbox/engine/engine.ts';
import type { Caller } from '../../../sandbox/engine/caller.ts';
import { listDocuments } from '../../../sandbox/patient/documents.ts';
import { closeDossier, requestDeletion } from '../../../sandbox/patient/settings.ts';
import { archiveEndsAt, deletionDueAt } from '../../../sandbox/rules/archive-life.ts';
import { settle } from '../../../sandbox/store/settle.ts';
import { tracesSince } from '../../../sandbox/store/traces.ts';
import { DOMINIQUE } from '../support/dominique.ts';

const { ins } = DOMINIQUE;
const doctor: Caller = { nationalId: '899700000011', structureId: '499700000011001', profession: '10' };
const CLOSED = Date.parse('2026-03-03T10:00:00Z');
const at = (text: string): number => Date.parse(text);

const engine = createEngine(CLOSED);
afterAll(() => engine.close());
beforeEach(() => {
  engine.reset(CLOSED - 86_400_000);
  engine.addPatient(DOMINIQUE);
  engine.as(doctor, ins).deposit([{ title: 'Gardé' }, { title: 'Retenu', restrictions: ['INVISIBLE_PATIENT'] }]);
  engine.now = CLOSED;
  engine.patient(ins, 'holder', closeDossier);
});

const request = (): Parameters<typeof requestDeletion>[0] => ({
  store: engine.store,
  ins,
  viewer: 'holder',
  now: engine.now,
  settings: engine.settings,
});
const count = (table: string): number =>
  engine.store.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0;
const titles = (): string[] => {
  const seen = engine.patient(ins, 'holder', listDocuments);
  return seen.ok ? seen.value.map((one) => one.title) : [seen.refusal];
};

test('R39: the instants of the example', () => {
  expect(new Date(archiveEndsAt(CLOSED)).toISOString()).toBe('2036-03-03T10:00:00.000Z');
  expect(new Date(deletionDueAt(at('2026-04-10T09:00:00Z'))).toISOString()).toBe('2026-07-10T09:00:00.000Z');
});

describe('R39: the archive of a closed dossier', () => {
  test('is whole for ten years, to the instant, and then nothing of it is left', () => {
    engine.now = archiveEndsAt(CLOSED) - 1;
    expect(titles()).toEqual(['patient/closed']);
    expect(count('documents')).toBe(2);
    engine.now += 1;
    expect(titles()).toEqual(['patient/unknown']);
    for (const table of ['documents', 'contents', 'submission_sets', 'holds', 'notices', 'authorisations', 'traces']) {
      expect(count(table), table).toBe(0);
    }
    expect(engine.as(doctor, ins).status()).toMatchObject({ value: { dossier: 'INEXISTANT' } });
    expect(engine.reopen(ins)).toEqual({ ok: false, refusal: 'patient/unknown' });
  });

  test('moves back into the dossier when it is opened again; a hold has not waited for it (R23)', () => {
    engine.now = archiveEndsAt(CLOSED) - 1;
    expect(engine.reopen(ins)).toEqual({ ok: true });
    expect(titles().sort()).toEqual(['Gardé', 'Retenu']);
    engine.now += 86_400_000;
    expect(titles()).toHaveLength(2);
  });

  test('is deleted within three months of an express request; the journal stays its ten years (EX_AIR-100)', () => {
    engine.now = at('2026-04-10T09:00:00Z');
    expect(requestDeletion(request())).toEqual({ ok: true });
    engine.now = at('2026-05-10T09:00:00Z');
    expect(requestDeletion(request())).toEqual({ ok: true });
    engine.now = at('2026-07-10T09:00:00Z') - 1;
    expect(titles()).toEqual(['patient/closed']);
    engine.now += 1;
    expect(titles()).toEqual(['patient/unknown']);
    expect(count('documents')).toBe(0);
    expect(tracesSince(engine.store, 0).map((one) => one.transaction)).toEqual(
      expect.arrayContaining(['TD2.1', 'patient.close', 'patient.ask-deletion', 'dossier-erased']),
    );
    settle(engine.store, archiveEndsAt(CLOSED));
    expect(count('traces')).toBe(0);
  });

  test('opening again takes the request back; an open dossier is not deleted on request', () => {
    requestDeletion(request());
    engine.reopen(ins);
    engine.now = deletionDueAt(CLOSED) + 1;
    expect(titles().sort()).toEqual(['Gardé', 'Retenu']);
    expect(requestDeletion(request())).toEqual({ ok: false, refusal: 'patient/not-closed' });
    // Closed once more, it waits its ten years: the old request does not come back.
    engine.patient(ins, 'holder', closeDossier);
    expect(titles()).toEqual(['patient/closed']);
    expect(count('documents')).toBe(2);
  });
});
