import { describe, expect, test } from 'vitest';
import { fail } from '../../../../../shared/result.ts';
import { checkManifest } from '../../../../../electron/adapters/dmp/lot-signature/check-manifest.ts';
import { signLot, type LotContent } from '../../../../../electron/adapters/dmp/lot-signature/sign-lot.ts';
import { sharedFolder } from '../../../../support/shared-folder.ts';
import { outlineDifference, unexplained, type AcceptedDifference } from '../../../../support/validators/outline.ts';
import { isSignatureValid } from '../../../../support/validators/signature.ts';
import { makeTestSigner } from '../test-signer.ts';

const signer = makeTestSigner();
const SET = '2.25.1';
const cda = Buffer.from(
  '<?xml version="1.0" encoding="UTF-8"?>\n<!-- c --><ClinicalDocument xmlns="urn:hl7-org:v3" b="2" a="1">µg</ClinicalDocument>',
);
const pdf = Buffer.from('%PDF-1.4 not XML');
const documents = new Map([
  ['2.25.2', cda],
  ['2.25.3', pdf],
]);
const lot: LotContent = {
  id: 'S-1',
  submissionSetId: SET,
  documents: [...documents].map(([uniqueId, bytes]) => ({ uniqueId, bytes })),
  signedAt: Date.UTC(2026, 10, 22, 14),
  propertiesNamespace: 'ds',
};

async function signed(over: Partial<LotContent> = {}): Promise<Uint8Array> {
  const result = await signLot({ ...lot, ...over }, signer.means);
  if (!result.ok) throw new Error(result.fault.code);
  return result.value;
}

test('every document of the set is in the manifest; a changed one, a missing one and a foreign one are found', async () => {
  const signature = await signed();
  expect(checkManifest(signature, SET, documents)).toEqual([]);
  const altered = new Map([
    ['2.25.2', Buffer.from(String(cda).replace('µg', 'mg'))],
    ['2.25.4', pdf],
  ]);
  expect(checkManifest(signature, SET, altered)).toEqual([
    { code: 'manifest/digest', uniqueId: '2.25.2' },
    { code: 'manifest/unknown', uniqueId: '2.25.3' },
    { code: 'manifest/missing', uniqueId: '2.25.4' },
  ]);
  expect(checkManifest(signature, '2.25.9', documents)).toContainEqual({ code: 'manifest/set', uniqueId: '2.25.9' });
  expect(checkManifest(pdf, SET, documents)).toEqual([{ code: 'manifest/unreadable' }]);
});

test('an XML document written otherwise, with the same canonical form, keeps its digest', async () => {
  const same = Buffer.from(String(cda).replace('b="2" a="1"', "a='1'   b='2'"));
  expect(checkManifest(await signed(), SET, new Map([...documents, ['2.25.2', same]]))).toEqual([]);
});

test('a refusal of the card keeps its code', async () => {
  const refusing = { ...signer.means, sign: () => Promise.resolve(fail({ code: 'card/removed' })) };
  expect(await signLot(lot, refusing)).toEqual({ ok: false, fault: { code: 'card/removed' } });
});

const IDS = [
  ['Id', 'http://www.w3.org/2000/09/xmldsig#:Manifest'],
  ['Id', 'http://uri.etsi.org/01903/v1.1.1#:SignedProperties'],
] as const;

describe.skipIf(!sharedFolder())('against the official validators', () => {
  test.each(['ds', 'none'] as const)(
    'xmlsec1 accepts the signature up to its root (properties in %s)',
    async (namespace) => {
      const check = { root: signer.rootPem, intermediates: signer.intermediatePem, ids: IDS, ignoreManifests: true };
      const signature = Buffer.from(await signed({ propertiesNamespace: namespace })).toString('utf8');
      expect(isSignatureValid(signature, check)).toBe(true);
      expect(isSignatureValid(signature.replace('2.25.2', '2.25.5'), check)).toBe(false);
      expect(isSignatureValid(signature.replace('T14:00', 'T15:00'), check)).toBe(false);
    },
  );

  test('the signature has the shape of the published one', async () => {
    const published = outlineDifference(await signed({ propertiesNamespace: 'none' }), 'TD2.1-signature-xades.txt');
    expect(published).toEqual({ missing: [], extra: [] });
    const { missing, extra } = outlineDifference(await signed(), 'TD2.1-signature-xades.txt');
    const inDs: readonly AcceptedDifference[] = [
      ['SignatureProperties', 'in ds: by default, as the schema wants (decision 15)'],
    ];
    expect(unexplained(missing, inDs).unexplained).toEqual([]);
    expect(unexplained(extra, inDs).unexplained).toEqual([]);
  });
});
