import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Acts, Result } from '../../sandbox/engine/acts.ts';
import type { Caller } from '../../sandbox/engine/caller.ts';
import { createEngine } from '../../sandbox/engine/engine.ts';
import { accessHistory, listNotices } from '../../sandbox/patient/history.ts';
import { block, setAttending } from '../../sandbox/patient/professionals.ts';
import { putAuthorisation } from '../../sandbox/store/authorisations.ts';
import { setMasksOpenInEmergency } from '../../sandbox/store/emergency-masks.ts';
import { setFullRights } from '../../sandbox/store/full-rights.ts';
import { noticesOf, PATIENT } from '../../sandbox/store/notices.ts';
import type { StoredDocument } from '../../sandbox/store/records.ts';
import { DOMINIQUE } from './support/dominique.ts';

/** Rights as a caller meets them, through the transactions. */

const T0 = Date.parse('2026-11-02T10:15:00+01:00');
const { ins } = DOMINIQUE;
const HOSPITAL = '10B0170011';
const physician = { profession: '10', savoirFaire: 'SM26' };
const doctor: Caller = { ...physician, nationalId: '899700000011', structureId: '499700000011001' };
const second: Caller = { ...physician, nationalId: '899700000029', structureId: '499700000029001' };
const nurse: Caller = { nationalId: '899700000052', structureId: '499700000052001', profession: '60' };
const sealed: Caller = {
  ...physician,
  nationalId: '30B0170011/INT0001',
  structureId: HOSPITAL,
  sector: 'SA01',
  mode: 'INDIRECTE',
};
const ward: Caller = { ...physician, nationalId: '899700000037', structureId: HOSPITAL, sector: 'SA01' };

const engine = createEngine(T0);
afterAll(() => engine.close());
beforeEach(() => {
  engine.reset(T0);
  engine.addPatient(DOMINIQUE);
});

