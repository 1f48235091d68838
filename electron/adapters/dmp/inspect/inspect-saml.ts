import type { Element } from '@xmldom/xmldom';
import { child, childElements, children, descendants, filledAttribute, filledText, rawText } from '../xml/element.ts';
import { orNull, printedCode } from './printed.ts';
import type { InspectFault, PrintedCode, SamlAttribute, SamlReport } from './report.ts';

/** A value is a code when an element inside bears one (Role, PurposeOfUse), else its text. */
function valueOf(value: Element): string | PrintedCode {
  const coded = childElements(value).find((inner) => filledAttribute(inner, 'code') !== undefined);
  if (coded) return printedCode(coded);
  return filledAttribute(value, 'code') === undefined ? rawText(value).trim() : printedCode(value);
}

/** `Name` in SAML 2.0, `AttributeName` in 1.1. */
function attributeOf(element: Element): SamlAttribute {
  return {
    name: filledAttribute(element, 'Name') ?? filledAttribute(element, 'AttributeName') ?? '',
    values: children(element, null, 'AttributeValue').map(valueOf),
  };
}

function signatureOf(assertion: Element): SamlReport['signature'] {
  const signature = child(assertion, null, 'Signature');
  if (!signature) return null;
  const algorithm = (name: string): string | null => {
    const element = descendants(signature, null, name)[0];
    return orNull(element && filledAttribute(element, 'Algorithm'));
  };
  const certificates = descendants(signature, null, 'X509Certificate').filter((one) => filledText(one) !== undefined);
  return {
    signatureMethod: algorithm('SignatureMethod'),
    digestMethod: algorithm('DigestMethod'),
    certificates: certificates.length,
  };
}

function faultsOf(report: Omit<SamlReport, 'faults'>): InspectFault[] {
  const missing = (['id', 'issueInstant', 'issuer', 'signature'] as const).filter((name) => report[name] === null);
  const unsigned = report.signature?.certificates === 0 ? ['signature/X509Certificate'] : [];
  return [...missing, ...unsigned].map((place) => ({ code: 'saml/missing', place }));
}

/**
 * Says what an assertion holds; nothing is verified here, a verification needs the roots one trusts.
 *
 * @param assertion a SAML 2.0 or 1.1 `Assertion`.
 */
export function inspectSaml(assertion: Element): SamlReport {
  const conditions = child(assertion, null, 'Conditions');
  const first = (name: string): string | null => orNull(filledText(descendants(assertion, null, name)[0] ?? null));
  const issuer = filledText(child(assertion, null, 'Issuer')) ?? filledAttribute(assertion, 'Issuer');
  const report = {
    kind: 'saml',
    id: orNull(filledAttribute(assertion, 'ID') ?? filledAttribute(assertion, 'AssertionID')),
    version: orNull(filledAttribute(assertion, 'Version') ?? filledAttribute(assertion, 'MajorVersion')),
    issueInstant: orNull(filledAttribute(assertion, 'IssueInstant')),
    issuer: orNull(issuer),
    subject: first('NameID') ?? first('NameIdentifier'),
    notBefore: orNull(conditions ? filledAttribute(conditions, 'NotBefore') : undefined),
    notOnOrAfter: orNull(conditions ? filledAttribute(conditions, 'NotOnOrAfter') : undefined),
    authnContext: first('AuthnContextClassRef'),
    attributes: descendants(assertion, null, 'Attribute').map(attributeOf),
    signature: signatureOf(assertion),
  } as const;
  return { ...report, faults: faultsOf(report) };
}
