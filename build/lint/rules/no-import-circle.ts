import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from 'eslint';
import { fromRoot, resolveImport, root } from '../resolve-import.ts';

// What is erased before the program runs (`import type`) cannot make a circle.
const IMPORT = /^\s*(?:import|export)\s+(?!type\b)(?:[\w*{}\s,$]+\s+from\s+)?['"](\.[^'"]+)['"]/gm;
const imports = new Map<string, string[]>();

/** No file is reached again through what it imports. */
export const noImportCircle: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], messages: { circle: 'Import circle: {{path}}.' } },
  create(context) {
    return {
      Program(node) {
        const start = fromRoot(context.filename);
        const path = findWayBack(start, (file) => importsOf(file, start, context.sourceCode.text));
        if (path) context.report({ node, messageId: 'circle', data: { path: path.join(' → ') } });
      },
    };
  },
};

/** The shortest way from a file back to itself, or null. */
export function findWayBack(start: string, importsOfFile: (file: string) => string[]): string[] | null {
  const seen = new Set<string>();
  let ways: string[][] = [[start]];
  while (ways.length > 0) {
    const next: string[][] = [];
    for (const way of ways) {
      for (const target of importsOfFile(way.at(-1) ?? start)) {
        if (target === start) return [...way, start];
        if (!seen.has(target)) next.push([...way, target]);
        seen.add(target);
      }
    }
    ways = next;
  }
  return null;
}

function importsOf(file: string, start: string, startText: string): string[] {
  const known = imports.get(file);
  if (known && file !== start) return known;
  const text = file === start ? startText : readSource(file);
  const found = [...text.matchAll(IMPORT)].map((match) => resolveImport(join(root, file), match[1] ?? ''));
  const sources = found.filter((target) => /\.(ts|tsx|mjs)$/.test(target));
  imports.set(file, sources);
  return sources;
}

function readSource(file: string): string {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    // An import of a file that does not exist is the type checker's to report.
    return '';
  }
}
