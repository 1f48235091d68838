/**
 * Entry of `npm run leaks`: plays the tour and more in the window, crashes it, comes back, and searches everything that
 * was written for every secret of the run. DMP_CONFIG and SOFTHSM2_CONF say where store and card are.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { CommandLine } from '../../build/scripts/running/options.ts';
import type { Desk } from '../app/pages/desk.ts';
import { EXCLUDED } from './excluded.ts';
import type { Secret } from './needles.ts';
import { cardWithOwnPin, ownPlaces } from './own-places.ts';
import { Planting } from './plant.ts';
import { comeBack, sendAndCrash, sitDown, tour, WORDS, work, type Seat } from './play.ts';
import { ProcessWatch } from './processes.ts';
import { cardKeysOf, databaseKeysIn, peopleOf, recoverySecret } from './secrets.ts';
import { search, type Searched } from './search.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'out', 'leaks');
const HOLDER = '899700000011';
/** Long enough for the crash to fall before the sending. */
const RECALL_WINDOW_MS = 5_000;

interface Settings {
  readonly pkcs11Library: string;
  readonly patientsFile: string;
  readonly trustedRoots: string;
}

function seatOf(): { seat: Seat; settings: Settings } {
  const given = process.env['DMP_CONFIG'];
  const conf = process.env['SOFTHSM2_CONF'];
  if (!given || !conf) throw new Error('DMP_CONFIG or SOFTHSM2_CONF is missing: run `npm run leaks`');
  // Written by build/scripts/running/workstation.ts.
  const settings = JSON.parse(readFileSync(given, 'utf8')) as Settings;
  const config = join(FOLDER, 'config.json');
  writeFileSync(config, JSON.stringify({ ...settings, recallWindowMs: RECALL_WINDOW_MS }));
  const card = cardWithOwnPin({ library: settings.pkcs11Library, conf }, join(FOLDER, 'card'));
  return { seat: { config, env: card, places: ownPlaces(FOLDER) }, settings };
}

function secretsOf(settings: Settings, seat: Seat, code: string): Secret[] {
  const pki = resolve(settings.trustedRoots, '..');
  const person = join(pki, 'persons', HOLDER);
  const keys = databaseKeysIn(seat.places.profile, [person]);
  if (keys.length < 2) throw new Error('The database keys of this profile could not be had: nothing would be searched');
  const own = [recoverySecret(code), ...keys, ...cardKeysOf(person)];
  return [...peopleOf(settings.patientsFile), ...WORDS, ...own];
}

async function playUntilCrash(desk: Desk, seat: Seat): Promise<string> {
  try {
    const code = await tour(desk, join(FOLDER, 'pictures'), (title) => console.log(`▸ ${title}`));
    console.log('▸ Copie gardée, recherche, journal remis, brouillon');
    await work(desk, seat.places.saved);
    console.log('▸ Panne au milieu d’un envoi');
    await sendAndCrash(desk);
    return code;
  } finally {
    await desk.app.close();
  }
}

async function play(watch: ProcessWatch): Promise<Searched[]> {
  const { seat, settings } = seatOf();
  const { written } = seat.places;
  watch.start();
  try {
    const desk = await sitDown(seat);
    const code = await playUntilCrash(desk, seat);
    const secrets = secretsOf(settings, seat, code);
    const places = { written, beside: FOLDER };
    const afterCrash = search('after the crash', places, watch, secrets);
    console.log('▸ Retour après la panne');
    await comeBack(seat);
    watch.stop();
    return [afterCrash, search('after the return', places, watch, secrets)];
  } finally {
    watch.stop();
    seat.places.restore();
  }
}

function tell(searched: readonly Searched[], missed: readonly string[]): void {
  for (const { found } of searched) {
    for (const one of found) console.error(`✗ ${one.secret}, ${one.encoding}: ${relative(FOLDER, one.place)}`);
  }
  for (const what of missed) console.error(`✗ planted and not found: ${what}`);
  for (const { place, why } of EXCLUDED) console.log(`not searched: ${place.padEnd(13)} ${why}`);
  console.table(
    searched.map(({ when, files, bytes, processes, needles, found }) => ({
      when,
      files,
      megabytes: Math.round(bytes / 1e5) / 10,
      'command lines and environments': processes,
      'forms searched': needles,
      found: found.length,
    })),
  );
}

new CommandLine('npm run leaks').read({});
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (stopped = true));
const watch = new ProcessWatch(process.pid, FOLDER);
const searched = await play(watch).catch((error: unknown) => {
  if (!stopped) throw error;
  console.error('✗ Arrêté avant la fin : rien n’a été cherché, rien n’est prouvé.');
  process.exit(130);
});
const { planted, missed } = await new Planting(join(FOLDER, 'planted')).run();
tell(searched, missed);
const files = searched.reduce((sum, one) => sum + one.files, 0);
const secrets = searched.reduce((sum, one) => sum + one.found.length, 0);
console.log(`files=${files} secrets=${secrets} planted-found=${planted - missed.length}`);
process.exitCode = secrets > 0 || missed.length > 0 ? 1 : 0;
