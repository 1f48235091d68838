import type { XmlDocument } from 'libxml2-wasm';
import { PRACTITIONERS } from '../pki/practitioners.ts';
import type { CertificateFacts } from '../pki/read-certificate.ts';
import { STRUCTURES } from '../pki/structures.ts';
import { checkTrust, type TrustFault, type TrustStore } from '../pki/trust.ts';
import { isInternal, isOfStructure } from '../rules/internal-person.ts';
import { Fault } from '../soap/fault.ts';
import type { Store } from '../store/open.ts';
import { checkAuthentication } from './check-authentication.ts';
import { parseNameText, sameName } from './distinguished-name-text.ts';
import { readVihf, type Vihf } from './read-vihf.ts';
import { isFirstUse } from './replay.ts';
import { findAssertion, verifyAssertion } from './signature.ts';

/** What the checks need besides the message. */
export interface VihfContext {
  store: Store;
  trust: TrustStore;
  now: number;
  /** Certificate of the TLS client. */
  client: CertificateFacts;
  homologations: readonly string[];
}

export interface ProvenVihf {
  vihf: Vihf;
  signer: CertificateFacts;
}

/** Greatest distance between the assertion's instant and the store's clock (decision 16). */
const SKEW_MS = 5 * 60_000;

/** Life of a token of the renforcée mode (EX_AIR-040). */
const STRONG_TOKEN_MS = 30_000;

const PHYSICIAN = '10';
const PHARMACIST = '21';
const PROFESSION_SCHEME = '1.2.250.1.71.1.2.7';

/**
 * Verifies the VIHF of a message: form, signature, certificate, instant, single use, and that it fits its bearer.
 *
 * @returns what the assertion says, now proven, and the certificate that signed it
 * @throws Fault with the code of the first check that fails
 */
export function checkVihf(document: XmlDocument, context: VihfContext): ProvenVihf {
  const assertion = findAssertion(document);
  const certificate = verifyAssertion(assertion);
  const vihf = readVihf(assertion);
  checkAuthentication(assertion, vihf.mode);
  checkCertificate(certificate, vihf, context);
  checkIssuer(vihf, certificate);
  checkInstant(vihf, context.now);
  checkHolder(vihf, certificate, context.client);
  checkRole(vihf, certificate);
  checkStructure(vihf);
  if (!context.homologations.includes(vihf.homologation)) {
    throw new Fault('DMPHomologationRefused', "Numéro d'homologation inconnu");
  }
  // Last, so that a refused assertion does not use up its identifier.
  if (!isFirstUse(context.store, vihf.id, context.now, SKEW_MS)) {
    throw new Fault('DMPVihfAlreadyUsed', 'Ce VIHF a déjà été utilisé');
  }
  return { vihf, signer: certificate };
}

const TRUST_MESSAGE: Record<TrustFault, string> = {
  untrusted: 'Certificat de signature émis par une autorité inconnue',
  'not-yet-valid': 'Certificat de signature pas encore valide',
  expired: 'Certificat de signature expiré',
  revoked: 'Certificat de signature révoqué',
  'crl-stale': 'Liste de révocation périmée',
};

function checkCertificate(certificate: CertificateFacts, vihf: Vihf, context: VihfContext): void {
  const trusted = checkTrust(context.trust, certificate.x509, context.now);
  if ('fault' in trusted) throw new Fault('DMPInvalidCertificate', TRUST_MESSAGE[trusted.fault]);
  if (!certificate.nonRepudiation || certificate.digitalSignature) {
    throw new Fault('DMPInvalidCertificate', 'Not a valid signature certificate');
  }
  const expected = vihf.mode === 'DIRECTE' ? 'persons' : 'organisations';
  if (trusted.issuer !== expected) {
    throw new Fault('DMPInvalidCertificate', "Certificat de signature inadapté au mode d'authentification");
  }
}

