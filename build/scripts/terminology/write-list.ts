/** The text of a generated list: stable order, one concept or pair a line so that a change of version reads well in a diff. */
import type { ConceptList, MapList } from './read-source.ts';

export function conceptListText(name: string, list: ConceptList): string {
  const codes = new Set(list.concepts.map((concept) => `${concept.codeSystem}|${concept.code}`));
  if (codes.size !== list.concepts.length) throw new Error(`a code appears twice in ${list.publishedAs}`);
  return withHead(
    name,
    list,
    '"concepts": [',
    list.concepts.map((concept) => JSON.stringify(concept)),
    ']',
  );
}

export function mapListText(name: string, list: MapList): string {
  const pairs = Object.entries(list.map).map(([from, to]) => `${JSON.stringify(from)}: ${JSON.stringify(to)}`);
  return withHead(name, list, '"map": {', pairs, '}');
}

function withHead(
  name: string,
  list: ConceptList | MapList,
  open: string,
  lines: readonly string[],
  close: string,
): string {
  const { publishedAs, oid, version, source, sha256 } = list;
  const head = JSON.stringify({ name, publishedAs, oid, version, source, sha256 }, null, 2).slice(0, -2);
  return `${head},\n  ${open}\n${lines.map((line) => `    ${line}`).join(',\n')}\n  ${close}\n}\n`;
}
