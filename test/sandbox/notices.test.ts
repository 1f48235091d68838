import { afterAll, beforeAll, expect, test } from 'vitest';
import { putAuthorisation } from '../../sandbox/store/authorisations.ts';
import { noticesOf, PATIENT } from '../../sandbox/store/notices.ts';
import { faultOf, type Reply } from './support/client.ts';
import { newOid } from './support/lot.ts';
import { ACTION, APPROVED, QUERY, storedQuery } from './support/messages.ts';
import { startTestSandbox, type TestSandbox } from './support/running.ts';
import { practitioner, type VihfOptions } from './support/vihf.ts';

let sandbox: TestSandbox;
const author = practitioner('899700000011');
const emergency = practitioner('899700000037');
const nurse = practitioner('899700000052');
const SECRET =
  '<saml:Attribute Name="urn:oasis:names:tc:xspa:1.0:resource:patient:hl7:confidentiality-code"><saml:AttributeValue>' +
  'INVISIBLE_REPRESENTANTS_LEGAUX^1.2.250.1.213.1.1.4.13</saml:AttributeValue></saml:Attribute>';
const secretly: Partial<VihfOptions> = {
  bend: (text) => text.replace('</saml:AttributeStatement>', `${SECRET}</saml:AttributeStatement>`),
};
const born = (date: string): unknown =>
  sandbox.store.prepare('UPDATE patients SET birth_date = ? WHERE id = 1').run(date);
const kinds = (recipient = PATIENT): string[] => noticesOf(sandbox.store, 1, recipient).map((one) => one.kind);
const search = (who: Partial<VihfOptions>): Promise<Reply> =>
  sandbox.call(
    { action: ACTION.query, body: storedQuery(QUERY.findDocuments, { $XDSDocumentEntryStatus: APPROVED }) },
    who,
  );

beforeAll(async () => {
  sandbox = await startTestSandbox();
  sandbox.store.prepare("UPDATE patients SET attending_practitioner = '899700000029' WHERE id = 1").run();
});
afterAll(() => sandbox.remove());

test('R43: a document is told with its title, a held or a secret one not at all', async () => {
  const documents = [
    { uniqueId: newOid(), title: 'Ordonnance' },
    { uniqueId: newOid(), title: 'Biopsie', codes: ['N', 'INVISIBLE_PATIENT'] },
    { uniqueId: newOid(), title: 'Secret', codes: ['N', 'INVISIBLE_REPRESENTANTS_LEGAUX'] },
  ];
  await sandbox.deposit({ documents });
  const told = noticesOf(sandbox.store, 1, PATIENT);
  expect(told.map((one) => one.title)).toEqual(['Ordonnance']);
});

test('R43: the first consultation is told once', async () => {
  putAuthorisation(sandbox.store, 1, author.nationalId, 'AUTORISE', sandbox.clock.now());
  await search({});
  await search({});
  expect(kinds().filter((one) => one === 'first-consultation')).toHaveLength(1);
});

test('R33: an emergency access is told at once to the patient and the médecin traitant, once an access', async () => {
  const vihf = { person: emergency, purpose: 'bris_de_glace', reason: 'Patient inconscient' };
  expect((await search(vihf)).status).toBe(200);
  await search(vihf);
  expect(kinds().filter((one) => one === 'break-glass')).toHaveLength(1);
  expect(kinds('899700000029')).toEqual(['break-glass']);
  sandbox.clock.advance(61 * 60_000);
  await search(vihf);
  expect(kinds('899700000029')).toEqual(['break-glass', 'break-glass']);
  const traced = sandbox.store.prepare("SELECT detail FROM traces WHERE purpose = 'bris_de_glace'").all();
  expect(traced).toEqual(Array(3).fill({ detail: vihf.reason }));
});

test('R31: Centre 15 is for the regulating physician', async () => {
  expect(faultOf(await search({ person: nurse, purpose: 'centre_15' })).text).toMatch(/médecin régulateur/);
  expect((await search({ person: emergency, purpose: 'centre_15' })).status).toBe(200);
  expect(kinds('899700000029')).toContain('centre-15');
});

test('R36: a secret connection is refused for an adult, and for what the parents would read', async () => {
  const secret = { uniqueId: newOid(), codes: ['N', 'INVISIBLE_REPRESENTANTS_LEGAUX'] };
  expect(faultOf(await sandbox.deposit({ documents: [secret] }, secretly)).text).toMatch(/mineurs/);
  born('2012-05-01');
  expect(faultOf(await sandbox.deposit({ documents: [{ uniqueId: newOid() }] }, secretly)).text).toMatch(
    /représentants/,
  );
  expect((await sandbox.deposit({ documents: [secret] }, secretly)).status).toBe(200);
});
