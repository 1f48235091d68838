import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CAUTION, stateLabel } from '../../../renderer/texts/record.ts';

const TEXTS = join(import.meta.dirname, '..', '..', '..', 'renderer', 'texts');
const sources = readdirSync(TEXTS, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .join('\n');

test('H17: no sentence of the window calls a dossier complete or reads an absence from a silence', () => {
  expect(sources).not.toMatch(/dossier complet|aucune allergie|aucun antécédent|\bRAS\b/i);
});
test('H17: the caution is one constant sentence', () => {
  expect(CAUTION).toBe('D’autres documents peuvent exister que vous ne voyez pas.');
});
test('R19: the labels of states are the words of the requirement', () => {
  expect(
    (['masque-ps', 'invisible-patient', 'invisible-representants', 'archive', 'ancienne-version'] as const).map(
      stateLabel,
    ),
  ).toEqual([
    'masqué aux professionnels de santé',
    'non visible par le patient',
    'non visible par les représentants légaux',
    'archivé',
    'ancienne version',
  ]);
});
test('H59: no button is called OK, Oui or Valider alone', () => {
  expect(sources).not.toMatch(/: '(OK|Ok|Valider)'/);
});
