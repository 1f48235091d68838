import { describe, expect, test } from 'vitest';
import type { ConsentProof } from '../../../../../shared/domain/consent/proof.ts';
import {
  listProfessionals,
  type ListedAuthorisations,
} from '../../../../../electron/adapters/dmp/transactions/td1-6.ts';
import { sharedFolder } from '../../../../support/shared-folder.ts';
import { shapeFaults } from '../../../../support/validators/shape.ts';
import { INS, openContext, scriptedStore, SERVER_AT, type Answer } from '../scripted-store.ts';

// The brand is given by canOpen alone; here only the wire is tested.
const PROOF = { purpose: 'normal', consentId: 'c', ins: INS, practitionerId: '899700000011' } as ConsentProof;

const ROW =
  '<listOfAuthorizationByPatient><nationalId>899700000029</nationalId><nationalIdType>1.2.250.1.71.4.2.1</nationalIdType><firstName>Paul</firstName><lastName>RENARD</lastName><codeSpeciality>G15_10/SM04</codeSpeciality><libSpeciality>Médecin - Cardiologie (SM)</libSpeciality><startOfAuthorization>20261101080000</startOfAuthorization><lastActionDate>20261102080000</lastActionDate><mode>ACTIVE</mode></listOfAuthorizationByPatient>';

const listed = (rows: string, status = 'DMPOk') =>
  `<listAuthorizationByPatientResponse xmlns="urn:si-dmp-habilitations"><output>${rows}<status>${status}</status><context/></output></listAuthorizationByPatientResponse>`;

async function asked(answer: Answer, which: ListedAuthorisations = 'all') {
  const store = scriptedStore(() => answer);
  return {
    result: await listProfessionals(openContext(store.transport), PROOF, which),
    received: store.received[0],
  };
}

test('TD1.6: each professional comes with his specialty, his dates and his state', async () => {
  expect((await asked(listed(ROW))).result).toEqual({
    ok: true,
    value: {
      serverAt: SERVER_AT,
      value: [
        {
          nationalId: '899700000029',
          family: 'RENARD',
          given: 'Paul',
          specialty: {
            code: 'G15_10/SM04',
            codeSystem: '1.2.250.1.213.1.1.4.5',
            displayName: 'Médecin - Cardiologie (SM)',
          },
          startedAt: '20261101080000',
          lastActionAt: '20261102080000',
          state: 'authorised',
        },
      ],
    },
  });
});

test('H08, H23: a row that lacks everything keeps its place, and an unknown state stays as printed', async () => {
  const rows = ['INTERDITE', 'SUSPENDUE', ''].map((mode) => ROW.replace('ACTIVE', mode)).join('');
  const { result } = await asked(listed(`${rows}<listOfAuthorizationByPatient/>`));
  const states = result.ok ? result.value.value.map(({ state }) => state) : [];
  expect(states).toEqual(['blocked', { unknown: 'SUSPENDUE' }, { unknown: '' }, { unknown: '' }]);
});

test('TD1.6: what is asked for is said, for the patient of the proof; nothing but DMPOk is an answer', async () => {
  const modes = { authorised: 'ACTIVE', blocked: 'INTERDITE', all: 'TOUTE' } as const;
  for (const which of ['authorised', 'blocked', 'all'] as const) {
    const { received } = await asked(listed(''), which);
    expect(received?.envelope).toContain(`<mode>${modes[which]}</mode>`);
    expect(received?.envelope).toContain(`${INS.value}^^^&amp;${INS.oid}&amp;ISO^NH`);
  }
  expect((await asked(listed('', 'DMPAccessDeniedByRightsService'))).result).toMatchObject({
    fault: { code: 'dmp/access-denied' },
  });
  expect((await asked('<autre/>')).result).toMatchObject({ fault: { code: 'dmp/unexpected-answer' } });
});

describe.skipIf(!sharedFolder())('against the published messages', () => {
  test('the request has the published shape', async () => {
    expect(shapeFaults((await asked(listed(''))).received?.envelope ?? '', 'TD1.6')).toEqual([]);
  });
});
