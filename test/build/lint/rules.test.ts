import { join } from 'node:path';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';
import { fileName } from '../../../build/lint/rules/file-name.ts';
import { layers } from '../../../build/lint/rules/layers.ts';
import { findWayBack } from '../../../build/lint/rules/no-import-circle.ts';

const root = join(import.meta.dirname, '..', '..', '..');

function lint(file: string, code: string): string[] {
  const linter = new Linter({ cwd: root });
  const config: Linter.Config = {
    files: ['**/*.ts', '**/*.tsx'],
    // The parser of typescript-eslint is one of ESLint's; their types differ in details.
    languageOptions: { parser: tseslint.parser as Linter.Parser },
    plugins: { house: { rules: { layers, 'file-name': fileName } } },
    rules: { 'house/layers': 'error', 'house/file-name': 'error' },
  };
  return linter.verify(code, [config], { filename: join(root, file) }).map((message) => message.message);
}

test('an import that the layers refuse is reported with its reason', () => {
  const messages = lint('shared/domain/x.ts', "import { z } from 'zod';\nexport const y = z;\n");
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatch(/^shared\/domain\/x\.ts must not import npm:zod: /);
});

test('a dynamic import and a re-export are imports too', () => {
  const code = "export * from '../../electron/main.ts';\nexport const later = import('node:fs');\n";
  expect(lint('shared/domain/x.ts', code)).toHaveLength(2);
});

test('a file that is not kebab-case is reported', () => {
  expect(lint('shared/domain/parseIns.ts', '')).toEqual(['«parseIns» is not kebab-case.']);
});

test.each(['utils', 'common', 'date-helper', 'window-manager', 'misc'])('the vague name %s is reported', (name) => {
  expect(lint(`shared/domain/${name}.ts`, '')).toHaveLength(1);
});

test('ordinary names of files and tests pass', () => {
  expect(lint('test/shared/parse-ins.test.ts', '')).toEqual([]);
  expect(lint('electron.vite.config.ts', '')).toEqual([]);
});

test('a circle is found along its shortest way', () => {
  const graph: Record<string, string[]> = { a: ['b', 'c'], b: ['d'], c: ['a'], d: ['a'] };
  expect(findWayBack('a', (file) => graph[file] ?? [])).toEqual(['a', 'c', 'a']);
});

test('a file that imports one inside a circle is not in it', () => {
  const graph: Record<string, string[]> = { a: ['b'], b: ['c'], c: ['b'] };
  expect(findWayBack('a', (file) => graph[file] ?? [])).toBeNull();
});
