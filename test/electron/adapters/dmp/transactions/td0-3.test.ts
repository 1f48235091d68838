import { describe, expect, test } from 'vitest';
import type { ConsentProof } from '../../../../../shared/domain/consent/proof.ts';
import {
  declareAuthorisation,
  declareTreatingPhysician,
  withdrawAuthorisation,
} from '../../../../../electron/adapters/dmp/transactions/td0-3.ts';
import { listAuthorised } from '../../../../../electron/adapters/dmp/transactions/td0-4.ts';
import { sharedFolder } from '../../../../support/shared-folder.ts';
import { shapeFaults } from '../../../../support/validators/shape.ts';
import { INS, NOW, openContext, scriptedStore, SERVER_AT, type Answer } from '../scripted-store.ts';

// The brand is given by canOpen alone; here only the wire is tested.
const PROOF = { purpose: 'normal', consentId: 'c', ins: INS, practitionerId: '899700000011' } as ConsentProof;

const authorised = (status: string, context = '') =>
  `<setAuthorizationResponse xmlns="urn:si-dmp-habilitations"><output><status>${status}</status><context>${context}</context></output></setAuthorizationResponse>`;

const ROW =
  '<patientlistData><patientIdentifier><nationalId>207058575627097</nationalId><nationalIdType>1.2.250.1.213.1.4.10</nationalIdType></patientIdentifier><patientIdentifier><nationalId>0000000000000000000000</nationalId><nationalIdType>1.2.250.1.213.1.4.2</nationalIdType></patientIdentifier><lastName>PAT-QUATRE</lastName><MT>true</MT><lastAccessDate>20261101080000</lastAccessDate><lastAddDate>20261102080000</lastAddDate></patientlistData>';
const listed = (rows: string, status = 'DMPOk') =>
  `<patientListResponse xmlns="urn:si-dmp-patients"><output>${rows}<status>${status}</status></output></patientListResponse>`;

async function declared(answer: Answer) {
  const store = scriptedStore(() => answer);
  return { result: await declareAuthorisation(openContext(store.transport), PROOF), received: store.received[0] };
}

async function asked(answer: Answer) {
  const store = scriptedStore(() => answer);
  const result = await listAuthorised(openContext(store.transport), NOW - 86_400_000, 'last-document', INS);
  return { result, received: store.received[0] };
}

test('TD0.3: only the word DMPOk is a success; another one keeps its words', async () => {
  expect((await declared(authorised('DMPOk'))).result).toEqual({
    ok: true,
    value: { value: null, serverAt: SERVER_AT },
  });
  expect((await declared(authorised('DMPAccessDeniedByRightsService', 'Droit refusé'))).result).toEqual({
    ok: false,
    fault: {
      code: 'dmp/access-denied',
      class: 'permanent',
      serverCode: 'DMPAccessDeniedByRightsService',
      serverText: 'Droit refusé',
    },
  });
  expect((await declared(authorised('DMPInconnu'))).result).toMatchObject({ fault: { code: 'dmp/refused' } });
  expect((await declared(listed(''))).result).toMatchObject({
    fault: { code: 'dmp/unexpected-answer', class: 'ambiguous' },
  });
});

test('H22: the assertion of TD0.3 names the patient of the proof of consent', async () => {
  const { received } = await declared(authorised('DMPOk'));
  expect(received?.envelope).toContain(`${INS.value}^^^&amp;${INS.oid}&amp;ISO^NH`);
  expect(received?.envelope).toContain('<action>AJOUT</action>');
});

test('R7, R11: a withdrawal takes back, and a médecin traitant is declared with his role', async () => {
  const store = scriptedStore(() => authorised('DMPOk'));
  const context = openContext(store.transport);
  expect(await withdrawAuthorisation(context, INS)).toMatchObject({ ok: true, value: { serverAt: SERVER_AT } });
  expect(await declareTreatingPhysician(context, PROOF)).toMatchObject({ ok: true });
  const bodies = store.received.map(({ envelope }) => /<setAuthorization.*?<\/setAuthorization>/.exec(envelope)?.[0]);
  expect(bodies[0]).toContain('><action>SUPPRESSION</action></');
  expect(bodies[1]).toContain('><action>AJOUT</action><role>MEDECIN_TRAITANT</role></');
  expect(store.received[0]?.envelope).toContain(`${INS.value}^^^&amp;${INS.oid}&amp;ISO^NH`);
});

test('TD0.4: identifiers and dates are kept, names are not', async () => {
  const { result, received } = await asked(listed(ROW));
  expect(result).toEqual({
    ok: true,
    value: {
      serverAt: SERVER_AT,
      value: [
        {
          identifiers: [
            { value: '207058575627097', oid: '1.2.250.1.213.1.4.10' },
            { value: '0000000000000000000000', oid: '1.2.250.1.213.1.4.2' },
          ],
          isTreatingPhysician: true,
          lastAccess: '20261101080000',
          lastAdd: '20261102080000',
        },
      ],
    },
  });
  expect(received?.envelope).toContain('<startDate>20261121140000</startDate><dateType>LASTDOC</dateType>');
});

describe.skipIf(!sharedFolder())('against the published messages', () => {
  test.each([
    ['TD0.3', () => declared(authorised('DMPOk'))],
    ['TD0.4', () => asked(listed(''))],
  ] as const)('the request of %s has the published shape', async (transaction, act) => {
    expect(shapeFaults((await act()).received?.envelope ?? '', transaction)).toEqual([]);
  });
});
