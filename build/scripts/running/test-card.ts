/** The test card of the sandbox (SoftHSM2), made by the sandbox's own program. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './child-process.ts';

export interface TestCard {
  /** PKCS#11 library that shows the card. */
  library: string;
  /** Value of SOFTHSM2_CONF: which folder of tokens the library reads. */
  conf: string;
}

/** Makes the card for the identities of this store, or finds the one made before. Throws with the program's message. */
export async function provisionTestCard(folder: string): Promise<TestCard> {
  const program = join(root, 'sandbox', 'card', 'provision.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program, '--data', folder], { cwd: root });
  const printed: unknown = JSON.parse(stdout);
  if (!isTestCard(printed)) throw new Error(`Unexpected answer of ${program}: ${stdout}`);
  return printed;
}

function isTestCard(value: unknown): value is TestCard {
  return typeof value === 'object' && value !== null && 'library' in value && 'conf' in value;
}
