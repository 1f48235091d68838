import { expect, test } from 'vitest';
import { fileOf } from '../../../electron/windows/app-file.ts';

const asked = (address: string): string | null => fileOf(new URL(address));

test('the window and its frame are found', () => {
  expect(asked('app://bundle/')).toBe('index.html');
  expect(asked('app://bundle/assets/a%20b.js')).toBe('assets/a b.js');
  expect(asked('app://viewer/index.html')).toMatch(/viewer-frame\/index\.html$/);
});

test.each([
  'app://bundle/..%2f..%2fetc/passwd',
  'app://bundle/%2e%2e/%2e%2e/etc/passwd%00.js',
  'app://bundle/%2e%2e%2findex.html',
  'app://other/index.html',
])('H54: %s leaves the folder for nothing', (address) => {
  const path = asked(address);
  expect(path ?? '').not.toMatch(/\.\.|^\//);
});

test('H54: escapes that are of no text name no file', () => {
  expect(asked('app://bundle/%E0%A4%A')).toBeNull();
  expect(asked('app://bundle/%')).toBeNull();
});
