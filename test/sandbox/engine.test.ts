import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createEngine } from '../../sandbox/engine/engine.ts';
import type { Acts, Result } from '../../sandbox/engine/acts.ts';
import type { Caller } from '../../sandbox/engine/caller.ts';
import { listDocuments } from '../../sandbox/patient/documents.ts';
import { block } from '../../sandbox/patient/professionals.ts';
import { closeDossier } from '../../sandbox/patient/settings.ts';
import type { StoredDocument } from '../../sandbox/store/records.ts';
import { tracesSince } from '../../sandbox/store/traces.ts';
import { DOMINIQUE } from './support/dominique.ts';

/** The store without its wire: what model tests drive by the thousand. */

const T0 = Date.parse('2026-11-02T10:15:00+01:00');
const DAY = 86_400_000;
const { ins } = DOMINIQUE;
const doctor: Caller = {
  nationalId: '899700000011',
  structureId: '499700000011001',
  profession: '10',
  savoirFaire: 'SM26',
};
const second: Caller = {
  nationalId: '899700000029',
  structureId: '499700000029001',
  profession: '10',
  savoirFaire: 'SM26',
};
const optician: Caller = { nationalId: '899700000111', structureId: '10B0170046', profession: '28' };

const engine = createEngine(T0);
afterAll(() => engine.close());
beforeEach(() => {
  engine.reset(T0);
  engine.addPatient(DOMINIQUE);
});

const as = (caller: Caller, bend: Partial<Caller> = {}): Acts => engine.as({ ...caller, ...bend }, ins);
const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.code} ${result.message}`);
  return result.value;
};
const titles = (result: Result<StoredDocument[]>): string[] => value(result).map((one) => one.title);
const seenByPatient = (): string[] => {
  const seen = engine.patient(ins, 'holder', listDocuments);
  return seen.ok ? seen.value.map((one) => one.title) : [seen.refusal];
};

describe('the engine', () => {
  test('refuses, authorises, deposits, lists, reads and blocks as messages do, with their traces', () => {
    expect(value(as(doctor).status())).toEqual({ dossier: 'ACTIF', authorisation: 'NON_EXISTE', attending: false });
    expect(as(doctor).list()).toMatchObject({ ok: false, code: 'DMPAccessDeniedByRightsService' });
    value(as(doctor).authorise());
    const [id = ''] = value(as(second).deposit([{ title: 'Un compte rendu' }]));
    expect(titles(as(doctor).list())).toEqual(['Un compte rendu']);
    expect(value(as(doctor).read(id)).length).toBeGreaterThan(0);
    value(as(optician).authorise());
    expect(titles(as(optician).list())).toEqual([]);
    engine.patient(ins, 'holder', (desk) => block(desk, doctor.nationalId));
    expect(as(doctor).read(id)).toMatchObject({ ok: false, message: 'Le patient a bloqué votre accès à son DMP' });
    const traces = tracesSince(engine.store, 0).filter((one) => one.practitioner === doctor.nationalId);
    expect(traces.map((one) => `${one.transaction} ${one.outcome}`)).toEqual([
      'TD0.2 accepted',
      'TD3.1 refused',
      'TD0.3 accepted',
      'TD3.1 accepted',
      'TD3.2 accepted',
      'TD3.2 refused',
    ]);
  });

  test('R25, N8: a held document is visible at the very instant of its release; masks and statuses change', () => {
    value(as(doctor).authorise());
    const [held = ''] = value(as(doctor).deposit([{ title: 'Annonce', restrictions: ['INVISIBLE_PATIENT'] }]));
    const release = Date.parse('2026-12-02T10:15:00+01:00');
    engine.now = release - 1;
    expect(seenByPatient()).toEqual([]);
    engine.now = release;
    expect(seenByPatient()).toEqual(['Annonce']);
    expect(as(doctor).restrict(held, ['INVISIBLE_PATIENT'])).toMatchObject({
      ok: false,
      code: 'XDSMetadataUpdateError',
    });
    value(as(doctor).restrict(held, ['MASQUE_PS']));
    value(as(second).authorise());
    expect(titles(as(second).list())).toEqual([]);
    const old = value(as(doctor).lookUp(held));
    const [newer = ''] = value(as(doctor).deposit([{ title: 'Version 2', replaces: old?.entryUuid ?? '' }]));
    expect(titles(as(doctor).list())).toEqual(['Version 2']);
    value(as(doctor).setStatus(newer, 'Deleted'));
    expect(titles(as(doctor).list(['Approved', 'Deprecated', 'Archived']))).toEqual([]);
  });

  test('R30, R38: emergencies, expiry and closure', () => {
    const emergency = { purpose: 'bris_de_glace', reason: 'Patient inconscient' } as const;
    value(as(doctor, emergency).list());
    value(as(doctor).authorise());
    engine.now += 366 * DAY;
    expect(value(as(doctor).status()).authorisation).toBe('EXPIRE');
    engine.patient(ins, 'holder', closeDossier);
    expect(as(doctor, emergency).list()).toMatchObject({ ok: false, code: 'DMPClosed' });
    expect(engine.reopen(ins)).toEqual({ ok: true });
    value(as(doctor, emergency).list());
  });

  test('is fast enough for ten thousand histories: 1,000 acts in seconds even on a busy machine', () => {
    value(as(doctor).authorise());
    const from = performance.now();
    for (let i = 0; i < 100; i += 1) {
      const [id = ''] = value(as(doctor).deposit([{ title: `Document ${i}` }]));
      value(as(doctor).read(id));
      value(as(doctor).lookUp(id));
      value(as(doctor).restrict(id, ['MASQUE_PS']));
      value(as(doctor).restrict(id, []));
      value(as(doctor).status());
      seenByPatient();
      value(as(doctor).setStatus(id, 'Archived'));
      value(as(doctor).setStatus(id, 'Deleted'));
      as(second).list();
    }
    const spent = performance.now() - from;
    console.log(`engine: ${Math.round(1_000_000 / spent)} acts/s`);
    expect(spent).toBeLessThan(20_000);
  });
});
