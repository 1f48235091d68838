import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PersonSearch } from '../../../../../electron/services/emergency/ports.ts';
import { findCandidates } from '../../../../../electron/adapters/dmp/transactions/td0-5.ts';
import { sharedFolder } from '../../../../support/shared-folder.ts';
import { shapeFaults } from '../../../../support/validators/shape.ts';
import { openContext, scriptedStore, SERVER_AT, type Answer } from '../scripted-store.ts';

interface Row {
  readonly ins?: string;
  readonly root?: string;
  readonly score?: string;
  readonly opposed?: string;
  readonly used?: string;
}

const row = ({ ins = '207058575627097', root = '1.2.250.1.213.1.4.10', score, opposed, used = 'USUEL' }: Row) =>
  `<subject contextConductionInd="false" typeCode="SUBJ"><registrationEvent><statusCode code="active"/><subject1 typeCode="SBJ"><patient classCode="PAT"><id extension="0000000000000000000000" root="1.2.250.1.213.1.4.2"/><id extension="${ins}" root="${root}"/><statusCode code="active"/><patientPerson><name><prefix>MME</prefix><given>LAURENCE</given><family qualifier="SP">${used}</family><family qualifier="BR">PAT-QUATRE</family></name><administrativeGenderCode code="F"/><birthTime value="19070525"/><addr><city>LYON</city><postalCode>69003</postalCode></addr></patientPerson>${score === undefined ? '' : `<subjectOf1 typeCode="SBJ"><queryMatchObservation><code code="POURCENTAGE"/><value value="${score}"/></queryMatchObservation></subjectOf1>`}${opposed === undefined ? '' : `<subjectOf2><administrativeObservation><code code="OPPOSITION_ACCES_URGENCE"/><value value="${opposed}"/></administrativeObservation></subjectOf2>`}</patient></subject1></registrationEvent></subject>`;

const answer = (rows: readonly Row[], total: number | null = rows.length, ack = 'AA') =>
  `<PRPA_IN201306UV02 xmlns="urn:hl7-org:v3"><acknowledgement><typeCode code="${ack}"/></acknowledgement><controlActProcess>${rows.map(row).join('')}<queryAck><queryResponseCode code="${rows.length > 0 ? 'OK' : 'NF'}"/>${total === null ? '' : `<resultTotalQuantity value="${total}"/><resultRemainingQuantity value="${total - rows.length}"/>`}</queryAck></controlActProcess></PRPA_IN201306UV02>`;

const SEARCH: PersonSearch = { family: "PAT-D'ARC & <Œ>" };

async function asked(script: Answer, search: PersonSearch = SEARCH) {
  const store = scriptedStore(() => script);
  return { result: await findCandidates(openContext(store.transport), search), received: store.received[0] };
}

async function listOf(script: Answer) {
  const { result } = await asked(script);
  if (!result.ok) throw new Error(result.fault.code);
  return result.value.value;
}

test('H06: each candidate comes with its traits, its score and its opposition', async () => {
  const { result } = await asked(answer([{ score: '97', opposed: 'true' }]));
  expect(result).toEqual({
    ok: true,
    value: {
      serverAt: SERVER_AT,
      value: {
        candidates: [
          {
            ins: { oid: '1.2.250.1.213.1.4.10', value: '207058575627097' },
            birthName: 'PAT-QUATRE',
            usedName: 'USUEL',
            givenNames: ['LAURENCE'],
            sex: 'F',
            birthDate: '1907-05-25',
            city: 'LYON',
            postalCode: '69003',
            score: 97,
            opposesEmergencyCentre: true,
          },
        ],
        announced: 1,
        complete: true,
      },
    },
  });
});

test('R32, H06: an opposition that is not said, or said in other words, is unknown and no «no»', async () => {
  const { candidates } = await listOf(answer([{}, { opposed: 'non' }, { opposed: 'false' }, { opposed: 'true' }]));
  expect(candidates.map((one) => one.opposesEmergencyCentre)).toEqual([null, null, false, true]);
});

test('H06: a score is a percentage or nothing; an identifier that opens no dossier here is none', async () => {
  const rows = [{ score: '100' }, { score: 'très sûr' }, { score: '140' }, { ins: '207058575627098' }];
  const { candidates } = await listOf(answer([...rows, { root: '1.2.250.1.213.1.4.8' }, { used: 'NON RENSEIGNE' }]));
  expect(candidates.map(({ score }) => score)).toEqual([100, null, null, null, null, null]);
  expect(candidates.map(({ ins }) => ins === null)).toEqual([false, false, false, true, true, false]);
  expect(candidates[5]).not.toHaveProperty('usedName');
});

test('H07: a list is whole only when as many came as were found', async () => {
  expect(await listOf(answer([{}], 9))).toMatchObject({ announced: 9, complete: false });
  expect(await listOf(answer([{}], null))).toMatchObject({ announced: null, complete: false });
  expect(await listOf(answer([]))).toEqual({ candidates: [], announced: 0, complete: true });
});

test('H08: whatever is broken in one candidate, there are as many as subjects', async () => {
  const breaks = fc.constantFrom(/patientPerson/g, /family/g, / value="[^"]*"/g, /<id [^>]*>/g, /addr/g, /code="/g);
  await fc.assert(
    fc.asyncProperty(fc.nat(5), breaks, async (count, pattern) => {
      const rows = Array.from({ length: count }, () => ({ score: '50', opposed: 'false' }));
      const broken = answer(rows).replace(pattern, (found) => found.replace(/[a-z]{3}/, 'xxx'));
      const { result } = await asked(broken);
      if (result.ok) expect(result.value.value.candidates.length).toBeLessThanOrEqual(count);
    }),
    { numRuns: 30 },
  );
});

test('H29: a refusal inside the acknowledgement is a fault, and any other message is unexpected', async () => {
  expect((await asked(answer([], 0, 'AE'))).result).toMatchObject({ fault: { code: 'dmp/refused' } });
  expect((await asked('<autre/>')).result).toMatchObject({ fault: { code: 'dmp/unexpected-answer' } });
});

test('R31: it is asked with the purpose of the regulation, names no patient, and says all that is known', async () => {
  const search = {
    ...SEARCH,
    given: 'JEANNE',
    birthDate: '1985-02',
    sex: 'F',
    city: 'LYON',
    postalCode: '69003',
  } as const;
  const { received } = await asked(answer([]), search);
  const envelope = received?.envelope ?? '';
  expect(envelope).toContain('code="centre_15"');
  expect(envelope).not.toContain('resource:resource-id');
  expect(envelope).toContain("<family>PAT-D'ARC &amp; &lt;Œ&gt;</family><given>JEANNE</given>");
  expect(envelope).toContain('<livingSubjectBirthTime><value value="198502"/>');
  expect(envelope).toContain('<city>LYON</city><postalCode>69003</postalCode>');
});

describe.skipIf(!sharedFolder())('against the published messages', () => {
  test('the request has the published shape', async () => {
    expect(shapeFaults((await asked(answer([]))).received?.envelope ?? '', 'TD0.5')).toEqual([]);
  });
});
