import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { envelope, faultOf, postBytes, type Reply } from './support/client.ts';
import { ACTION, demographicsQuery } from './support/messages.ts';
import { OTHER_INS, PATIENT_INS, startTestSandbox, type TestSandbox } from './support/running.ts';
import { practitioner, type VihfOptions } from './support/vihf.ts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.remove());

const action = ACTION.demographics;
const body = demographicsQuery(PATIENT_INS);
const MINUTE_MS = 60_000;

/** Asks TD0.2 with an assertion bent as told. */
const ask = (options: Partial<VihfOptions>): Promise<Reply> => sandbox.call({ action, body }, options);
/** Asks TD0.2 with a header written by the test. */
const askWith = (header: string): Promise<Reply> => sandbox.call({ action, body, header });

function refused(reply: Reply, code: string, text?: RegExp): void {
  expect(faultOf(reply)).toMatchObject({ status: 500, blame: 'soap:Sender', code });
  if (text) expect(faultOf(reply).text).toMatch(text);
}

describe('a good VIHF is accepted', () => {
  test.each(['899700000011', '899700000029', '899700000037', '899700000045', '899700000052'])(
    'of practitioner %s',
    async (id) => {
      const reply = await ask({ person: practitioner(id) });
      expect(reply.status, reply.xml).toBe(200);
    },
  );

  test('with inclusive prefixes, as the kit signs', async () => {
    expect((await ask({ prefixList: 'ds saml #default xsi' })).status).toBe(200);
  });

  test('from each of the situations of the card', async () => {
    expect((await ask({ structureId: '10B0170011', sector: 'SA01' })).status).toBe(200);
  });

  test('and xmlsec1 accepts what the tests sign, so both canonicalise alike', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vihf-'));
    const file = join(folder, 'assertion.xml');
    writeFileSync(file, sandbox.vihf());
    const idOf = 'urn:oasis:names:tc:SAML:2.0:assertion:Assertion';
    const authority = (name: string): string => join(sandbox.pkiFolder, 'authorities', `${name}.pem`);
    const trust = ['--trusted-pem', authority('root'), '--untrusted-pem', authority('persons')];
    const verify = (): Buffer =>
      execFileSync('xmlsec1', ['--verify', ...trust, '--id-attr:ID', idOf, file], { stdio: 'pipe' });
    expect(verify).not.toThrow();
    rmSync(folder, { recursive: true });
  });
});

describe('a forged VIHF is refused', () => {
  test('changed after signature', async () => {
    refused(await askWith(sandbox.vihf().replace('Poste DMP', 'Autre')), 'DMPInvalidSignature', /modifié/);
  });

  test('with a signature value of another assertion', async () => {
    const value = /<ds:SignatureValue>[^<]+/;
    const other = value.exec(sandbox.vihf())?.[0] ?? '';
    refused(await askWith(sandbox.vihf().replace(value, other)), 'DMPInvalidSignature', /invalide/);
  });

  test('not signed', async () => {
    refused(await askWith(sandbox.vihf().replace(/<ds:Signature .*<\/ds:Signature>/, '')), 'DMPInvalidSignature');
  });

  test('with another reference than the assertion itself', async () => {
    const id = '_a';
    refused(
      await askWith(sandbox.vihf({ id }).replace(`URI="#${id}"`, 'URI=""')),
      'DMPInvalidSignature',
      /ne porte pas sur/,
    );
  });

  test('wrapped: a signed assertion hidden inside a false one', async () => {
    const signed = sandbox.vihf();
    const wrapper = signed
      .replace(/ID="[^"]+"/, 'ID="_wrapper"')
      .replace(/<ds:Signature .*<\/ds:Signature>/, '')
      .replace('</saml:Assertion>', `${signed}</saml:Assertion>`);
    refused(await askWith(wrapper), 'DMPInvalidVihf', /un seul/);
  });

  test('wrapped: the same identifier on another element', async () => {
    const copy = '<x ID="_same"/>';
    refused(
      await sandbox.call({ action, body, header: `${sandbox.vihf({ id: '_same' })}${copy}` }),
      'DMPInvalidVihf',
      /plusieurs/,
    );
  });

  test('two assertions in the header', async () => {
    refused(await askWith(sandbox.vihf() + sandbox.vihf()), 'DMPInvalidVihf', /un seul/);
  });

  test('a comment that cuts the identifier of the practitioner, although signatures ignore it', async () => {
    const cut = sandbox.vihf().replace('>899700000011</saml:NameID>', '>8997<!-- x -->00000011</saml:NameID>');
    refused(await askWith(cut), 'DMPInvalidVihf', /commentaire/);
  });

  test('SHA-1 is no longer admitted', async () => {
    const weak = sandbox.vihf().replace('2001/04/xmldsig-more#rsa-sha256', '2000/09/xmldsig#rsa-sha1');
    refused(await askWith(weak), 'DMPInvalidSignature', /Algorithmes/);
  });

  test('no assertion at all', async () => {
    refused(await askWith(''), 'DMPInvalidVihf', /absent/);
  });
});