const as = (caller: Caller, bend: Partial<Caller> = {}): Acts => engine.as({ ...caller, ...bend }, ins);
const refusal = (result: Result<unknown>): string => (result.ok ? 'allowed' : result.message);
const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.code} ${result.message}`);
  return result.value;
};
const titles = (result: Result<StoredDocument[]>): string[] =>
  value(result)
    .map((one) => one.title)
    .sort();
const patientId = (): number => engine.store.prepare<[], { id: number }>('SELECT id FROM patients').get()?.id ?? 0;

describe('R3', () => {
  test('an occupational physician gets no authorisation, no list and no document, and deposits', () => {
    const atWork = as(doctor, { savoirFaire: 'SM25' });
    expect(refusal(atWork.authorise())).toMatch(/travail/);
    putAuthorisation(engine.store, patientId(), doctor.nationalId, 'AUTORISE', T0);
    expect(refusal(atWork.list())).toMatch(/travail/);
    const [id = ''] = value(as(second).deposit([{ title: 'Un compte rendu' }]));
    expect(refusal(atWork.read(id))).toMatch(/travail/);
    expect(value(atWork.lookUp(id))).toBeNull();
    expect(refusal(atWork.deposit([{}]))).toBe('allowed');
  });

  test('an insurer has nothing, even in an emergency; a PMI and a coordinating physician read when authorised', () => {
    const insurer = as(doctor, { sector: 'SA23', purpose: 'bris_de_glace', reason: 'Patient inconscient' });
    expect(refusal(insurer.list())).toMatch(/assureurs/);
    for (const sector of ['SA15', 'SA17']) {
      const reader = as(doctor, { sector });
      expect(refusal(reader.list())).toMatch(sector === 'SA15' ? /pas d'autorisation/ : /^allowed$/);
      value(reader.authorise());
      expect(refusal(reader.list())).toBe('allowed');
    }
  });
});

test('R6: the authorisation of a structure covers those who act for it; each is told of to the patient once (R43)', () => {
  const clerk: Caller = { nationalId: '30B0170011/ADM1', structureId: HOSPITAL, sector: 'SA01', profession: null };
  value(as(clerk).authorise());
  expect(refusal(as(clerk).list())).toMatch(/professionnels de santé/);
  expect(value(as(ward).status()).authorisation).toBe('VALIDE');
  value(as(ward).list());
  value(as(ward).list());
  expect(value(as(second).status()).authorisation).toBe('NON_EXISTE');
  const first = noticesOf(engine.store, patientId(), PATIENT).filter((one) => one.kind === 'first-consultation');
  expect(first.map((one) => one.practitioner)).toEqual([ward.nationalId]);
});

test('R9: a blocked professional gets nothing in any mode, administrative data and emergencies included', () => {
  engine.patient(ins, 'holder', (desk) => block(desk, ward.nationalId));
  expect(refusal(as(ward).authorise())).toMatch(/bloqué/);
  for (const purpose of ['normal', 'bris_de_glace', 'centre_15'] as const) {
    expect(refusal(as(ward, { purpose, reason: 'Urgence vitale' }).list())).toMatch(/bloqué/);
  }
  // Deposits are not readings: he still owes the dossier his reports (R13).
  expect(refusal(as(ward).deposit([{}]))).toBe('allowed');
});

test('R11: somebody given the rights of the médecin traitant reads masked documents, and may be blocked', () => {
  const optician: Caller = { nationalId: '899700000111', structureId: '10B0170046', profession: '28' };
  value(as(doctor).deposit([{ title: 'Masqué', restrictions: ['MASQUE_PS'] }]));
  value(as(optician).authorise());
  expect(titles(as(optician).list())).toEqual([]);
  setFullRights(engine.store, patientId(), optician.nationalId, true);
  expect(titles(as(optician).list())).toEqual(['Masqué']);
  expect(value(as(optician).status()).attending).toBe(true);
  engine.patient(ins, 'holder', (desk) => block(desk, optician.nationalId));
  expect(refusal(as(optician).list())).toMatch(/bloqué/);
});

test('R20, R46: a professional deposits neither what only the holder writes nor reimbursements', () => {
  expect(refusal(as(doctor).deposit([{ typeCode: 'EXPPAT_3', classCode: '90' }]))).toMatch(/titulaire/);
  expect(refusal(as(doctor).deposit([{ typeCode: 'REMB', classCode: '60' }]))).toMatch(/Assurance Maladie/);
});

test('R46: reimbursements older than twenty-four months have left the list', () => {
  const [recent = '', old = ''] = value(as(doctor).deposit([{ title: 'récent' }, { title: 'ancien' }]));
  engine.store.exec("UPDATE codes SET code = 'REMB' WHERE code = '11488-4'");
  const date = engine.store.prepare('UPDATE documents SET creation_time = ? WHERE unique_id = ?');
  date.run('20241103000000', recent);
  date.run('20241101000000', old);
  value(as(second).authorise());
  expect(titles(as(second).list())).toEqual(['récent']);
});

test('R21: what a structure deposited masked stays readable by those who act for it', () => {
  value(as(sealed).deposit([{ title: 'Du service', restrictions: ['MASQUE_PS'] }]));
  for (const one of [ward, second]) value(as(one).authorise());
  expect(titles(as(ward).list())).toEqual(['Du service']);
  expect(titles(as(second).list())).toEqual([]);
});

test('N9: replacing a stranger’s masked document is answered as replacing one that does not exist', () => {
  value(as(second).authorise());
  const [id = ''] = value(as(doctor).deposit([{ restrictions: ['MASQUE_PS'] }]));
  const uuid = value(as(doctor).lookUp(id))?.entryUuid ?? '';
  const absent = 'urn:uuid:00000000-0000-4000-8000-000000000000';
  const answers = [uuid, absent].map((replaces) => refusal(as(second).deposit([{ replaces }])).replace(replaces, ''));
  expect(answers[0]).toBe(answers[1]);
});

describe('emergencies', () => {
  const emergency = { purpose: 'bris_de_glace', reason: 'Patient inconscient' } as const;

  test('R31: Centre 15 is for physicians who exercise at a SAMU', () => {
    expect(refusal(as(ward, { purpose: 'centre_15' }).list())).toBe('allowed');
    // Jeanne LIBRE, in town, exercises at the hospital too; Étienne FORÊT does not.
    expect(refusal(as(doctor, { purpose: 'centre_15' }).list())).toBe('allowed');
    expect(refusal(as(second, { purpose: 'centre_15' }).list())).toMatch(/régulateur/);
    expect(refusal(as(nurse, { purpose: 'centre_15', structureId: HOSPITAL }).list())).toMatch(/régulateur/);
  });

  test('note 7: masked documents open to an emergency when the patient said so, and only then', () => {
    value(as(doctor).deposit([{ title: 'Masqué', restrictions: ['MASQUE_PS'] }]));
    engine.patient(ins, 'holder', (desk) => setAttending(desk, second.nationalId));
    for (const one of [ward, second, doctor]) expect(titles(as(one, emergency).list()), one.nationalId).toEqual([]);
    setMasksOpenInEmergency(engine.store, patientId(), true);
    for (const one of [ward, second, doctor]) expect(titles(as(one, emergency).list())).toEqual(['Masqué']);
  });

  test('R4: the profession keeps its column', () => {
    value(
      as(doctor).deposit([
        { title: 'Directives', typeCode: '11488-4' },
        { title: 'Séjour', typeCode: '34112-3' },
      ]),
    );
    const podiatrist: Caller = { nationalId: '899700000112', structureId: HOSPITAL, profession: '80' };
    expect(titles(as(podiatrist, emergency).list())).not.toContain('Séjour');
    expect(titles(as(ward, emergency).list())).toContain('Séjour');
  });
});

test('R36: a secret connection to an adult’s dossier is refused, for reading too', () => {
  value(as(doctor).authorise());
  expect(refusal(as(doctor, { secret: true }).list())).toMatch(/mineurs/);
  engine.store.exec("UPDATE patients SET birth_date = '2012-05-01'");
  expect(refusal(as(doctor, { secret: true }).list())).toBe('allowed');
});

test('H20, R35: parents are not told of a hold on what is hidden from them, neither of its two weeks nor of its end', () => {
  engine.reset(T0);
  engine.addPatient({
    ins,
    birthName: 'PAT-QUINZE',
    givenNames: 'JADE',
    firstGivenName: 'JADE',
    sex: 'F',
    birthDate: '2012-05-01',
    dossier: 'ACTIF',
    representatives: [{ relation: 'MTH', given: 'ANNA', family: 'PAT-QUINZE' }],
  });
  const restrictions = ['INVISIBLE_PATIENT', 'INVISIBLE_REPRESENTANTS_LEGAUX'];
  value(as(doctor, { secret: true }).deposit([{ restrictions }]));
  engine.now = T0 + 40 * 86_400_000;
  const told = (viewer: 'holder' | 'representative'): unknown => {
    const seen = engine.patient(ins, viewer, (desk) => [
      listNotices(desk).map((one) => one.kind),
      accessHistory(desk).map((one) => one.transaction),
    ]);
    return seen.ok ? seen.value : seen.refusal;
  };
  expect(told('holder')).toEqual([['hold-notice'], ['hold-release', 'hold-notice', 'TD2.1']]);
  expect(told('representative')).toEqual([[], []]);
});
