import { describe, expect, test } from 'vitest';
import { findDossier } from '../../../../../electron/adapters/dmp/transactions/td0-2.ts';
import { readAdministrativeData } from '../../../../../electron/adapters/dmp/transactions/td1-3a.ts';
import { sharedFolder } from '../../../../support/shared-folder.ts';
import { shapeFaults } from '../../../../support/validators/shape.ts';
import { schemaFaults } from '../../../../support/validators/schema.ts';
import { INS, openContext, scriptedStore, SERVER_AT, type Received } from '../scripted-store.ts';

interface Said {
  readonly ins?: string;
  readonly status?: string;
  readonly attention?: string;
  readonly response?: string;
  readonly acknowledgement?: string;
  readonly observations?: string;
}

const attention = (word: string) =>
  `<attentionLine><keyWordText code="AUTORISATION" codeSystem="1.2.250.1.213.4.1.2.6.1"/><value xsi:type="CV" code="${word}" codeSystem="1.2.250.1.213.4.1.2.6.2"/></attentionLine>`;
const observation = (code: string, value: string) =>
  `<subjectOf typeCode="SBJ"><administrativeObservation classCode="OBS" moodCode="EVN"><code code="${code}"/><value xsi:type="BL" value="${value}"/></administrativeObservation></subjectOf>`;

function answer(received: Received, said: Said = {}): string {
  const queryId = /queryId [^>]*extension="([^"]*)"/.exec(received.envelope)?.[1];
  const person =
    '<patientPerson><name><prefix>MME</prefix><given>LAURENCE</given><family qualifier="SP">PAT-USUEL</family><family qualifier="BR">PAT-QUATRE</family></name><telecom use="MC" value="tel:0600000000"/><administrativeGenderCode code="F"/><birthTime value="19070525"/></patientPerson>';
  return `<PRPA_IN201308UV02 xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ITSVersion="XML_1.0">
    ${said.attention ?? attention('VALIDE')}
    <attentionLine><keyWordText code="STATUT_MT" codeSystem="1.2.250.1.213.4.1.2.6.3"/><value xsi:type="BL" value="true"/></attentionLine>
    ${said.acknowledgement ?? '<acknowledgement typeCode="AA"/>'}
    <controlActProcess classCode="CACT" moodCode="EVN"><subject><registrationEvent><subject1><patient classCode="PAT">
      <id root="1.2.250.1.213.1.4.2" extension="0000000000000000000000"/><id root="${INS.oid}" extension="${said.ins ?? INS.value}"/>
      <statusCode code="${said.status ?? 'active'}"/>${person}${said.observations ?? observation('RATTACHEMENT_ENS', 'true')}
    </patient></subject1></registrationEvent></subject>
    <queryAck><queryId root="x" extension="${queryId}"/><queryResponseCode code="${said.response ?? 'OK'}"/></queryAck></controlActProcess>
  </PRPA_IN201308UV02>`;
}

async function found(said: Said = {}) {
  const { transport } = scriptedStore((received) => answer(received, said));
  return findDossier(openContext(transport), INS);
}

test('status, authorisation, treating physician and traits are read, with the time of the server', async () => {
  expect(await found()).toEqual({
    ok: true,
    value: {
      serverAt: SERVER_AT,
      value: {
        existence: 'active',
        authorisation: 'valid',
        isTreatingPhysician: true,
        linkedToEns: true,
        traits: { names: ['PAT-USUEL', 'PAT-QUATRE'], givenNames: ['LAURENCE'], birthDate: '1907-05-25', sex: 'F' },
      },
    },
  });
});

test('H23: words that nobody knows are kept and allow nothing', async () => {
  const said = await found({ attention: attention('SUSPENDU'), status: 'held' });
  expect(said).toMatchObject({
    value: { value: { authorisation: { unknown: 'SUSPENDU' }, existence: { unknown: 'held' } } },
  });
  expect(await found({ attention: '' })).toMatchObject({ value: { value: { authorisation: { unknown: '' } } } });
});

test.each([
  ['NON_EXISTE', 'none'],
  ['EXPIRE', 'expired'],
  ['INTERDIT', 'forbidden'],
])('the authorisation %s is %s', async (word, authorisation) => {
  expect(await found({ attention: attention(word) })).toMatchObject({ value: { value: { authorisation } } });
});

test('a closed dossier says when and why; an absent one is an answer and not a fault', async () => {
  const end = '<effectiveTime><high value="20260426073000"/></effectiveTime>';
  const issue =
    '<detectedIssueEvent><code code="FERMETURE_DEMANDE_PATIENT"/><text>Demande du titulaire</text></detectedIssueEvent>';
  const said = await found({ status: 'terminated', observations: `${end}<reasonOf>${issue}</reasonOf>` });
  expect(said).toMatchObject({
    value: {
      value: {
        existence: 'closed',
        closure: { date: '20260426073000', motive: 'FERMETURE_DEMANDE_PATIENT', reason: 'Demande du titulaire' },
      },
    },
  });
  const absent = await found({ response: 'NF', attention: '' });
  expect(absent).toMatchObject({ value: { value: { existence: 'absent', authorisation: 'none' } } });
});

test('H02: an answer about another patient, or to another query, is refused', async () => {
  expect(await found({ ins: '279035121518989' })).toMatchObject({ fault: { code: 'dmp/patient-mismatch' } });
  const { transport } = scriptedStore((received) =>
    answer(received).replace(/extension="[^"]*"\/><queryResp/, 'extension="x"/><queryResp'),
  );
  expect(await findDossier(openContext(transport), INS)).toMatchObject({ fault: { code: 'dmp/unrelated-answer' } });
});

test('a refusal keeps the code and the words of the store, without the INS', async () => {
  const detail =
    '<acknowledgementDetail><code code="DMPQuelqueChose"/><text>Dossier 207058575627097 refusé</text></acknowledgementDetail>';
  expect(await found({ acknowledgement: `<acknowledgement typeCode="AE">${detail}</acknowledgement>` })).toEqual({
    ok: false,
    fault: { code: 'dmp/refused', class: 'permanent', serverCode: 'DMPQuelqueChose', serverText: 'Dossier … refusé' },
  });
});

test('TD1.3a: an opposition the store does not mention is unknown, not absent', async () => {
  const { transport } = scriptedStore((received) =>
    answer(received, { observations: observation('OPPOSITION_BRIS_DE_GLACE', 'false') }),
  );
  const data = await readAdministrativeData(openContext(transport), INS);
  expect(data).toMatchObject({ value: { value: { opposesBreakGlass: false, opposesEmergencyCentre: null } } });
});

describe.skipIf(!sharedFolder())('against the published messages', () => {
  test.each([
    ['TD0.2', findDossier],
    ['TD1.3a', readAdministrativeData],
  ] as const)('the request of %s has the published shape', async (transaction, ask) => {
    const store = scriptedStore((received) => answer(received));
    await ask(openContext(store.transport), INS);
    const envelope = store.received[0]?.envelope ?? '';
    expect(shapeFaults(envelope, transaction)).toEqual([]);
    expect(schemaFaults('xds', envelope).filter((fault) => !fault.includes('PRPA_IN201307UV02'))).toEqual([]);
  });
});