describe('a certificate that may not sign is refused', () => {
  test('the authentication certificate', async () => {
    const signWith = { folder: 'persons/899700000011', usage: 'auth' as const };
    refused(await ask({ signWith }), 'DMPInvalidCertificate', /^Not a valid signature certificate$/);
  });

  test('a card whose signature certificate has the wrong usage', async () => {
    refused(await ask({ person: practitioner('899700000086') }), 'DMPInvalidCertificate');
  });

  test('expired', async () => {
    const signWith = { folder: 'persons/899700000060', usage: 'sign' as const };
    refused(await ask({ signWith }), 'DMPInvalidCertificate', /expiré/);
  });

  test('revoked', async () => {
    const signWith = { folder: 'persons/899700000078', usage: 'sign' as const };
    refused(await ask({ signWith }), 'DMPInvalidCertificate', /révoqué/);
  });

  test("an organisation's seal in direct mode", async () => {
    const signWith = { folder: 'organisations/10B0170011', usage: 'sign' as const };
    refused(await ask({ signWith }), 'DMPInvalidCertificate', /inadapté/);
  });

  test('an expired or revoked authentication certificate does not even open a connection', async () => {
    for (const id of ['899700000060', '899700000078']) {
      const bytes = Buffer.from(envelope({ action, body, header: sandbox.vihf() }));
      await expect(postBytes(sandbox, `persons/${id}`, 'patient', bytes, 'application/soap+xml')).rejects.toThrow();
    }
  });
});

describe('a VIHF that does not fit its bearer, its moment or its message is refused', () => {
  test('the connection of one holder with the assertion of another', async () => {
    const header = sandbox.vihf({ person: practitioner('899700000029') });
    refused(await askWith(header), 'DMPHolderMismatch');
  });

  test('an issuer that is not the subject of the certificate', async () => {
    refused(await ask({ issuer: 'CN=899700000011,C=FR' }), 'DMPVihfIncoherent', /émetteur/);
  });

  test('a NameID that is not the common name', async () => {
    refused(await ask({ nameId: '899700000029' }), 'DMPVihfIncoherent', /certificat de signature/);
  });

  test.each([-6, 6])('an instant %i minutes away from the clock (decision 16)', async (minutes) => {
    refused(await ask({ at: sandbox.clock.now() + minutes * MINUTE_MS }), 'DMPVihfExpired');
  });

  test('a second use (decision 16)', async () => {
    const header = sandbox.vihf();
    expect((await askWith(header)).status).toBe(200);
    refused(await askWith(header), 'DMPVihfAlreadyUsed');
  });

  test('another patient than the message (H: wrong dossier)', async () => {
    refused(await ask({ ins: OTHER_INS }), 'DMPPatientMismatch');
  });

  test('no patient where one is needed', async () => {
    refused(await ask({ ins: null }), 'DMPInvalidVihf', /Aucun patient/);
  });

  test('two patients', async () => {
    const bend = (text: string): string =>
      text.replace('<saml:Attribute Name="Ressource_URN">', (found) => {
        const one = /<saml:Attribute Name="[^"]*resource-id">.*?<\/saml:Attribute>/.exec(text)?.[0] ?? '';
        return one + found;
      });
    refused(await ask({ bend }), 'DMPInvalidVihf', /répété/);
  });

  test('another profession than the certificate', async () => {
    refused(await ask({ profession: '60' }), 'DMPVihfIncoherent', /profession/);
  });

  test('a physician without savoir-faire, in the words of the service', async () => {
    refused(await ask({ savoirFaire: null }), 'DMPVihfIncoherent', /^Aucune spécialité dans le vihf/);
  });

  test('another savoir-faire than the certificate', async () => {
    refused(await ask({ savoirFaire: 'SM59' }), 'DMPVihfIncoherent', /savoir-faire/);
  });

  test('an unknown structure, and a closed one', async () => {
    refused(await ask({ structureId: '499799999999001' }), 'DMPVihfIncoherent', /^Structure introuvable ou Inactive$/);
    const closed = { person: practitioner('899700000029'), structureId: '499700000029002' };
    refused(await ask(closed), 'DMPVihfIncoherent', /^Structure introuvable ou Inactive$/);
  });

  test('a structure the holder is not bound to', async () => {
    refused(await ask({ structureId: '499700000029001' }), 'DMPVihfIncoherent', /^PS et Structure non liés$/);
  });

  test('the sector of another situation', async () => {
    refused(await ask({ sector: 'SA01' }), 'DMPVihfIncoherent', /secteur/);
  });

  test('an unknown purpose, an unknown mode', async () => {
    refused(await ask({ purpose: 'centre_regulation' }), 'DMPInvalidVihf', /Mode d'accès/);
    refused(await ask({ mode: 'AUTRE' }), 'DMPInvalidVihf', /Mode d'authentification/);
  });

  test.each([
    ['another method than the card', 'SmartcardPKI', 'Password', /Méthode/],
    ['no instant of authentication', /AuthnInstant="[^"]*"/, 'AuthnInstant="hier"', /illisible/],
    ['an authentication still to come', /AuthnInstant="[^"]*"/, 'AuthnInstant="2999-01-01T00:00:00Z"', /postérieure/],
    [
      'an audience',
      '<saml:AuthnStatement',
      '<saml:Conditions><saml:AudienceRestriction/></saml:Conditions><saml:AuthnStatement',
      /AudienceRestriction/,
    ],
  ])('%s', async (_, from, to, why) => {
    refused(await ask({ bend: (text) => text.replace(from, to) }), 'DMPInvalidVihf', why);
  });

  test('an unknown homologation number', async () => {
    refused(await ask({ homologation: 'AUTRE' }), 'DMPHomologationRefused');
  });
});

test('each refusal leaves a trace with its code, and so does each success (R42)', async () => {
  await ask({ sector: 'SA01' });
  await ask({});
  const rows = sandbox.store
    .prepare<[], { outcome: string; code: string | null; practitioner: string }>(
      'SELECT outcome, code, practitioner FROM traces ORDER BY id DESC LIMIT 2',
    )
    .all();
  expect(rows).toEqual([
    { outcome: 'accepted', code: null, practitioner: '899700000011' },
    { outcome: 'refused', code: 'DMPVihfIncoherent', practitioner: '899700000011' },
  ]);
});
