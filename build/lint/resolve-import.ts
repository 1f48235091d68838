import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';

/** Root of the repository. */
export const root = join(import.meta.dirname, '..', '..');

/** Path from the root, with `/` on every system. */
export function fromRoot(path: string): string {
  return relative(root, path).split(sep).join('/');
}

/** `./x.ts` → path from the root; a package → `npm:name`; a module of Node → `node:name`. */
export function resolveImport(importer: string, specifier: string): string {
  if (!specifier.startsWith('.')) {
    if (isBuiltin(specifier)) return `node:${specifier.replace(/^node:/, '')}`;
    const [first = '', second = ''] = specifier.split('/');
    return `npm:${first.startsWith('@') ? `${first}/${second}` : first}`;
  }
  const path = join(dirname(importer), specifier.replace(/\?.*$/, ''));
  const asTypeScript = ['.ts', '.tsx'].map((ending) => path.replace(/\.js$/, '') + ending);
  return fromRoot([path, ...asTypeScript].find((candidate) => existsSync(candidate)) ?? path);
}
