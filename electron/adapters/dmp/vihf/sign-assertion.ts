import { SignedXml, type ErrorFirstCallback } from 'xml-crypto';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Fault } from '../../../../shared/fault.ts';
import { ALGORITHM } from '../namespaces.ts';
import { trustedXml, type Xml } from '../xml/write-xml.ts';
import type { SigningMeans } from './signing.ts';

/** Carries the card's fault through a library that only knows exceptions. */
class CardRefusal extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.code);
    this.fault = fault;
  }
}

type SignData = SigningMeans['sign'];

/** Signature algorithm whose key never leaves the card: the signing itself is a question asked to `sign`. */
function cardAlgorithm(sign: SignData) {
  return class CardRsaSha256 {
    getAlgorithmName(): string {
      return ALGORITHM.rsaSha256;
    }
    getSignature(data: unknown, _key: unknown, callback?: ErrorFirstCallback<string>): string {
      if (!callback) throw new Error('the card signs asynchronously');
      void sign(Buffer.from(String(data), 'utf8')).then(
        (signed) =>
          signed.ok
            ? callback(null, Buffer.from(signed.value).toString('base64'))
            : callback(new CardRefusal(signed.fault)),
        (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
      );
      return '';
    }
    verifySignature(): boolean {
      throw new Error('nothing is verified here');
    }
  };
}

/** `ds:` on every element of KeyInfo too: without it xml-crypto is content and other verifiers are not. */
function keyInfo(certificate: Uint8Array): string {
  const base64 = Buffer.from(certificate).toString('base64');
  return `<ds:X509Data><ds:X509Certificate>${base64}</ds:X509Certificate></ds:X509Data>`;
}

function signer(means: SigningMeans): SignedXml {
  const signed = new SignedXml({
    privateKey: 'held by the card',
    signatureAlgorithm: ALGORITHM.rsaSha256,
    canonicalizationAlgorithm: ALGORITHM.exclusiveC14n,
    getKeyInfoContent: () => keyInfo(means.certificate),
  });
  signed.SignatureAlgorithms = { [ALGORITHM.rsaSha256]: cardAlgorithm(means.sign) };
  signed.addReference({
    xpath: "/*[local-name(.)='Assertion']",
    transforms: [ALGORITHM.enveloped, ALGORITHM.exclusiveC14n],
    digestAlgorithm: ALGORITHM.sha256,
  });
  return signed;
}

/**
 * Signs an assertion: enveloped, right after the issuer, one reference to its ID, RSA-SHA256 (dmp-interface §2.4).
 *
 * @param assertion what `writeAssertion` wrote.
 * @returns the signed assertion, to be put in a message without another change; the card's fault otherwise.
 */
export async function signAssertion(assertion: Xml, means: SigningMeans): Promise<Result<Xml, Fault>> {
  const signed = signer(means);
  const options = { prefix: 'ds', location: { reference: "/*/*[local-name(.)='Issuer']", action: 'after' } } as const;
  try {
    await new Promise<void>((resolve, reject) => {
      signed.computeSignature(assertion, options, (error) => (error ? reject(error) : resolve()));
    });
  } catch (error) {
    if (error instanceof CardRefusal) return fail(error.fault);
    throw error;
  }
  return ok(trustedXml(signed.getSignedXml()));
}
