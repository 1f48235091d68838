import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isAssertion, readAssertion } from '../../../../../electron/adapters/dmp/vihf/read-assertion.ts';
import { writeAssertion } from '../../../../../electron/adapters/dmp/vihf/write-assertion.ts';
import { parseXml } from '../../../../../electron/adapters/dmp/xml/parse-xml.ts';
import { sharedFolder } from '../../../../support/shared-folder.ts';
import { INS, openContext, scriptedStore } from '../scripted-store.ts';

function root(xml: string | Uint8Array) {
  const parsed = parseXml(xml);
  if (!parsed.ok) throw new Error(parsed.fault.code);
  return parsed.value;
}

function written(over = {}) {
  const { identity, settings } = openContext(scriptedStore(() => '').transport);
  const content = {
    ...{ id: '1', issuedAt: 0, authenticatedAt: 0, issuerName: 'CN=1,C=FR', commonName: '1' },
    ...{
      identity,
      ins: INS,
      access: { kind: 'normal' } as const,
      isSecret: true,
      settings: { ...settings.vihf, ...over },
    },
  };
  return writeAssertion(content);
}

test('what was written is read back, attribute by attribute', () => {
  const facts = readAssertion(root(written()));
  expect(facts).toMatchObject({
    id: '_1',
    issuer: 'CN=1,C=FR',
    nameId: '1',
    authenticationMode: 'DIRECTE',
    roles: [{ code: '10', displayName: 'Médecin' }, { code: 'SM26' }],
    purpose: { code: 'normal', codeSystem: '1.2.250.1.213.1.1.4.248' },
  });
  expect(facts.attributes.get('Identifiant_Structure')).toEqual(['499700000011001']);
  expect(facts.attributes.get('urn:oasis:names:tc:xacml:2.0:resource:resource-id')).toEqual([
    `${INS.value}^^^&${INS.oid}&ISO^NH`,
  ]);
});

test('the mode is found under either spelling', () => {
  const other = readAssertion(root(written({ modeAttribute: 'Authentification_Mode' })));
  expect(other.authenticationMode).toBe('DIRECTE');
});

test('an assertion of another shape is read as far as it goes, and nothing throws', () => {
  const bare = root('<Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion"/>');
  expect(isAssertion(bare)).toBe(true);
  expect(readAssertion(bare)).toEqual({ attributes: new Map(), roles: [] });
  expect(isAssertion(root('<Assertion/>'))).toBe(false);
});

describe.skipIf(!sharedFolder())('assertions written by others', () => {
  test('signature, conditions and role of another writer are read', () => {
    const file = join(sharedFolder() ?? '', 'validators/saml/examples/assertion-signed-selfsigned.xml');
    const facts = readAssertion(root(readFileSync(file)));
    expect(facts).toMatchObject({
      nameId: '899900000001',
      notOnOrAfter: '2026-01-15T11:00:00Z',
      roles: [{ code: '10' }],
    });
    expect(facts.signature).toMatchObject({
      signatureMethod: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
      digestMethod: 'http://www.w3.org/2001/04/xmlenc#sha256',
    });
    expect(facts.signature?.certificate).toMatch(/^MII/);
  });
});
