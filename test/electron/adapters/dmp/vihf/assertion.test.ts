import { SignedXml } from 'xml-crypto';
import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, test } from 'vitest';
import { fail } from '../../../../../shared/result.ts';
import { readCertificate } from '../../../../../electron/adapters/dmp/certificate/read-certificate.ts';
import { signAssertion } from '../../../../../electron/adapters/dmp/vihf/sign-assertion.ts';
import { VIHF_DEFAULTS } from '../../../../../electron/adapters/dmp/vihf/settings.ts';
import { writeAssertion, type AssertionContent } from '../../../../../electron/adapters/dmp/vihf/write-assertion.ts';
import { sharedFolder } from '../../../../support/shared-folder.ts';
import { outlineDifference } from '../../../../support/validators/outline.ts';
import { schemaFaults } from '../../../../support/validators/schema.ts';
import { isSignatureValid } from '../../../../support/validators/signature.ts';
import { makeTestSigner } from '../test-signer.ts';

const signer = makeTestSigner();
const names = readCertificate(signer.means.certificate);
if (!names.ok) throw new Error(names.fault.code);

const content: AssertionContent = {
  id: '0d6c5a1e-0000-4000-8000-000000000001',
  issuedAt: Date.UTC(2026, 10, 22, 14, 0, 0, 120),
  authenticatedAt: Date.UTC(2026, 10, 22, 13, 0),
  issuerName: names.value.subject,
  commonName: names.value.commonName,
  identity: {
    mode: 'DIRECTE',
    nationalId: '899700000011',
    family: 'LIBRE',
    given: 'Jeanne',
    profession: { code: '10', codeSystem: '1.2.250.1.71.1.2.7', displayName: 'Médecin' },
    savoirFaire: { code: 'SM26', codeSystem: '1.2.250.1.71.4.2.5', displayName: 'Qualifié en Médecine Générale (SM)' },
    structureId: '499700000011001',
    sector: 'SA07',
  },
  ins: { oid: '1.2.250.1.213.1.4.10', value: '207058575627097' },
  access: { kind: 'normal' },
  isSecret: false,
  settings: {
    ...VIHF_DEFAULTS,
    lpsName: 'Poste DMP',
    lpsVersion: '0.1.0',
    lpsId: '2.25.1',
    homologationId: 'SANDBOX-0001',
  },
};

const ASSERTION = ['ID', 'urn:oasis:names:tc:SAML:2.0:assertion:Assertion'] as const;
const chain = { root: signer.rootPem, intermediates: signer.intermediatePem, ids: [ASSERTION] };

async function signed(over: Partial<AssertionContent> = {}): Promise<string> {
  const result = await signAssertion(writeAssertion({ ...content, ...over }), signer.means);
  if (!result.ok) throw new Error(result.fault.code);
  return result.value;
}

