import type { Element } from '@xmldom/xmldom';
import type { Code } from '../../../../shared/domain/document/code.ts';
import { NS } from '../namespaces.ts';
import { childAt, child, childElements, children, descendants, filledAttribute, filledText } from '../xml/element.ts';

/** Algorithms and certificate of the signature of an assertion. Nothing is verified here. */
export interface SignatureFacts {
  readonly signatureMethod?: string;
  readonly digestMethod?: string;
  readonly reference?: string;
  /** Base64 of the certificate, without blanks. */
  readonly certificate?: string;
}

/** What an assertion says, attribute by attribute, as printed. */
export interface AssertionFacts {
  readonly id?: string;
  readonly issuedAt?: string;
  readonly issuer?: string;
  readonly nameId?: string;
  readonly authenticatedAt?: string;
  readonly authenticationClass?: string;
  readonly notBefore?: string;
  readonly notOnOrAfter?: string;
  /** Text values of each attribute by its name, in order. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  /** `Authentification_mode` however it is spelled. */
  readonly authenticationMode?: string;
  readonly roles: readonly Code[];
  readonly purpose?: Code;
  readonly signature?: SignatureFacts;
}

type Filled<Shape> = { [Key in keyof Shape]: Shape[Key] | undefined };

function withoutAbsent<Shape extends object>(facts: Filled<Shape>): Shape {
  const present = Object.entries(facts).filter(([, value]) => value !== undefined);
  // Only undefined values were taken away: what is left has the optional shape.
  return Object.fromEntries(present) as Shape;
}

function codedValues(attribute: Element): Code[] {
  return children(attribute, NS.saml, 'AttributeValue')
    .flatMap(childElements)
    .map((coded) => {
      const displayName = filledAttribute(coded, 'displayName');
      return {
        code: filledAttribute(coded, 'code') ?? '',
        codeSystem: filledAttribute(coded, 'codeSystem') ?? '',
        ...(displayName ? { displayName } : {}),
      };
    });
}

function textValues(attribute: Element): string[] {
  return children(attribute, NS.saml, 'AttributeValue').flatMap((value) => filledText(value) ?? []);
}

function signatureOf(assertion: Element): SignatureFacts | undefined {
  const signature = child(assertion, NS.ds, 'Signature');
  if (!signature) return undefined;
  const reference = childAt(signature, NS.ds, 'SignedInfo', 'Reference');
  const method = childAt(signature, NS.ds, 'SignedInfo', 'SignatureMethod');
  const digest = reference && child(reference, NS.ds, 'DigestMethod');
  const certificate = filledText(descendants(signature, NS.ds, 'X509Certificate')[0] ?? null);
  return withoutAbsent<SignatureFacts>({
    signatureMethod: method ? filledAttribute(method, 'Algorithm') : undefined,
    digestMethod: digest ? filledAttribute(digest, 'Algorithm') : undefined,
    reference: reference ? filledAttribute(reference, 'URI') : undefined,
    certificate: certificate?.replace(/\s/g, ''),
  });
}

/** True for a SAML 2.0 assertion. */
export function isAssertion(element: Element): boolean {
  return element.namespaceURI === NS.saml && element.localName === 'Assertion';
}

/** Reads an assertion leniently: order, prefixes and the spelling of the mode attribute do not matter. Total. */
export function readAssertion(assertion: Element): AssertionFacts {
  const attributes = descendants(assertion, NS.saml, 'Attribute');
  const named = new Map(attributes.map((attribute) => [filledAttribute(attribute, 'Name') ?? '', attribute] as const));
  const ending = (pattern: RegExp) => [...named].find(([name]) => pattern.test(name))?.[1];
  const [role, purpose, mode] = [/subject:role$/i, /purposeofuse$/i, /^authentification_mode$/i].map(ending);
  const statement = child(assertion, NS.saml, 'AuthnStatement');
  const conditions = child(assertion, NS.saml, 'Conditions');
  return {
    ...withoutAbsent<Omit<AssertionFacts, 'attributes' | 'roles'>>({
      id: filledAttribute(assertion, 'ID'),
      issuedAt: filledAttribute(assertion, 'IssueInstant'),
      issuer: filledText(child(assertion, NS.saml, 'Issuer')),
      nameId: filledText(childAt(assertion, NS.saml, 'Subject', 'NameID')),
      authenticatedAt: statement ? filledAttribute(statement, 'AuthnInstant') : undefined,
      authenticationClass: filledText(
        childAt(assertion, NS.saml, 'AuthnStatement', 'AuthnContext', 'AuthnContextClassRef'),
      ),
      notBefore: conditions ? filledAttribute(conditions, 'NotBefore') : undefined,
      notOnOrAfter: conditions ? filledAttribute(conditions, 'NotOnOrAfter') : undefined,
      authenticationMode: mode ? textValues(mode)[0] : undefined,
      purpose: purpose ? codedValues(purpose)[0] : undefined,
      signature: signatureOf(assertion),
    }),
    attributes: new Map([...named].map(([name, attribute]) => [name, textValues(attribute)])),
    roles: role ? codedValues(role) : [],
  };
}
