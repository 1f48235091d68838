import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command } from '../../../electron/cli/command.ts';
import { runCli } from '../../../electron/cli/run.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/cda/${name}`, import.meta.url));

async function dmp(...given: string[]) {
  let out = '';
  let error = '';
  const code = await runCli(given, { out: (text) => (out += text), error: (text) => (error += text) });
  return { code, out, error };
}

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dmp-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('dmp', () => {
  test('inspect --json prints exactly one object', async () => {
    const { code, out, error } = await dmp('inspect', fixture('structured.xml'), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ kind: 'cda', id: '2.25.123456789' });
    expect(error).toBe('');
  });

  test('inspect without --json is for a person to read', async () => {
    const { code, out } = await dmp('inspect', fixture('structured.xml'));
    expect(code).toBe(0);
    expect(out).toContain('Document CDA');
    expect(out).toContain('birthName : PAT-TROIS');
    expect(out).toContain('Aucune anomalie.');
  });

  test('H54: a foreign text cannot command the terminal', async () => {
    const path = join(folder, 'escape.xml');
    await writeFile(path, '<ClinicalDocument><title>a\u009b31mrouge</title></ClinicalDocument>');
    const { out } = await dmp('inspect', path);
    expect(out).not.toContain('\u009b');
  });

  test.each([['nulle-part.xml'], ['.']])(
    'a path that cannot be read (%s) ends with 2, one object all the same',
    async (path) => {
      const { code, out } = await dmp('inspect', join(folder, path), '--json');
      expect(code).toBe(2);
      expect(JSON.parse(out)).toMatchObject({ kind: 'unknown' });
    },
  );

  test.each([
    [['inconnue'], 'Commande inconnue : inconnue'],
    [[], 'Aucune commande donnée'],
    [['inspect'], 'Donnez un fichier'],
    [['inspect', 'a', 'b'], 'Donnez un fichier'],
    [['inspect', 'a', '--jason'], 'Option inconnue : --jason'],
    [['inspect', 'a', '--frames'], 'Valeur absente après : --frames'],
  ])('%j ends with 2 and says how to use it', async (given, sentence) => {
    const { code, out, error } = await dmp(...given);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(error).toContain(sentence);
    expect(error).toContain('dmp inspect FICHIER');
  });

  test('help names every command', async () => {
    const { code, out } = await dmp('help');
    expect(code).toBe(0);
    expect(out).toContain('dmp inspect FICHIER [--json]');
  });

  test('--frames is accepted and said to be without effect', async () => {
    const { code, error } = await dmp('inspect', '--frames', folder, fixture('structured.xml'), '--json');
    expect(code).toBe(0);
    expect(error).toContain('sans effet');
  });

  test('a command of several words is found before its first word', async () => {
    const said: string[] = [];
    const named = (name: string): Command => ({
      name,
      usage: '',
      summary: '',
      flags: [],
      values: [],
      run: ({ words }) => {
        said.push(`${name}(${words.join()})`);
        return Promise.resolve(0);
      },
    });
    await runCli(['journal', 'verify', 'x'], { out: () => {}, error: () => {} }, [
      named('journal'),
      named('journal verify'),
    ]);
    expect(said).toEqual(['journal verify(x)']);
  });

  const PROGRAM = fileURLToPath(new URL('../../../electron/cli.ts', import.meta.url));
  const program = (args: readonly string[]): Promise<{ code: unknown; said: string }> =>
    new Promise((settle) => {
      execFile(process.execPath, [...args], (error, out, said) => settle({ code: error?.code ?? 0, said: out + said }));
    });

  test('the program itself passes its exit code on', async () => {
    expect(await program([PROGRAM, 'inspect', join(folder, 'rien'), '--json'])).toMatchObject({ code: 2 });
  });

  test.each([
    ['an exception', 'setTimeout(() => { throw new TypeError("Mme PAT-TROIS DOMINIQUE"); });'],
    ['a promise nobody awaited', 'setTimeout(() => { Promise.reject(new TypeError("Mme PAT-TROIS DOMINIQUE")); });'],
  ])('H55: %s that nothing expected ends it with 2, told without its words', async (_what, code) => {
    const ended = await program(['--import', `data:text/javascript,${encodeURIComponent(code)}`, PROGRAM, 'help']);
    expect(ended).toMatchObject({ code: 2, said: expect.stringContaining('Erreur imprévue : {"error":"TypeError"') });
    expect(ended.said).not.toContain('PAT-TROIS');
  });
});
