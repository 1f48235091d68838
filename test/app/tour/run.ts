/**
 * `npm run tour`: the whole path, played by itself in the window. The store and the card are there already: DMP_CONFIG
 * names the client's configuration, SOFTHSM2_CONF the card. `--frames DIR` keeps every message in clear.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { launchApp, type RunningApp } from '../support/launch.ts';
import { Desk } from '../pages/desk.ts';
import { playTour } from './play-tour.ts';
import type { PlayedStep } from './steps.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const PICTURES = join(ROOT, 'out', 'tour');
/** Short, so that the tour does not stand still for the ten seconds in which a sending can be taken back. */
const RECALL_WINDOW_MS = 1_500;
const SECOND = 1_000;

function framesFolder(): string | null {
  const at = process.argv.indexOf('--frames');
  const named = at === -1 ? undefined : process.argv[at + 1];
  return named === undefined ? null : resolve(named);
}

/** The given configuration with a short recall window. */
function tourConfig(): string {
  const given = process.env['DMP_CONFIG'];
  if (!given) throw new Error('DMP_CONFIG manque : lancez la visite par «\u00a0npm run tour\u00a0».');
  const settings = JSON.parse(readFileSync(given, 'utf8')) as Record<string, unknown>;
  const path = join(PICTURES, 'tour-config.json');
  writeFileSync(path, JSON.stringify({ ...settings, recallWindowMs: RECALL_WINDOW_MS }));
  return path;
}

function seconds(ms: number): string {
  return `${(ms / SECOND).toFixed(1).replace('.', ',')} s`;
}

let count = 0;
function tell({ title, ms, picture }: PlayedStep): void {
  const number = String((count += 1)).padStart(2, '0');
  console.log(`✓ ${number}  ${seconds(ms).padStart(7)}  ${title}  (${relative(ROOT, picture)})`);
}

async function play(app: RunningApp): Promise<void> {
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1440, height: 900 });
  await playTour(new Desk({ app, page }), PICTURES, tell);
}

async function run(): Promise<void> {
  const frames = framesFolder();
  const args = ['--config', tourConfig(), ...(frames === null ? [] : ['--frames', frames])];
  const headless = !process.env['HEADED'] && !process.env['DISPLAY'];
  const app = await launchApp({ args, headless });
  const startedAt = performance.now();
  console.log(`▸ Visite guidée sur ${app.driver === 'electron' ? 'Electron' : 'le remplaçant (Chromium du système)'}`);
  try {
    await play(app);
  } finally {
    await app.close();
  }
  console.log(`✓ Visite finie : ${count} étapes en ${seconds(performance.now() - startedAt)}, images dans out/tour/`);
  if (frames !== null) {
    const written = readdirSync(frames).filter((name) => /-(request|response)\.xml$/.test(name)).length;
    console.log(`▸ ${written} messages en clair dans ${relative(ROOT, frames)} (identités de test seulement)`);
  }
}

try {
  await run();
} catch (error) {
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  console.error(`✗ ${message}${cause instanceof Error ? `\n${cause.message}` : ''}`);
  process.exitCode = 1;
}
