import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Needles } from './needles.ts';
import { Planting } from './plant.ts';
import { scanBytes } from './scan.ts';

const folder = mkdtempSync(join(tmpdir(), 'dmp-planting-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('H53: the scanner finds every secret planted: encodings, caches, write-ahead log, nameless file, processes', async () => {
  const { planted, missed } = await new Planting(join(folder, 'planted')).run();
  expect(missed).toEqual([]);
  expect(planted).toBeGreaterThan(20);
});

test('what resembles a secret is not taken for one, and a secret of bytes is found in hex and base64', () => {
  const key = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
  const needles = new Needles([
    { name: 'key', spellings: [key] },
    { name: 'patient', spellings: ['PAT-TROIS', 'ANNE'] },
  ]);
  const found = (text: string): string[] =>
    scanBytes('here', Buffer.from(text), needles).map(({ secret, encoding }) => `${secret} ${encoding}`);
  expect(found('PAT-QUATRE, Anne, 00112233445566778899')).toEqual([]);
  expect(found(`pat-trois ${key.toString('hex').toUpperCase()}`)).toEqual(['patient as it is', 'key hex']);
  expect(found(`..${Buffer.concat([Buffer.from('ab'), key, Buffer.from('z')]).toString('base64')}`)).toEqual([
    'key base64',
  ]);
});
