import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lastSituations } from '../../../../electron/adapters/reader/last-situations.ts';

const office = { structureId: '499700000011001', structureName: 'Cabinet médical des Tilleuls', sector: 'SA07' };
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'situations-'));
  path = join(folder, 'situations.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the situation last used with a card outlives the program, each card its own', () => {
  lastSituations(path).keep('899700000011', office);
  const again = lastSituations(path);
  expect(again.find('899700000011')).toEqual(office);
  expect(again.find('899700000029')).toBeNull();
  expect(statSync(path).mode & 0o077).toBe(0);
});

test.each(['', '{', '[]', '{"899700000011":{"structureId":7}}'])(
  'a spoilt file «%s» is only a lost preselection',
  (text) => {
    writeFileSync(path, text);
    const situations = lastSituations(path);
    expect(situations.find('899700000011')).toBeNull();
    situations.keep('899700000011', office);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ '899700000011': office });
  },
);
