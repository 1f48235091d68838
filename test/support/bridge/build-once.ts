import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const FOLDER = join(ROOT, 'out', 'test-window');
/** What the built pages are made of. */
const SOURCES = ['renderer', 'shared', 'resources', 'package-lock.json'];
const OLD_MS = 60 * 60_000;
const BUILD_LIMIT_MS = 50_000;

async function filesUnder(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const names = await readdir(path, { recursive: true, withFileTypes: true });
  return names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function digestOfSources(): Promise<string> {
  const hash = createHash('sha256');
  const files = (await Promise.all(SOURCES.map((source) => filesUnder(join(ROOT, source))))).flat().sort();
  for (const file of files) hash.update(file).update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
}

async function forgetOldBuilds(): Promise<void> {
  for (const name of await readdir(FOLDER)) {
    const path = join(FOLDER, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > OLD_MS) await rm(path, { recursive: true, force: true });
  }
}

/**
 * Builds the window once for the same sources, however many test files ask for it: the first one builds, those that run
 * beside it wait.
 *
 * @param build writes the pages into the folder it is given.
 * @returns the folder of the pages, to be read only.
 */
export async function buildOnce(build: (folder: string) => Promise<void>): Promise<string> {
  await mkdir(FOLDER, { recursive: true });
  const done = join(FOLDER, await digestOfSources());
  const making = `${done}.making`;
  const end = Date.now() + BUILD_LIMIT_MS;
  while (!existsSync(done)) {
    const mine = await mkdir(making).then(
      () => true,
      () => false,
    );
    if (mine) {
      await forgetOldBuilds();
      await build(making);
      await rename(making, done);
    } else {
      // A builder that was killed leaves its folder: it is taken over after a while.
      if (Date.now() > end) await rm(making, { recursive: true, force: true });
      await wait(100);
    }
  }
  return done;
}
