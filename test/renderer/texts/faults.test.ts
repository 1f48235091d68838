import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultText, findFaultText } from '../../../renderer/texts/faults.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const LITERAL = /'([a-z]+)\/([a-z][a-z-]*)'/g;

/** Topics of faults that reach the window. Other `x/y` literals are media types, log codes or the command line's. */
const TOPICS = [
  'card',
  'cda',
  'consent',
  'deposit',
  'dmp',
  'document',
  'dossier',
  'file',
  'ins',
  'journal',
  'manifest',
  'mtom',
  'network',
  'outbox',
  'patient',
  'saml',
  'session',
  'settings',
  'show',
  'store',
  'time',
  'xds',
  'xml',
];

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

/** Lines that only log are not shown to anybody. */
function codesIn(source: string): string[] {
  const shown = source.replace(/\.(info|warn|error)\(\s*'[^']+'/g, '');
  return [...shown.matchAll(LITERAL)].flatMap(([, topic = '', what = '']) =>
    TOPICS.includes(topic) ? [`${topic}/${what}`] : [],
  );
}

describe('texts of faults', () => {
  const codes = [...new Set(['shared', 'electron'].flatMap((folder) => sources(join(ROOT, folder))).flatMap(codesIn))];

  test('every fault code of the program has a French sentence and a next step', () => {
    expect(codes.length).toBeGreaterThan(80);
    expect(codes.filter((code) => findFaultText(code) === null)).toEqual([]);
  });
  test('H46: each reason for which a card is refused has its text for the card doctor', () => {
    const whys = [
      'expired',
      'not-yet-valid',
      'revoked',
      'unknown-chain',
      'revocation-unknown',
      'profession-refused',
      'incomplete',
    ];
    expect(whys.filter((why) => findFaultText(`card/${why}`) === null)).toEqual([]);
  });
  test('a code that nobody wrote a text for still says something true', () => {
    expect(faultText('unheard/of').sentence).not.toBe('');
    expect(faultText('unheard/of').next).not.toBe('');
  });
  test('no text promises more than it knows, and none shows a code', () => {
    for (const code of codes) {
      const { sentence, next } = faultText(code);
      expect(`${sentence} ${next}`).not.toMatch(/dossier complet|aucun antécédent|aucune allergie|RAS|0x/i);
      expect(`${sentence} ${next}`).not.toContain(code);
    }
  });
});