function checkIssuer(vihf: Vihf, certificate: CertificateFacts): void {
  const name = parseNameText(vihf.issuer);
  if (!name || !sameName(name, certificate.subject)) {
    throw new Fault('DMPVihfIncoherent', "L'émetteur du VIHF n'est pas le porteur du certificat de signature");
  }
  if (vihf.mode === 'DIRECTE' && vihf.nameId !== certificate.commonName) {
    throw new Fault('DMPVihfIncoherent', "L'identifiant du PS n'est pas celui du certificat de signature");
  }
  if (vihf.nameId === '') throw new Fault('DMPInvalidVihf', 'Identifiant du PS absent du VIHF');
}

function checkInstant(vihf: Vihf, now: number): void {
  const at = /Z$|[+-]\d\d:\d\d$/.test(vihf.issueInstant) ? Date.parse(vihf.issueInstant) : Number.NaN;
  if (Number.isNaN(at)) throw new Fault('DMPInvalidVihf', "Instant d'émission du VIHF illisible");
  const lifeMs = vihf.mode === 'INDIRECTE_RENFORCEE' ? STRONG_TOKEN_MS : SKEW_MS;
  if (now - at > lifeMs || at - now > SKEW_MS)
    throw new Fault('DMPVihfExpired', "Instant d'émission du VIHF trop éloigné de l'heure du serveur");
}

/** The holder of the TLS connection is the one the assertion names. */
function checkHolder(vihf: Vihf, signing: CertificateFacts, client: CertificateFacts): void {
  const same =
    vihf.mode === 'DIRECTE'
      ? client.commonName === vihf.nameId
      : client.organisationalUnit !== null && client.organisationalUnit === signing.organisationalUnit;
  if (!same) throw new Fault('DMPHolderMismatch', 'Le porteur de la connexion TLS et celui du VIHF diffèrent');
}

function checkRole(vihf: Vihf, certificate: CertificateFacts): void {
  const { profession, savoirFaire } = vihf;
  if (
    vihf.mode === 'DIRECTE' &&
    (profession?.code ?? null) !== certificate.profession &&
    certificate.profession !== null
  ) {
    throw new Fault('DMPVihfIncoherent', "La profession du VIHF n'est pas celle du certificat");
  }
  if (!profession) throw new Fault('DMPInvalidVihf', 'Rôle absent du VIHF');
  if (certificate.profession !== null && profession.scheme !== PROFESSION_SCHEME) {
    throw new Fault('DMPInvalidVihf', 'Nomenclature de la profession inconnue');
  }
  if (profession.code === PHYSICIAN && !savoirFaire) {
    throw new Fault('DMPVihfIncoherent', 'Aucune spécialité dans le vihf. Spécialité obligatoire pour les Médecins');
  }
  if (profession.code === PHARMACIST && !savoirFaire) {
    throw new Fault('DMPVihfIncoherent', 'Aucune spécialité dans le vihf. Spécialité obligatoire pour les Pharmaciens');
  }
  if (
    vihf.mode === 'DIRECTE' &&
    savoirFaire &&
    certificate.savoirFaire !== null &&
    savoirFaire.code !== certificate.savoirFaire
  ) {
    throw new Fault('DMPVihfIncoherent', "Le savoir-faire du VIHF n'est pas celui du certificat");
  }
}

/** Messages as the real service words them (dmp-interface §6.3). */
function checkStructure(vihf: Vihf): void {
  const structure = STRUCTURES.find((one) => one.structureId === vihf.structureId);
  if (!structure?.active) throw new Fault('DMPVihfIncoherent', 'Structure introuvable ou Inactive');
  if (vihf.sector !== structure.sector)
    throw new Fault('DMPVihfIncoherent', "Le secteur d'activité n'est pas celui de la structure");
  if (vihf.mode !== 'DIRECTE') {
    // The seal of a structure speaks for its own people; a national identifier says nothing of where one works.
    if (isInternal(vihf.nameId) && !isOfStructure(vihf.nameId, vihf.structureId))
      throw new Fault('DMPVihfIncoherent', 'PS et Structure non liés');
    return;
  }
  const holder = PRACTITIONERS.find((one) => one.nationalId === vihf.nameId);
  if (!holder?.situations.some((situation) => situation.structureId === vihf.structureId)) {
    throw new Fault('DMPVihfIncoherent', 'PS et Structure non liés');
  }
}
