/** A doctor's card in a virtual reader behind a real smart card service, for the whole application. */
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { anotherCard } from '../../support/cards/issued-anew.ts';
import { virtualCardHindrance, virtualReader, type VirtualReader } from '../../support/cards/virtual-card.ts';
import { OFFICE } from '../pages/lock-screen.ts';
import { keepCard } from '../../support/searched-run.ts';
import { canPullCards } from './removable-card.ts';
import type { World } from './world.ts';

const JEANNE = '899700000011';
const STRUCTURE = '499700000011001';
const SECTOR = 'SA07';
const DAY_MS = 86_400_000;

/** A card that can be put in and pulled, its reader and its service. */
export interface CardInReader {
  readonly reader: VirtualReader;
  /** PKCS#11 library that shows it. */
  readonly library: string;
  /** What the application must find in its environment. */
  readonly env: Record<string, string>;
  putIn(): Promise<void>;
  /** Puts in another card of the same doctor: what was renewed, or what is out of date. */
  putInOther(which: 'renewed' | 'expired'): Promise<void>;
}

/** Why this machine cannot show such a card, or null. */
export function readerHindrance(): string | null {
  return virtualCardHindrance() ?? (canPullCards() ? null : 'no C compiler');
}

function tlv(tag: number, text: string): number[] {
  const value = [...Buffer.from(text, 'utf8')];
  return [tag, value.length, ...value];
}

/** A situation of exercise as CPS_ACTIVITY_nn_PS holds it (dmp-interface §5.3). */
function activity(): string {
  return [...tlv(0x84, OFFICE), ...tlv(0x85, STRUCTURE), ...tlv(0x86, SECTOR)].join(',');
}

/** Starts reader and service, with Dr LIBRE's card in it. The caller closes `reader`. */
export async function cardInReader(world: World): Promise<CardInReader> {
  const pki = dirname(String(world.store.settings['trustedRoots']));
  const reader = await virtualReader(pki);
  const library = join(world.folder, 'with-situations.so');
  const source = join(import.meta.dirname, 'with-situations.c');
  const defines = [`-DREAL_LIBRARY="${reader.library}"`, `-DACTIVITY=${activity()}`];
  execFileSync('cc', ['-shared', '-fPIC', '-O1', ...defines, '-o', library, source, '-ldl']);
  const putIn = async (): Promise<void> => void (await reader.insert(JEANNE));
  const putInOther = async (which: 'renewed' | 'expired'): Promise<void> => {
    const other = anotherCard(pki, JEANNE, which === 'expired' ? -DAY_MS : undefined);
    keepCard(join(pki, 'persons', other));
    await reader.insert(other);
  };
  await putIn();
  return {
    reader,
    library,
    putIn,
    putInOther,
    env: { PCSCLITE_CSOCK_NAME: String(reader.env['PCSCLITE_CSOCK_NAME']) },
  };
}
