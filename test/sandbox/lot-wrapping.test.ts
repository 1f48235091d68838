import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { signLot } from '../../electron/adapters/dmp/lot-signature/sign-lot.ts';
import { checkLotSignature } from '../../sandbox/xds/check-lot-signature.ts';
import { makeTestSigner } from '../electron/adapters/dmp/test-signer.ts';

const SET = '2.25.900';
const ID = '2.25.901';
const GENUINE = Buffer.from('<a>vrai</a>');
const FORGED = Buffer.from('<a>faux</a>');
const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64');
let signed = '';

beforeAll(async () => {
  const documents = [{ uniqueId: ID, bytes: GENUINE }];
  const lot = {
    id: 'S-1',
    submissionSetId: SET,
    documents,
    signedAt: 1_790_000_000_000,
    propertiesNamespace: 'ds' as const,
  };
  const signature = await signLot(lot, makeTestSigner().means);
  if (!signature.ok) throw new Error(signature.fault.code);
  signed = Buffer.from(signature.value).toString('utf8');
}, 30_000);

const accepts = (text: string, bytes: Buffer): boolean =>
  typeof checkLotSignature(Buffer.from(text), SET, [{ uniqueId: ID, bytes }]) !== 'string';
/** The manifest as the signer wrote it, and one that covers the forged document. */
const manifest = (): string => /<ds:Manifest[\s\S]*<\/ds:Manifest>/.exec(signed)?.[0] ?? '';
const forged = (): string => manifest().replaceAll(digest(GENUINE), digest(FORGED));

describe('H54: the signature of a lot cannot be bypassed by wrapping', () => {
  test('as it was signed it covers the document, and no other', () => {
    expect(manifest()).toContain(digest(GENUINE));
    expect([accepts(signed, GENUINE), accepts(signed, FORGED)]).toEqual([true, false]);
  });

  test.each([
    [
      'the signed manifest moved aside, another without its id in its place',
      () =>
        signed.replace(manifest(), `${forged().replace(/ Id="[^"]*"/, '')}<ds:SPKIData>${manifest()}</ds:SPKIData>`),
    ],
    [
      'another manifest before the signed one',
      () => signed.replace(manifest(), forged().replace(/ Id="[^"]*"/, '') + manifest()),
    ],
    ['two manifests of the same id', () => signed.replace(manifest(), forged() + manifest())],
    [
      'another manifest under an id of another letter case',
      () => signed.replace(manifest(), forged().replace(' Id=', ' id=') + manifest()),
    ],
    [
      'the whole signature inside another one',
      () =>
        signed
          .replace(/(<ds:Signature [^>]*>)/, `$1<ds:Object>${signed.replace(/<\?xml[^>]*>\s*/, '')}</ds:Object>`)
          .replace(manifest(), forged()),
    ],
    [
      'a second SignedInfo without a reference to the manifest',
      () =>
        signed.replace(
          '<ds:SignedInfo',
          '<ds:SignedInfo><ds:CanonicalizationMethod Algorithm="x"/></ds:SignedInfo><ds:SignedInfo',
        ),
    ],
    [
      'a comment that cuts the digest in two',
      () => signed.replace(digest(GENUINE), `${digest(FORGED)}<!--${digest(GENUINE)}-->`),
    ],
    ['a comment before the genuine digest', () => signed.replace(digest(GENUINE), `<!-- -->${digest(FORGED)}`)],
    [
      'a processing instruction in the manifest',
      () => signed.replace(digest(GENUINE), `<?x ${digest(GENUINE)}?>${digest(FORGED)}`),
    ],
    ['the reference turned towards nothing', () => signed.replace('URI="#IHEManifest"', 'URI=""')],
  ] as const)('%s', (_, bend) => {
    const text = bend();
    expect(text).not.toBe(signed);
    expect(accepts(text, FORGED)).toBe(false);
  });

  test.each([
    ['a second transform, which one verifier follows and another does not', (text: string) =>
      text.replace('</ds:Transforms>', '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/></ds:Transforms>')],
    ['an XPath in place of the canonical form', (text: string) =>
      text.replaceAll(/(<ds:Transform Algorithm=")[^"]*/g, '$1http://www.w3.org/TR/1999/REC-xpath-19991116')],
    ['SHA-1 in a digest', (text: string) =>
      text.replaceAll('http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2000/09/xmldsig#sha1')],
    ['a shared secret in place of a key pair', (text: string) =>
      text.replace('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256')],
    ['a reference out of the message', (text: string) => text.replace('URI="#IHEManifest"', 'URI="http://127.0.0.1:9/m"')],
    ['prefixes that only one verifier adds', (text: string) =>
      text.replace(/(<ds:CanonicalizationMethod Algorithm="[^"]*")\/>/, '$1><ec:InclusiveNamespaces xmlns:ec="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="ds"/></ds:CanonicalizationMethod>')],
  ] as const)('%s is refused, whatever it signs', (_, bend) => {
    const text = bend(signed);
    expect(text).not.toBe(signed);
    expect(accepts(text, GENUINE)).toBe(false);
  }); // prettier-ignore

  test('a second certificate beside the signer’s is refused', () => {
    const certificate = /<ds:X509Certificate>[\s\S]*?<\/ds:X509Certificate>/.exec(signed)?.[0] ?? '';
    expect(accepts(signed.replace(certificate, certificate + certificate), GENUINE)).toBe(false);
  });
});
