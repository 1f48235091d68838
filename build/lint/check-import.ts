import { ELECTRON_USERS, LAYERS, RESERVED } from './layer-table.ts';

/**
 * Is this import allowed?
 *
 * @param importer path of the importing file from the root, with `/`
 * @param target path of the imported file from the root, `npm:name` or `node:name`
 * @param isTypeOnly whether it is an `import type`
 * @returns null when it is, otherwise the reason in a few words
 */
export function checkImport(importer: string, target: string, isTypeOnly: boolean): string | null {
  if (
    target === 'npm:electron' &&
    !isTypeOnly &&
    !importer.startsWith('test/') &&
    !matchesAny(ELECTRON_USERS, importer)
  ) {
    return 'only main, compose, preload, ipc/register, windows and adapters know Electron';
  }
  const reserved = RESERVED.find((entry) => entry.file === target);
  if (reserved && !matchesAny(reserved.importers, importer)) {
    return `only ${reserved.importers.join(', ')} may import it`;
  }
  for (const layer of LAYERS) {
    const found = matchPattern(layer.in, importer);
    if (!found) continue;
    const allowed = [...layer.may, ...(isTypeOnly ? [...(layer.mayTypes ?? []), 'npm:**'] : [])];
    const patterns = allowed.map((pattern) => pattern.replace('$1', found[0] ?? ''));
    return matchesAny(patterns, target) ? null : `${layer.in} may import ${layer.may.join(', ')}`;
  }
  return null;
}

function matchesAny(patterns: string[], path: string): boolean {
  return patterns.some((pattern) => matchPattern(pattern, path) !== null);
}

/** What each single `*` stood for, or null when the path does not fit. */
function matchPattern(pattern: string, path: string): string[] | null {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*|\*/g, (stars) => (stars === '**' ? '.*' : '([^/]+)'));
  const found = new RegExp(`^${source}$`).exec(path);
  return found ? found.slice(1) : null;
}
