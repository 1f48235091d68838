import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { block } from '../../sandbox/patient/professionals.ts';
import { openDesk } from '../../sandbox/patient/desk.ts';
import { defaultSettings } from '../../sandbox/server/service.ts';
import { putAuthorisation } from '../../sandbox/store/authorisations.ts';
import { faultOf, find, type Reply } from './support/client.ts';
import { ACTION, authorisationList, closeRequest, demographicsQuery, patientSearch } from './support/messages.ts';
import { OTHER_INS, PATIENT_INS, startTestSandbox, type TestSandbox } from './support/running.ts';
import { practitioner, type VihfOptions } from './support/vihf.ts';

let sandbox: TestSandbox;
const first = practitioner('899700000011');
const second = practitioner('899700000029');
const regulator = practitioner('899700000037');

beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.remove());

describe('TD0.5, a patient without his INS', () => {
  const ask = (family: string, vihf: Partial<VihfOptions> = {}, others = ''): Promise<Reply> =>
    sandbox.call(
      { action: ACTION.patientSearch, body: patientSearch(family, others) },
      { person: regulator, purpose: 'centre_15', ...vihf },
    );
  const found = (reply: Reply): string[] =>
    find(reply.xml, '//hl7:patient/hl7:id[@root="1.2.250.1.213.1.4.10"]/@extension');
  const scores = (reply: Reply): string[] => find(reply.xml, '//hl7:queryMatchObservation/hl7:value/@value');

  test('is for medical regulation by a physician of a SAMU (R31)', async () => {
    expect(faultOf(await ask('PAT-TROIS', { purpose: 'normal' })).text).toMatch(/régulation/);
    expect(faultOf(await ask('PAT-TROIS', { person: second })).text).toMatch(/régulateur/);
    expect(faultOf(await ask('PAT-TROIS', { person: practitioner('899700000052') })).text).toMatch(/régulateur/);
  });

  test('H01: finds by a name however it is typed, best first, with a score and the opposition', async () => {
    const exact = await ask('pat trois');
    expect(found(exact)).toEqual([PATIENT_INS.value]);
    expect(scores(exact)).toEqual(['100']);
    expect(find(exact.xml, '//hl7:administrativeObservation/hl7:value/@value')).toEqual(['false']);
    const both = await ask('PAT');
    expect(found(both).sort()).toEqual([OTHER_INS.value, PATIENT_INS.value].sort());
    expect(scores(both)).toEqual(['80', '80']);
    expect(find((await ask('INCONNU')).xml, '//hl7:queryResponseCode/@code')).toEqual(['NF']);
    expect(faultOf(await ask('P')).text).toMatch(/deux lettres/);
  });

  test('another birth date is another person; a closed dossier is not found', async () => {
    const born = (date: string): string =>
      `<livingSubjectBirthTime><value value="${date}"/><semanticsText>LivingSubject.birthTime</semanticsText></livingSubjectBirthTime>`;
    expect(found(await ask('PAT-TROIS', {}, born('19790312')))).toEqual([PATIENT_INS.value]);
    expect(found(await ask('PAT-TROIS', {}, born('1979')))).toEqual([PATIENT_INS.value]);
    expect(found(await ask('PAT-TROIS', {}, born('19790313')))).toEqual([]);
    expect(found(await ask('PAT-FERME'))).toEqual([]);
  });
});

