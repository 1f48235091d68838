import type { CertificateFacts } from '../pki/read-certificate.ts';
import { checkTrust } from '../pki/trust.ts';
import { depositTypeRefusal } from '../rules/deposit-type.ts';
import { Fault } from '../soap/fault.ts';
import type { StoredPatient } from '../store/patients.ts';
import { ASSOCIATION } from '../store/records.ts';
import { uniqueIdInUse } from '../store/unique-ids.ts';
import { sameName } from '../vihf/distinguished-name-text.ts';
import { cdaFaults } from '../xds/check-cda.ts';
import { checkLotSignature } from '../xds/check-lot-signature.ts';
import { entryFaults, isSignature, setFaults } from '../xds/check-metadata.ts';
import { personIdOf, structureIdOf } from '../xds/composite.ts';
import type { WrittenEntry, WrittenSet, WrittenSubmission } from '../xds/read-submission.ts';
import type { RegistryError } from '../xds/registry-response.ts';
import { replacementFaults } from './replacement.ts';
import type { Call, Request } from './transaction.ts';

type Contents = ReadonlyMap<string, Buffer>;

const metadata = (context: string): RegistryError => ({ code: 'XDSRegistryMetadataError', context });

/**
 * Faults of a lot whatever carries it: author, metadata, patient, identifiers already used, replacements.
 * @throws Fault `DMPVihfIncoherent` when the lot is not authored by who sends it
 */
export function lotFaults(call: Call, patient: StoredPatient, written: WrittenSubmission): RegistryError[] {
  const [set, ...extra] = written.sets;
  if (!set || extra.length > 0) return [metadata('Un lot de soumission attendu, et un seul')];
  requireOwnLot(call, set);
  return [
    ...setFaults(set, patient.ins),
    ...written.entries.flatMap((entry) => entryFaults(entry, patient.ins, call.settings.combinedRestrictions)),
    ...written.entries.flatMap(typeFault),
    ...duplicateFaults(call, written),
    ...replacementFaults(call, patient, written),
  ];
}

function typeFault({ id, typeCode }: WrittenEntry): RegistryError[] {
  const why = depositTypeRefusal(typeCode?.code ?? '');
  return why === null ? [] : [metadata(`${id} : ${why}`)];
}

/** Faults of the message that carries a lot: associations, contents, signature. */
export function carriageFaults(
  request: Request,
  patient: StoredPatient,
  written: WrittenSubmission,
  contents: Contents,
): RegistryError[] {
  const [set] = written.sets;
  if (!set) return [];
  const faults = [...membershipFaults(written, set), ...contentFaults(request, patient, written.entries, contents)];
  // A lot already faulty has no sound signature to check.
  return faults.length > 0 ? faults : signatureFaults(request, written, set, contents);
}

/**
 * A lot is authored by who sends it; in the words of the service (dmp-interface §6.3).
 * @throws Fault `DMPVihfIncoherent`
 */
export function requireOwnLot({ vihf }: Call, set: WrittenSet): void {
  const author = set.authors[0];
  const structures = author?.institutions.map(structureIdOf) ?? [];
  if (!structures.includes(vihf.structureId)) {
    throw new Fault('DMPVihfIncoherent', "Aucun AuthorInstitution ne correspond à l'utilisateur du VIHF");
  }
  if (personIdOf(author?.person ?? '') !== vihf.nameId) {
    throw new Fault('DMPVihfIncoherent', "Aucun AuthorPerson ne correspond à l'utilisateur du VIHF");
  }
}

function membershipFaults(written: WrittenSubmission, set: WrittenSet): RegistryError[] {
  const { entries, associations } = written;
  const members = new Set(
    associations.filter((one) => one.kind === ASSOCIATION.hasMember && one.source === set.id).map((one) => one.target),
  );
  const signatures = entries.filter(isSignature);
  const signs = associations.filter((one) => one.kind === ASSOCIATION.signs);
  const faults = entries
    .filter((one) => !members.has(one.id))
    .map((one) => metadata(`${one.id} : association HasMember absente`));
  if (entries.length === signatures.length) faults.push(metadata('Aucun document dans le lot'));
  if (signatures.length !== 1) faults.push(metadata('Une signature de lot attendue, et une seule'));
  if (signs.length !== 1 || signs[0]?.source !== signatures[0]?.id || signs[0]?.target !== set.id) {
    faults.push(metadata('Association «signs» de la signature vers le lot attendue'));
  }
  return faults;
}

function contentFaults(
  request: Request,
  patient: StoredPatient,
  entries: readonly WrittenEntry[],
  contents: Contents,
): RegistryError[] {
  const known = new Set(entries.map((one) => one.id));
  const orphans = [...contents.keys()].filter((id) => !known.has(id));
  return [
    ...orphans.map((id): RegistryError => ({
      code: 'XDSMissingDocumentMetadata',
      context: `${id} : document sans métadonnées`,
    })),
    ...entries.flatMap((entry) => entryContentFaults(request, patient, entry, contents.get(entry.id))),
  ];
}

function entryContentFaults(
  request: Request,
  patient: StoredPatient,
  entry: WrittenEntry,
  bytes: Buffer | undefined,
): RegistryError[] {
  if (!bytes || bytes.length === 0)
    return [{ code: 'XDSMissingDocument', context: `${entry.id} : document absent ou vide` }];
  const { maxDocumentBytes } = request.settings;
  if (bytes.length > maxDocumentBytes) {
    return [{ code: 'XDSRepositoryError', context: `${entry.id} : document de plus de ${maxDocumentBytes} octets` }];
  }
  if (isSignature(entry)) return [];
  return cdaFaults(entry.id, entry.mimeType ?? '', bytes, entry.uniqueId ?? '', patient.ins);
}

function duplicateFaults(call: Call, written: WrittenSubmission): RegistryError[] {
  const ids = [...written.sets, ...written.entries].map((one) => one.uniqueId).filter((id) => id !== null);
  return ids
    .filter((id, i) => ids.indexOf(id) !== i || uniqueIdInUse(call.store, id))
    .map((id) => ({ code: 'XDSDuplicateUniqueIdInRegistry', context: `Identifiant déjà utilisé : ${id}` }));
}

function signatureFaults(
  request: Request,
  written: WrittenSubmission,
  set: WrittenSet,
  contents: Contents,
): RegistryError[] {
  const entry = written.entries.find(isSignature);
  const documents = written.entries
    .filter((one) => !isSignature(one))
    .map((one) => ({ uniqueId: one.uniqueId ?? '', bytes: contents.get(one.id) ?? Buffer.alloc(0) }));
  const checked = checkLotSignature(contents.get(entry?.id ?? '') ?? Buffer.alloc(0), set.uniqueId ?? '', documents);
  const fault = typeof checked === 'string' ? checked : signerFault(request, checked.certificate);
  return fault === null ? [] : [{ code: 'DMPInvalidSubmissionSignature', context: `Signature du lot : ${fault}` }];
}

/** The lot is signed by who signed the VIHF: the card holder, or the seal of the structure in indirect mode. */
function signerFault({ trust, now, signer }: Request, certificate: CertificateFacts): string | null {
  const trusted = checkTrust(trust, certificate.x509, now);
  if ('fault' in trusted) return `certificat refusé (${trusted.fault})`;
  if (!certificate.nonRepudiation || certificate.digitalSignature)
    return "le certificat n'est pas un certificat de signature";
  return sameName(certificate.subject, signer.subject) ? null : "le signataire n'est pas l'utilisateur du VIHF";
}
