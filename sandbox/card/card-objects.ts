import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Situation, TestPractitioner } from '../pki/practitioners.ts';
import { P, type Template } from './pkcs11-token.ts';

/** One key pair of a card: its folder name, its label on the card, the byte its CKA_ID ends with (dmp-interface §5.3). */
const KEYS = [
  { file: 'auth', label: 'CPS_PRIV_AUT', certificate: 'Certificat d’Authentification CPS', id: 0x20 },
  { file: 'sign', label: 'CPS_PRIV_SIG', certificate: 'Certificat de Signature CPS', id: 0x10 },
] as const;

function unsigned(text: string | undefined): Buffer {
  return Buffer.from(text ?? '', 'base64url');
}

function keyTemplates(folder: string, key: (typeof KEYS)[number]): Template[] {
  const certificate = new X509Certificate(readFileSync(join(folder, `${key.file}.pem`)));
  const jwk = createPrivateKey(readFileSync(join(folder, `${key.file}.key.pem`))).export({ format: 'jwk' });
  const id = Buffer.from([0x01, key.id]);
  return [
    [
      { type: P.CKA_CLASS, value: P.CKO_CERTIFICATE },
      { type: P.CKA_CERTIFICATE_TYPE, value: P.CKC_X_509 },
      { type: P.CKA_TOKEN, value: true },
      { type: P.CKA_PRIVATE, value: false },
      { type: P.CKA_LABEL, value: key.certificate },
      { type: P.CKA_ID, value: id },
      { type: P.CKA_SUBJECT, value: Buffer.from(certificate.subject) },
      { type: P.CKA_VALUE, value: certificate.raw },
    ],
    [
      { type: P.CKA_CLASS, value: P.CKO_PRIVATE_KEY },
      { type: P.CKA_KEY_TYPE, value: P.CKK_RSA },
      { type: P.CKA_TOKEN, value: true },
      { type: P.CKA_PRIVATE, value: true },
      { type: P.CKA_SENSITIVE, value: true },
      { type: P.CKA_EXTRACTABLE, value: false },
      { type: P.CKA_SIGN, value: true },
      { type: P.CKA_DECRYPT, value: false },
      { type: P.CKA_LABEL, value: key.label },
      { type: P.CKA_ID, value: id },
      { type: P.CKA_MODULUS, value: unsigned(jwk.n) },
      { type: P.CKA_PUBLIC_EXPONENT, value: unsigned(jwk.e) },
      { type: P.CKA_PRIVATE_EXPONENT, value: unsigned(jwk.d) },
      { type: P.CKA_PRIME_1, value: unsigned(jwk.p) },
      { type: P.CKA_PRIME_2, value: unsigned(jwk.q) },
      { type: P.CKA_EXPONENT_1, value: unsigned(jwk.dp) },
      { type: P.CKA_EXPONENT_2, value: unsigned(jwk.dq) },
      { type: P.CKA_COEFFICIENT, value: unsigned(jwk.qi) },
    ],
  ];
}

function tlv(tag: number, text: string): Buffer {
  const value = Buffer.from(text, 'utf8');
  const length = value.length < 0x80 ? [value.length] : [0x81, value.length];
  return Buffer.concat([Buffer.from([tag, ...length]), value]);
}

/** BER-TLV of a situation: 0x84 name, 0x85 Struct_IdNat, 0x86 sector (dmp-interface §5.3). */
function activity({ structureName, structureId, sector }: Situation): Buffer {
  return Buffer.concat([tlv(0x84, structureName), tlv(0x85, structureId), tlv(0x86, sector)]);
}

function dataObject(label: string, value: Buffer, isPrivate: boolean): Template {
  return [
    { type: P.CKA_CLASS, value: P.CKO_DATA },
    { type: P.CKA_TOKEN, value: true },
    { type: P.CKA_PRIVATE, value: isPrivate },
    { type: P.CKA_LABEL, value: label },
    { type: P.CKA_APPLICATION, value: 'CPS' },
    { type: P.CKA_VALUE, value },
  ];
}

/** Everything that a professional card shows through PKCS#11: keys, certificates, holder, situations of exercise. */
export function cardObjects(pkiFolder: string, practitioner: TestPractitioner): Template[] {
  const folder = join(pkiFolder, 'persons', practitioner.id);
  const specialty = (practitioner.savoirFaire?.code ?? '').padStart(4, ' ');
  const situations = practitioner.situations.map((situation, index) =>
    dataObject(`CPS_ACTIVITY_${String(index + 1).padStart(2, '0')}_PS`, activity(situation), true),
  );
  return [
    ...KEYS.flatMap((key) => keyTemplates(folder, key)),
    dataObject('CPS_INFO_PS', Buffer.from(`${practitioner.nationalId}${specialty}`, 'latin1'), false),
    ...situations,
  ];
}
