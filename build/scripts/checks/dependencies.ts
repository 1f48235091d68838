import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package that reaches the user, as the lock file pins it. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** What was written of a package. */
export interface Reason {
  readonly licence: string;
  readonly why: string;
}

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

const SOURCES = ['electron', 'renderer', 'shared'];
const IMPORT = /(?:from|import)\s*\(?\s*'((?:@[\w.-]+\/)?[\w.-]+)(?:\/[^']*)?'/g;
const LINE = /^\|\s*`([^`]+)`\s*\|\s*([^|]*?)\s*\|\s*([^|]*?)\s*\|/;

/** Names of packages that the sources of the product import: they are bundled, whatever list they stand in. */
function imported(root: string): Set<string> {
  const files = SOURCES.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  );
  return new Set(files.flatMap((text) => [...text.matchAll(IMPORT)].map((match) => match[1] ?? '')));
}

/**
 * Every package that is shipped: those that are installed for a run, packages of packages included, and those that are
 * bundled because a source imports them. A second copy bears the name of its owner: `xml-crypto > xpath`.
 */
export function productionPackages(root: string): ShippedPackage[] {
  // The lock file of npm has this shape (lockfileVersion 3).
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const bundled = imported(root);
  return Object.entries(packages).flatMap(([path, locked]) => {
    const name = path.replace(/^node_modules\//, '').replaceAll('/node_modules/', ' > ');
    const isShipped = (!locked.dev && !locked.devOptional) || bundled.has(name);
    if (path === '' || !isShipped) return [];
    return [{ name, version: locked.version ?? '', licence: locked.license ?? 'none' }];
  });
}

/** The lines of the page, by package: `| `name` | licence | reason |`. */
export function reasonsIn(page: string): Map<string, Reason> {
  const lines = page.split('\n').flatMap((line) => {
    const [, name, licence = '', why = ''] = LINE.exec(line) ?? [];
    return name === undefined ? [] : [[name, { licence, why }] as const];
  });
  return new Map(lines);
}

/** What is wrong between what is shipped and what is written of it, one sentence each. */
export function dependencyFaults(packages: readonly ShippedPackage[], reasons: ReadonlyMap<string, Reason>): string[] {
  const faults = packages.flatMap(({ name, version, licence }) => {
    const reason = reasons.get(name);
    if (!reason) return [`${name} ${version} (${licence}): no line`];
    if (reason.why === '') return [`${name} ${version}: no reason`];
    return reason.licence === licence
      ? []
      : [`${name} ${version}: its licence is ${licence}, written ${reason.licence}`];
  });
  const known = new Set(packages.map(({ name }) => name));
  return [
    ...faults,
    ...[...reasons.keys()].filter((name) => !known.has(name)).map((name) => `${name}: a line without a package`),
  ];
}