describe('TD1.6, authorised and blocked professionals', () => {
  const ask = (mode: string, vihf: Partial<VihfOptions> = {}): Promise<Reply> =>
    sandbox.call({ action: ACTION.listAuthorisations, body: authorisationList(mode) }, vihf);
  const listed = (reply: Reply): string[] => find(reply.xml, '//hab:nationalId');

  beforeAll(() => {
    const now = sandbox.clock.now();
    putAuthorisation(sandbox.store, 1, first.nationalId, 'AUTORISE', now - 3_000);
    putAuthorisation(sandbox.store, 1, regulator.nationalId, 'AUTORISE', now - 400 * 86_400_000);
    const opened = openDesk({
      store: sandbox.store,
      ins: PATIENT_INS,
      viewer: 'holder',
      now,
      settings: defaultSettings,
    });
    if (opened.ok) block(opened.desk, second.nationalId);
  });

  test('by mode, with names and speciality; an expired authorisation is in no list', async () => {
    const all = await ask('TOUTE');
    expect(listed(all)).toEqual([second.nationalId, first.nationalId]);
    expect(find(all.xml, '//hab:mode')).toEqual(['INTERDITE', 'ACTIVE']);
    expect(find(all.xml, '//hab:codeSpeciality')).toEqual(['G15_10/SM26', 'G15_10/SM26']);
    expect(listed(await ask('ACTIVE'))).toEqual([first.nationalId]);
    expect(listed(await ask('INTERDITE'))).toEqual([second.nationalId]);
    expect(faultOf(await ask('AUTRE')).code).toBe('DMPInvalidMessage');
  });

  test('in normal access, for authorised professionals: nobody blocked, no employee', async () => {
    expect(faultOf(await ask('TOUTE', { purpose: 'centre_15', person: regulator })).text).toMatch(/accès normal/);
    expect(faultOf(await ask('TOUTE', { person: second })).text).toMatch(/bloqué/);
    expect(faultOf(await ask('TOUTE', { person: regulator })).text).toMatch(/expiré/);
    expect(faultOf(await ask('TOUTE', { person: practitioner('699700000011001-SEC0001') })).text).toMatch(
      /professionnels de santé/,
    );
  });
});

describe('TD1.4, closure by a professional', () => {
  const ask = (ins = OTHER_INS, vihf: Partial<VihfOptions> = {}, motive = 'FERM'): Promise<Reply> =>
    sandbox.call({ action: ACTION.revisePatient, body: closeRequest(ins, motive) }, { ins, ...vihf });

  beforeEach(() => {
    sandbox.store.exec("UPDATE patients SET dossier = 'ACTIF', closed_at = NULL WHERE birth_name = 'PATB-QUATRE'");
    putAuthorisation(sandbox.store, 2, first.nationalId, 'AUTORISE', sandbox.clock.now());
  });

  test('R38: closes on the patient’s demand, once; the dossier then says when and why', async () => {
    const reply = await ask();
    expect(find(reply.xml, '//hl7:acknowledgement/@typeCode'), reply.xml).toEqual(['AA']);
    const body = demographicsQuery(OTHER_INS);
    const state = await sandbox.call({ action: ACTION.demographics, body }, { ins: OTHER_INS });
    expect(find(state.xml, '//hl7:patient/hl7:statusCode/@code')).toEqual(['terminated']);
    expect(find(state.xml, '//hl7:detectedIssueEvent/hl7:code/@code')).toEqual(['FERMETURE_DEMANDE_PATIENT']);
    const again = await ask();
    expect(find(again.xml, '//hl7:acknowledgement/@typeCode')).toEqual(['AE']);
    expect(find(again.xml, '//hl7:acknowledgementDetail/hl7:code/@code')).toEqual(['DMPClosed']);
  });

  test('not a dossier linked to Mon espace santé, not in an emergency, not without an authorisation', async () => {
    expect(faultOf(await ask(PATIENT_INS)).text).toMatch(/Mon espace santé/);
    expect(faultOf(await ask(OTHER_INS, { person: regulator, purpose: 'centre_15' })).text).toMatch(/accès normal/);
    expect(faultOf(await ask(OTHER_INS, { person: second })).text).toMatch(/pas d'autorisation/);
    expect(faultOf(await ask(OTHER_INS, {}, 'MODIF_DATA')).code).toBe('DMPInvalidMessage');
  });
});

test('R5: no dossier is created by a professional', async () => {
  const body = '<PRPA_IN201311UV02 xmlns="urn:hl7-org:v3" ITSVersion="XML_1.0"/>';
  expect(faultOf(await sandbox.call({ action: ACTION.createPatient, body })).code).toBe(
    'DMPAccessDeniedByRightsService',
  );
});
