import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { generatePki } from '../pki/generate.ts';
import { PRACTITIONERS, type TestPractitioner } from '../pki/practitioners.ts';
import { cardObjects } from './card-objects.ts';
import { openToken, prepareFolder, type TokenFolder } from './pkcs11-token.ts';

/** PIN of every test card. */
export const TEST_PIN = '1234';
const FIRST = '899700000011';

/** A test card ready to be read: the library, and the environment that shows it. */
export interface ProvisionedCard {
  readonly library: string;
  readonly conf: string;
  readonly env: { readonly SOFTHSM2_CONF: string };
}

function practitionerOf(id: string): TestPractitioner {
  const found = PRACTITIONERS.find((one) => one.id === id || one.nationalId === id);
  if (!found) throw new Error(`No test practitioner ${id}`);
  return found;
}

function fill(folder: TokenFolder, pki: string, practitioner: TestPractitioner): void {
  const token = openToken(folder, `CPS3-${practitioner.id.slice(0, 12)}`, TEST_PIN);
  try {
    if (token.labels().length > 0) return;
    for (const template of cardObjects(pki, practitioner)) token.create(template);
  } finally {
    token.close();
  }
}

/**
 * Makes the test card of a practitioner as a SoftHSM2 token, or leaves it as it is.
 *
 * @param data the sandbox's data folder, whose test PKI is made first when it is missing.
 * @param id national identifier of the practitioner; each has a folder of his own, so that one card is in the reader.
 */
export async function provisionCard(data: string, id: string = FIRST): Promise<ProvisionedCard> {
  const root = resolve(data);
  const practitioner = practitionerOf(id);
  await generatePki(root);
  const folder = prepareFolder(join(root, 'cards', practitioner.id), existsSync);
  fill(folder, join(root, 'pki'), practitioner);
  return { ...folder, env: { SOFTHSM2_CONF: folder.conf } };
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { data: { type: 'string' }, practitioner: { type: 'string' } } });
  const card = await provisionCard(values.data ?? 'out/sandbox', values.practitioner ?? FIRST);
  process.stdout.write(`${JSON.stringify(card)}\n`);
}
