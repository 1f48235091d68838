import type { XmlElement } from 'libxml2-wasm';
import { Fault } from '../soap/fault.ts';
import { element, text } from '../xml/read.ts';
import type { Mode } from './read-vihf.ts';

const SMART_CARD = 'urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI';
const SUBJECT_NAME =
  'saml:AttributeStatement/saml:Attribute[@Name="urn:oasis:names:tc:xspa:1.0:subject:subject-id"]/saml:AttributeValue';

/**
 * How the user was authenticated, as each mode must say it (dmp-interface §2.2): the card in direct mode, his name in
 * the two others, the primary method besides in the renforcée one; never an audience.
 *
 * @throws Fault `DMPInvalidVihf`
 */
export function checkAuthentication(assertion: XmlElement, mode: Mode): void {
  const statement = element(assertion, 'saml:AuthnStatement');
  const at = Date.parse(statement?.attr('AuthnInstant')?.value ?? '');
  const context = text(assertion, 'saml:AuthnStatement/saml:AuthnContext/saml:AuthnContextClassRef');
  if (Number.isNaN(at)) throw new Fault('DMPInvalidVihf', "Instant d'authentification absent ou illisible");
  if (at > Date.parse(assertion.attr('IssueInstant')?.value ?? '')) {
    throw new Fault('DMPInvalidVihf', "Authentification postérieure à l'émission du VIHF");
  }
  if (!context || (mode === 'DIRECTE' && context !== SMART_CARD)) {
    throw new Fault('DMPInvalidVihf', "Méthode d'authentification absente ou inadaptée au mode");
  }
  if (mode !== 'DIRECTE' && !text(assertion, SUBJECT_NAME))
    throw new Fault('DMPInvalidVihf', "Nom de l'utilisateur absent du VIHF");
  if (
    mode === 'INDIRECTE_RENFORCEE' &&
    !text(assertion, 'saml:AuthnStatement/saml:AuthnContext/saml:AuthnContextDecl')
  ) {
    throw new Fault('DMPInvalidVihf', "Méthode d'authentification primaire absente du VIHF");
  }
  if (element(assertion, 'saml:Conditions/saml:AudienceRestriction')) {
    throw new Fault('DMPInvalidVihf', "AudienceRestriction n'est pas admis");
  }
}
