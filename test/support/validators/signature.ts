import { join } from 'node:path';
import { runTool, withFiles } from './run-tool.ts';

/** What the verifier needs to know about a signed document. */
export interface SignatureCheck {
  /** PEM of the trusted root. */
  readonly root: string;
  /** PEM of the authorities between the root and the signer. */
  readonly intermediates?: string;
  /** `namespace:Element` of each element whose `ID` or `Id` is referenced. */
  readonly ids: readonly (readonly ['ID' | 'Id', string])[];
  readonly ignoreManifests?: boolean;
}

/** True when xmlsec1 accepts the signature and its chain up to the root. */
export function isSignatureValid(xml: string | Uint8Array, check: SignatureCheck): boolean {
  const files = { 'signed.xml': xml, 'root.pem': check.root, 'between.pem': check.intermediates ?? check.root };
  return withFiles(files, (folder) => {
    const ids = check.ids.map(([name, element]) => ['--id-attr:' + name, element]).flat();
    const parameters = [
      '--verify',
      '--enabled-key-data',
      'x509',
      '--trusted-pem',
      join(folder, 'root.pem'),
      '--untrusted-pem',
      join(folder, 'between.pem'),
      ...(check.ignoreManifests ? ['--ignore-manifests'] : []),
      ...ids,
      join(folder, 'signed.xml'),
    ];
    return runTool('xmlsec1', parameters).status === 0;
  });
}
