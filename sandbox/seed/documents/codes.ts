/** Codes of the seed, always taken from the committed national lists so that a typing error stops the seed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Coded } from '../../store/records.ts';

const folder = join(import.meta.dirname, '../../../resources/terminology');

export const SYSTEMS = {
  gender: '2.16.840.1.113883.5.1',
  professionals: '1.2.250.1.71.4.2.1',
  structures: '1.2.250.1.71.4.2.2',
  sector: '1.2.250.1.71.4.2.4',
  loinc: '2.16.840.1.113883.6.1',
} as const;

type ListName =
  | 'type-code-deposit'
  | 'class-code-deposit'
  | 'format-code-deposit'
  | 'confidentiality-code-deposit'
  | 'healthcare-facility-type-code'
  | 'practice-setting-code'
  | 'content-type-code'
  | 'author-specialty';

const lists = new Map<ListName, Map<string, Coded>>();
let classOfType: Readonly<Record<string, string>> | undefined;

/** The concept of a national list. Throws on a code that is not in it. */
export function coded(list: ListName, code: string): Coded {
  const concepts = lists.get(list) ?? readList(list);
  const concept = concepts.get(code);
  if (!concept) throw new Error(`${code} is not in ${list}`);
  return concept;
}

/** The one class of a type of document (ASS_X16). */
export function classOf(type: string): Coded {
  // `as`: our own generated files, checked by their test.
  classOfType ??= (JSON.parse(read('type-to-class')) as { map: Record<string, string> }).map;
  return coded('class-code-deposit', classOfType[type] ?? `class of ${type}`);
}

function readList(name: ListName): Map<string, Coded> {
  const { concepts } = JSON.parse(read(name)) as {
    concepts: { code: string; codeSystem: string; displayName: string }[];
  };
  const list = new Map(
    concepts.map(({ code, codeSystem, displayName }) => [code, { code, scheme: codeSystem, label: displayName }]),
  );
  lists.set(name, list);
  return list;
}

function read(name: string): string {
  return readFileSync(join(folder, `${name}.json`), 'utf8');
}
