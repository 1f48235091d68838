import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provisionCard, type ProvisionedCard } from '../../../sandbox/card/provision.ts';

/** The holder of the tests' card, unless a test names another one. */
export const MAIN_PRACTITIONER = '899700000011';

/** A test card, with the folder of its PKI (roots, lists, keys in files) beside it. */
export interface SoftCard extends ProvisionedCard {
  readonly data: string;
  readonly pki: string;
}

let folder: Promise<string> | null = null;
const cards = new Map<string, Promise<SoftCard>>();

function dataFolder(): Promise<string> {
  folder ??= mkdtemp(join(tmpdir(), 'poste-dmp-cards-'));
  return folder;
}

async function make(id: string): Promise<SoftCard> {
  const data = await dataFolder();
  return { ...(await provisionCard(data, id)), data, pki: join(data, 'pki') };
}

/**
 * A SoftHSM2 card of a test practitioner, its test PKI included; made once in the life of the process, one after the
 * other because they share the PKI's folder.
 *
 * @param id national identifier of the practitioner (`sandbox/pki/practitioners.ts`).
 */
export function softCard(id: string = MAIN_PRACTITIONER): Promise<SoftCard> {
  const known = cards.get(id);
  if (known) return known;
  const before = Promise.allSettled(cards.values());
  const card = before.then(() => make(id));
  cards.set(id, card);
  return card;
}

/** Removes every card and the PKI; to be called at the end of a test file. */
export async function removeSoftCards(): Promise<void> {
  await Promise.allSettled(cards.values());
  cards.clear();
  if (folder) await rm(await folder, { recursive: true, force: true });
  folder = null;
}
