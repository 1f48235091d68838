import { signLot } from '../../../electron/adapters/dmp/lot-signature/sign-lot.ts';
import { readHandedOver } from '../../../electron/adapters/system/handed-over-lot.ts';
import { readHandedOverQuestion } from '../../../electron/adapters/system/handed-over-question.ts';
import { checkLotSignature } from '../../../sandbox/xds/check-lot-signature.ts';
import { makeTestSigner } from '../../electron/adapters/dmp/test-signer.ts';
import { promise, type Reader } from '../engine/reader.ts';
import { DESCRIPTIONS, QUESTIONS } from '../seeds/texts.ts';
import { json, textOf } from './json.ts';

const SET = '2.25.900';
const GENUINE = Buffer.from('<a>vrai</a>');
const FORGED = [{ uniqueId: '2.25.901', bytes: Buffer.from('<a>faux</a>') }];
const OTHER_SET = [{ uniqueId: '2.25.901', bytes: GENUINE }];

async function signed(): Promise<readonly Uint8Array[]> {
  const documents = [{ uniqueId: '2.25.901', bytes: GENUINE }];
  const lot = { id: 'S-1', submissionSetId: SET, documents, signedAt: 1_790_000_000_000 };
  const signature = await signLot({ ...lot, propertiesNamespace: 'ds' }, makeTestSigner().means);
  if (!signature.ok) throw new Error(signature.fault.code);
  return [signature.value];
}

const wrapping: Reader = {
  name: 'lot-wrapping',
  what: 'a signed lot whose parts are moved, doubled, commented',
  weight: 5,
  shape: 'xml',
  words: [
    '<!--',
    '-->',
    ' Id="IHEManifest"',
    ' Id="S0-SignedProperties"',
    '<ds:Manifest>',
    '</ds:Manifest>',
    '<ds:Object>',
  ],
  seeds: signed,
  read: (bytes) => {
    const file = Buffer.from(bytes);
    promise(typeof checkLotSignature(file, SET, FORGED) === 'string', 'no signature covers another document');
    promise(typeof checkLotSignature(file, '2.25.999', OTHER_SET) === 'string', 'no signature covers another set');
    promise(typeof checkLotSignature(file, SET, []) === 'string', 'no document is left out');
  },
};

const description = json({
  name: 'feed',
  what: 'descriptions handed over to dmp feed',
  weight: 8,
  seeds: () => DESCRIPTIONS,
  read: (bytes) => {
    const read = readHandedOver(textOf(bytes), '/nowhere');
    if (read.ok) {
      const { uniqueId } = read.value.act === 'deposit' ? read.value.lot : read.value.withdrawal;
      return promise(/^[0-2][.\d]+$/.test(uniqueId), 'an identifier that is an OID');
    }
    promise(read.fault.faults.length > 0, 'a refusal with a fault');
    promise(!JSON.stringify(read.fault).includes('PAT-TROIS'), 'a fault that quotes nobody');
  },
});

const question = json({
  name: 'exists',
  what: 'questions handed over to dmp exists',
  weight: 4,
  seeds: () => QUESTIONS,
  read: (bytes) => {
    const read = readHandedOverQuestion(textOf(bytes));
    const reference = read.ok ? read.value.reference : read.fault.reference;
    promise(!/\d{13}|\s/.test(reference ?? ''), 'a reference that is no number of a patient');
    if (!read.ok) promise(read.fault.faults.length > 0, 'a refusal with a fault');
  },
});

export const LOT_READERS: readonly Reader[] = [wrapping, description, question];
