import { createHash, createVerify, generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { allOrNothing } from '../../../../electron/adapters/store/database/all-or-nothing.ts';
import { consentsTable } from '../../../../electron/adapters/store/tables/consents.ts';
import { consentBytes, FIRST_CONSENT } from '../../../../electron/services/consent/canonical-consent.ts';
import { Consents } from '../../../../electron/services/consent/consents.ts';
import type { SignConsent } from '../../../../electron/services/consent/ports.ts';
import type { AuditEvent } from '../../../../shared/domain/audit/event.ts';
import type { ConsentAnswers } from '../../../../shared/domain/consent/record.ts';
import { insId } from '../../../../shared/domain/patient/ins.ts';
import { fail, ok } from '../../../../shared/result.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { HOLDER } from '../../adapters/store/store-support.ts';
import { testIns } from '../../adapters/store/samples.ts';
import { legalDatabase } from '../../adapters/store/tables/legal-bench.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const card: SignConsent = {
  signConsent: async (bytes) =>
    ok({ signature: sign('sha256', bytes, privateKey).toString('base64'), certificate: 'c' }),
};
const ANSWERS: ConsentAnswers = { consentingPerson: 'patient', capacity: 'care-team', informed: true, means: 'oral' };
const INS = testIns(1);

function bench(signing: SignConsent = card) {
  const clock = new ManualClock();
  const journal: AuditEvent[] = [];
  const database = legalDatabase();
  let ids = 0;
  const consents = new Consents({
    store: consentsTable(database),
    sign: signing,
    writeDown: (event) => journal.push(event),
    together: (work) => allOrNothing(database, work),
    clock,
    ids: { uuid: () => `c${(ids += 1)}`, oid: () => '2.25.1' },
    hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    session: { practitionerId: HOLDER, structureId: '4' },
  });
  return { clock, journal, database, consents };
}

test('decision 27: a consent is signed over its canonical bytes, recorded and journaled', async () => {
  const { consents, journal } = bench();
  expect(consents.latest(insId(INS))).toBeNull();
  const recorded = await consents.grant(INS, ANSWERS);
  expect(recorded).toMatchObject({
    ok: true,
    value: { decision: 'granted', practitionerId: HOLDER, answers: ANSWERS },
  });
  const [kept] = consents.history(insId(INS));
  if (!kept) throw new Error('Nothing was kept');
  const check = createVerify('sha256').update(consentBytes(kept.record));
  expect(check.verify(publicKey, kept.signature, 'base64')).toBe(true);
  expect(consents.latest(insId(INS))).toEqual(kept.record);
  expect(journal).toMatchObject([
    { kind: 'consent.granted', patient: insId(INS), facts: { consentId: 'c1', means: 'oral' } },
  ]);
});

test('the signed bytes are documented: domain line, then RFC 8785 JSON', () => {
  const record = {
    id: 'i',
    at: 1,
    ins: INS,
    practitionerId: '8',
    structureId: '4',
    decision: 'granted',
    answers: ANSWERS,
  } as const;
  expect(new TextDecoder().decode(consentBytes(record))).toBe(
    `Poste DMP - consentement - v1\n{"answers":{"capacity":"care-team","consentingPerson":"patient","informed":true,"means":"oral"},` +
      `"at":1,"decision":"granted","id":"i","ins":{"oid":"${INS.oid}","value":"${INS.value}"},"practitionerId":"8","structureId":"4"}`,
  );
});

test('a card that does not sign leaves nothing recorded', async () => {
  const { consents, journal, database } = bench({ signConsent: async () => fail({ code: 'card/removed' }) });
  expect(await consents.grant(INS, ANSWERS)).toEqual({ ok: false, fault: { code: 'card/removed' } });
  expect(journal).toEqual([]);
  expect(database.prepare('SELECT * FROM consents').all()).toEqual([]);
});

test('H22: a change of patient or a lock while the card signs leaves nothing recorded', async () => {
  const { consents, journal } = bench();
  const gone = { ok: false, fault: { code: 'consent/dialog-gone' } };
  expect(await consents.grant(INS, ANSWERS, () => false)).toEqual(gone);
  const pending = consents.refuse(INS);
  consents.close();
  expect(await pending).toEqual(gone);
  expect(journal).toEqual([]);
  expect(consents.latest(insId(INS))).toBeNull();
});

test('R6: the latest act counts: a refusal after a consent closes the door', async () => {
  const { consents, journal } = bench();
  await consents.grant(INS, ANSWERS);
  await consents.refuse(INS);
  expect(consents.latest(insId(INS))).toMatchObject({ decision: 'refused' });
  expect(journal.map((event) => event.kind)).toEqual(['consent.granted', 'consent.refused']);
});

const COLLEAGUE = { family: 'LEROY', given: 'Anne', profession: 'Cardiologue', rpps: '10001234567' };
const SPOKEN = { consentingPerson: 'patient', means: 'oral' } as const;

test('R8: a consent collected for a colleague is recorded and opens nothing to who collected it', async () => {
  const { consents, journal } = bench();
  const recorded = await consents.grantFor(INS, COLLEAGUE, ANSWERS, () => true);
  expect(recorded).toMatchObject({ ok: true, value: { decision: 'granted-for', colleague: COLLEAGUE } });
  expect(consents.latest(insId(INS))).toBeNull();
  expect(consents.history(insId(INS))).toHaveLength(1);
  expect(journal).toMatchObject([{ kind: 'consent.granted-for', facts: { consentId: 'c1' } }]);
  expect(JSON.stringify(journal)).not.toContain('LEROY');
});

test('R3: an express consent stands beside the ordinary one and replaces it for nothing', async () => {
  const { consents } = bench();
  await consents.express(INS, SPOKEN, () => true);
  expect(consents.latest(insId(INS))).toBeNull();
  expect(consents.latestExpress(insId(INS))).toMatchObject({ ground: 'occupational-medicine' });
});

test('R36, H20: acts of the secret connection and of the ordinary one do not hide one another', async () => {
  const { consents } = bench();
  const secret = { ground: 'L.1111-5', accompanied: true, oppositionNoted: true, reimbursementsTold: true } as const;
  const represented = { consentingPerson: 'legal-representative', representativeName: 'PAT-MERE Jeanne' } as const;
  await consents.grant(INS, { ...ANSWERS, ...represented });
  await consents.grant(INS, { ...ANSWERS, secret });
  expect(consents.latest(insId(INS))).toMatchObject({ answers: represented });
  expect(consents.latest(insId(INS), true)).toMatchObject({ answers: { secret } });
  await consents.withdraw(INS, SPOKEN, () => true, true);
  expect(consents.latest(insId(INS))).toMatchObject({ decision: 'granted' });
  expect(consents.latest(insId(INS), true)).toMatchObject({ decision: 'withdrawn' });
});

test('H55: acts are chained in the order they were made, also when two are asked at once', async () => {
  const { consents, journal } = bench();
  await Promise.all([consents.grant(INS, ANSWERS), consents.refuse(testIns(2)), consents.refuse(INS)]);
  const acts = [...consents.history(insId(INS)), ...consents.history(insId(testIns(2)))].map(({ record }) => record);
  const [first, third, second] = acts;
  if (!first || !second || !third) throw new Error('Three acts were made');
  const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  expect(first.previous).toBe(FIRST_CONSENT);
  expect(second.previous).toBe(hash(consentBytes(first)));
  expect(third.previous).toBe(hash(consentBytes(second)));
  expect(journal.at(-1)?.facts['consentHash']).toBe(hash(consentBytes(third)));
});
