import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dependencyFaults, productionPackages, reasonsIn } from '../../build/scripts/checks/dependencies.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const page = readFileSync(join(ROOT, 'electron', 'dependencies.md'), 'utf8');

describe('what the product brings with it', () => {
  test('every package that is shipped, those of packages included, has its version, its licence and a written reason', () => {
    const packages = productionPackages(ROOT);
    expect(packages.length).toBeGreaterThan(10);
    expect(dependencyFaults(packages, reasonsIn(page))).toEqual([]);
  });

  test('a package without a line, of another licence, or a line of nothing is told', () => {
    const reasons = reasonsIn('| `zod` | MIT | schemas |\n| `gone` | MIT | was there |\n| `empty` | MIT |  |');
    const found = [
      { name: 'zod', version: '1.0.0', licence: 'GPL-3.0' },
      { name: 'new', version: '1.0.0', licence: 'MIT' },
      { name: 'empty', version: '1.0.0', licence: 'MIT' },
    ];
    expect(dependencyFaults(found, reasons)).toEqual([
      'zod 1.0.0: its licence is GPL-3.0, written MIT',
      'new 1.0.0 (MIT): no line',
      'empty 1.0.0: no reason',
      'gone: a line without a package',
    ]);
  });
});