test('the issuer is the RFC 2253 name of the signing certificate, multi-valued name and French letters included', () => {
  const { subject, commonName, serialNumber } = names.value;
  expect(commonName).toBe('899700000011');
  expect(subject).toMatch(
    /^(?=.*CN=899700000011)(?=.*2\.5\.4\.42=#0c064a65616e6e65)(?=.*\+).*,2\.5\.4\.12=#0c084dc3a9646563696e,C=FR$/,
  );
  expect(subject).toContain(`2.5.4.4=#0c0e${Buffer.from('L’ÉTANG, de').toString('hex')}`);
  expect(serialNumber).toMatch(/^\d+$/);
});

test('special characters of a name are escaped, letters are not', () => {
  const other = makeTestSigner('/C=FR/OU=Médecin, "dit"+O=A\\+B/CN=1');
  const read = readCertificate(other.means.certificate);
  expect(read).toMatchObject({ ok: true, value: { issuer: 'CN=PERSONNES,OU=0002 187512751,O=BAC A SABLE,C=FR' } });
  expect(read.ok && read.value.subject).toContain('OU=Médecin\\, \\"dit\\"');
});

test('bytes that are not a certificate are a fault', () => {
  expect(readCertificate(new Uint8Array([0x30, 0x80, 1]))).toMatchObject({ ok: false });
  expect(readCertificate(new Uint8Array())).toMatchObject({ ok: false });
});

test('the signature stands right after the issuer and verifies; a changed letter breaks it', async () => {
  const xml = await signed();
  expect(xml).toMatch(/<\/saml:Issuer><ds:Signature/);
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const check = (source: string) => {
    const verifier = new SignedXml({ publicCert: toPem(signer.means.certificate) });
    const node = document.getElementsByTagNameNS('http://www.w3.org/2000/09/xmldsig#', 'Signature').item(0);
    // xml-crypto reads through its own, older copy of the parser: it takes the signature as text.
    verifier.loadSignature(String(node));
    return verifier.checkSignature(source);
  };
  expect(check(xml)).toBe(true);
  expect(check(xml.replace('Médecin', 'Medecin'))).toBe(false);
});

function toPem(der: Uint8Array): string {
  const base64 = Buffer.from(der).toString('base64');
  return `-----BEGIN CERTIFICATE-----\n${base64.replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`;
}

test('a refusal of the card keeps the card’s own code', async () => {
  const refusing = { ...signer.means, sign: () => Promise.resolve(fail({ code: 'card/removed' })) };
  expect(await signAssertion(writeAssertion(content), refusing)).toEqual({
    ok: false,
    fault: { code: 'card/removed' },
  });
});

test('the reason of a break-glass access and a secret connection are said, and only then', async () => {
  const emergency = await signed({ access: { kind: 'bris_de_glace', reason: 'Coma <sans témoin>' }, isSecret: true });
  expect(emergency).toContain('code="bris_de_glace"');
  expect(emergency).toMatch(/Name="Mode_Acces_Raison"><saml:AttributeValue[^>]*>Coma &lt;sans témoin/);
  expect(emergency).toContain('INVISIBLE_REPRESENTANTS_LEGAUX^1.2.250.1.213.1.1.4.13');
  expect(await signed()).not.toMatch(/Mode_Acces_Raison|confidentiality-code/);
});

test('without a patient there is no resource-id; the name of the mode attribute is a setting', async () => {
  const xml = await signed({ ins: null, settings: { ...content.settings, modeAttribute: 'Authentification_Mode' } });
  expect(xml).not.toContain('resource-id');
  expect(xml).toContain('Name="Authentification_Mode"');
});

describe.skipIf(!sharedFolder())('against the official validators', () => {
  test('H26: xmlsec1 accepts each purpose and a secret connection, and not one that was changed into another', async () => {
    const broken = { kind: 'bris_de_glace', reason: 'Coma <sans témoin> & «12 h»' } as const;
    for (const over of [{ access: broken }, { access: { kind: 'centre_15' } as const }, { isSecret: true }]) {
      expect(isSignatureValid(await signed(over), chain)).toBe(true);
    }
    const emergency = await signed({ access: broken });
    expect(isSignatureValid(emergency.replace('code="bris_de_glace"', 'code="normal"'), chain)).toBe(false);
    const secret = await signed({ isSecret: true });
    const shown = secret.replace(/<saml:Attribute Name="[^"]*confidentiality-code">.*?<\/saml:Attribute>/, '');
    expect(shown).not.toBe(secret);
    expect(isSignatureValid(shown, chain)).toBe(false);
  });

  test('xmlsec1 accepts the assertion up to its root, and not an altered one', async () => {
    const xml = await signed();
    expect(isSignatureValid(xml, chain)).toBe(true);
    expect(isSignatureValid(xml.replace('Médecin', 'Medecin'), chain)).toBe(false);
  });

  test('the assertion is valid SAML 2.0', async () => {
    const emergency = { access: { kind: 'bris_de_glace', reason: 'x' } as const, isSecret: true };
    for (const over of [{}, emergency, { ins: null }]) expect(schemaFaults('xds', await signed(over))).toEqual([]);
  });

  test.each([
    ['DIRECTE', 'VIHF-DIRECTE.txt', {}],
    ['INDIRECTE', 'VIHF-INDIRECTE.txt', {}],
    // The published example repeats the label of the code system; nothing depends on it (dmp-interface §2.2).
    ['INDIRECTE_RENFORCEE', 'VIHF-INDIRECTE_RENFORCEE.txt', { missing: [/Role\/@codeSystemName$/] }],
  ] as const)('mode %s has the shape of the published assertion', async (mode, outline, accepted) => {
    const xml = await signed({ identity: { ...content.identity, mode } });
    const { missing, extra } = outlineDifference(xml, outline);
    const allowed: readonly RegExp[] = 'missing' in accepted ? accepted.missing : [];
    expect(missing.filter((row) => !allowed.some((pattern) => pattern.test(row)))).toEqual([]);
    expect(extra).toEqual([]);
  });
});
