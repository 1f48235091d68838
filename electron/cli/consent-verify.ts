import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { consentProofSchema, type ConsentProofFile } from '../../shared/contract/consent-proof.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { readCertificate } from '../adapters/dmp/certificate/read-certificate.ts';
import { couldSign, readTrust, type Trust } from '../adapters/reader/certificates/trusted-chain.ts';
import { signatureFits } from '../adapters/system/check-signature.ts';
import { consentBytes } from '../services/consent/canonical-consent.ts';
import { PROOF_ELEMENT, proofPage } from '../services/consent/proof-page.ts';
import { proofBytes } from '../services/consent/proof-text.ts';
import { actLines, titleOf } from '../services/consent/proof-words.ts';
import type { Command, CommandLine, ExitCode, Terminal } from './command.ts';

/** What is wrong with a file, in the order in which it is looked for. */
const FAULTS = {
  'proof/not-readable': 'Le fichier ne peut pas être lu.',
  'proof/not-a-proof':
    'Ce fichier n’est pas une preuve de consentement du poste DMP, ou sa partie signée a été abîmée.',
  'proof/certificate-unreadable': 'Le certificat joint est illisible : la signature ne peut pas être vérifiée.',
  'proof/act-altered':
    'L’acte a été modifié après sa signature : son contenu ne correspond plus à la signature de la carte.',
  'proof/other-signer': 'L’acte est signé par une autre carte que celle du professionnel qu’il nomme.',
  'proof/facts-altered':
    'Les indications jointes à l’acte (noms, dates, lieu) ont été modifiées après l’export : le sceau ne correspond plus.',
  'proof/untrusted':
    'La carte qui a signé n’a pas été délivrée par l’une des autorités données, ou n’était pas valide au moment de l’acte.',
  'proof/seal-untrusted':
    'La carte qui a scellé les indications jointes (noms, dates, lieu) n’a pas été délivrée par l’une des autorités données, ou n’était pas valide à l’export.',
  'proof/authorities-unreadable': 'Le fichier des autorités ne peut pas être lu, ou n’en contient aucune.',
  'proof/page-altered': 'Le texte lisible de la page a été modifié : il ne dit plus ce qui est signé.',
} as const;
type ProofFaultCode = keyof typeof FAULTS;

const MACHINE_PART = new RegExp(`<script type="application/json" id="${PROOF_ELEMENT}">([^<]*)</script>`);

/** Names of a base64 certificate, or null. */
function signerOf(certificate: string) {
  const names = readCertificate(Buffer.from(certificate, 'base64'));
  return names.ok ? names.value : null;
}

/** The authorities of a PEM file; null when it cannot be read or holds none. */
function trustIn(file: string): Trust | null {
  try {
    const trust = readTrust(file);
    return trust.authorities.length > 0 ? trust : null;
  } catch {
    return null;
  }
}

/**
 * Whether both certificates were issued under one of these authorities (PEM) and in force: the one of the act at its
 * instant, the one of the seal at the export. With the first alone, whoever holds a genuine act seals other names to it.
 */
function trustFault({ body, seal }: ConsentProofFile, authorities: string): ProofFaultCode | null {
  const trust = trustIn(authorities);
  if (!trust) return 'proof/authorities-unreadable';
  // Their signatures were checked with them just before: they can be read.
  const of = (base64: string): X509Certificate => new X509Certificate(Buffer.from(base64, 'base64'));
  if (!couldSign(of(body.actSignature.certificate), trust, body.act.at)) return 'proof/untrusted';
  return couldSign(of(seal.certificate), trust, body.exportedAt) ? null : 'proof/seal-untrusted';
}

function machinePart(text: string): ConsentProofFile | null {
  try {
    const parsed = consentProofSchema.safeParse(JSON.parse(MACHINE_PART.exec(text)?.[1] ?? text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/**
 * Checks a proof without any store: the card's signature over the act, the certificate's holder against the act, the
 * seal over the names and dates, the authority above the card when some are given (PEM file), and the readable page
 * against what is signed.
 */
export function verifyProof(text: string, authorities?: string): Result<ConsentProofFile, ProofFaultCode> {
  const proof = machinePart(text);
  if (!proof) return fail('proof/not-a-proof');
  const { body, seal } = proof;
  const { act, actSignature } = body;
  const signer = signerOf(actSignature.certificate);
  if (!signer || !signerOf(seal.certificate)) return fail('proof/certificate-unreadable');
  if (!signatureFits(consentBytes(act), actSignature.signature, actSignature.certificate))
    return fail('proof/act-altered');
  if (signer.commonName !== act.practitionerId) return fail('proof/other-signer');
  if (!signatureFits(proofBytes(body), seal.signature, seal.certificate)) return fail('proof/facts-altered');
  const fault = authorities === undefined ? null : trustFault(proof, authorities);
  if (fault) return fail(fault);
  const isPage = text.trimStart().startsWith('<');
  return isPage && text !== proofPage(proof) ? fail('proof/page-altered') : ok(proof);
}

async function readText(path: string): Promise<Result<string, ProofFaultCode>> {
  try {
    return ok(await readFile(path, 'utf8'));
  } catch {
    return fail('proof/not-readable');
  }
}

function report(checked: Result<ConsentProofFile, ProofFaultCode>, asJson: boolean, trusted: boolean): string {
  if (!checked.ok) {
    const message = FAULTS[checked.fault];
    return asJson
      ? `${JSON.stringify({ valid: false, fault: checked.fault, message })}\n`
      : `NON VALIDE : ${message}\n`;
  }
  const { act, actSignature, patient } = checked.value.body;
  const signer = signerOf(actSignature.certificate)?.subject ?? '';
  if (asJson) return `${JSON.stringify({ valid: true, trusted, act, patient, signer })}\n`;
  const lines = actLines(act).map(([name, value]) => `  ${name} : ${value}`);
  return `${[
    `VALIDE : ${titleOf(act)}`,
    `  Patient : ${patient.birthName} ${patient.givenNames}, INS ${act.ins.value}`,
    `  Date : ${new Date(act.at).toISOString()}`,
    ...lines,
    `  Signé par : ${signer}`,
    `  Indications scellées par : ${signerOf(checked.value.seal.certificate)?.subject ?? ''}`,
    trusted
      ? 'La carte a été délivrée par l’une des autorités données.'
      : 'Délivrance de la carte non vérifiée : donnez les certificats de l’IGC-Santé avec --autorites FICHIER.PEM.',
  ].join('\n')}\n`;
}

async function run({ words, flags, values }: CommandLine, terminal: Terminal): Promise<ExitCode> {
  const [path, ...others] = words;
  if (path === undefined || others.length > 0) {
    terminal.error(
      'Donnez un fichier, et un seul.\nUsage : dmp consent verify FICHIER [--autorites FICHIER.PEM] [--json]\n',
    );
    return 2;
  }
  const text = await readText(path);
  const authorities = values.get('autorites');
  const checked = text.ok ? verifyProof(text.value, authorities) : text;
  terminal.out(report(checked, flags.has('json'), authorities !== undefined));
  if (checked.ok) return 0;
  return checked.fault === 'proof/not-readable' || checked.fault === 'proof/not-a-proof' ? 2 : 1;
}

/** `dmp consent verify`: whether a proof of consent stands as it was signed, without the store it comes from (R6). */
export const consentVerify: Command = {
  name: 'consent verify',
  usage: 'FICHIER [--autorites FICHIER.PEM] [--json]',
  summary: 'Vérifie une preuve de consentement exportée : signature de l’acte, sceau, texte lisible.',
  flags: ['json'],
  values: ['autorites'],
  run,
};
