import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Code } from '../../../shared/domain/document/code.ts';
import type { DocumentType } from '../../../shared/domain/document/validate/type-known.ts';

const conceptSchema = z.object({ code: z.string(), codeSystem: z.string(), displayName: z.string() });
const listSchema = z.object({ oid: z.string().nullable(), concepts: z.array(conceptSchema) });
const mapSchema = z.object({ map: z.record(z.string(), z.string()) });

/** A code of a shipped list. */
export type Concept = z.infer<typeof conceptSchema>;

/** The shipped code lists, loaded once; sources and versions stand in each file (H52). */
export interface Terminology {
  /** Types that may be deposited, each with its one class (JDV_J66 with ASS_X16), in the order of their labels. */
  readonly depositTypes: readonly DocumentType[];
  typeLabel(code: Code | undefined): string;
  classLabel(code: Code | undefined): string;
  facility(code: string): Code | null;
  practiceSetting(code: string): Code | null;
  specialty(code: string): Code | null;
  contentType(code: string): Code | null;
}

function loadList(folder: string, name: string): readonly Concept[] {
  return listSchema.parse(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))).concepts;
}

function byCode(concepts: readonly Concept[]): Map<string, Concept> {
  return new Map(concepts.map((concept) => [concept.code, concept]));
}

/**
 * Of the content of a dossier (R45): types written by the patient, «expression personnelle» among them, by the insurance
 * (R46) or by the protocol itself are never proposed to a practitioner (access matrix, «deposit»).
 */
function isForPractitioners(code: string): boolean {
  return !/^(DOCPAT|EXPPAT|REMB|E1762|74465-6$)/.test(code);
}

function depositTypes(folder: string): DocumentType[] {
  const classes = byCode(loadList(folder, 'class-code-deposit'));
  const classOf = mapSchema.parse(JSON.parse(readFileSync(join(folder, 'type-to-class.json'), 'utf8'))).map;
  const types = loadList(folder, 'type-code-deposit').flatMap((type): DocumentType[] => {
    const owner = classes.get(classOf[type.code] ?? '');
    if (!owner || !isForPractitioners(type.code)) return [];
    return [{ ...type, classCode: owner.code, classCodeSystem: owner.codeSystem, classLabel: owner.displayName }];
  });
  const french = new Intl.Collator('fr');
  return types.sort((a, b) => french.compare(a.displayName, b.displayName));
}

/** Label of a code: the shipped one, else what the message printed, else the bare code (H08: never nothing). */
function labelIn(concepts: Map<string, Concept>, code: Code | undefined, absent: string): string {
  if (!code) return absent;
  return concepts.get(code.code)?.displayName ?? code.displayName ?? code.code;
}

/**
 * Loads the code lists of `resources/terminology`.
 *
 * @param folder the folder that holds the generated JSON files.
 * @returns look-ups over them; throws when a shipped file is missing or malformed, which is a broken installation.
 */
export function readTerminology(folder: string): Terminology {
  const types = byCode([...loadList(folder, 'type-code-deposit'), ...loadList(folder, 'type-code-reading')]);
  const classes = byCode([...loadList(folder, 'class-code-deposit'), ...loadList(folder, 'class-code-reading')]);
  const facilities = byCode(loadList(folder, 'healthcare-facility-type-code'));
  const settings = byCode(loadList(folder, 'practice-setting-code'));
  const specialties = byCode(loadList(folder, 'author-specialty'));
  const contents = byCode(loadList(folder, 'content-type-code'));
  return {
    depositTypes: depositTypes(folder),
    typeLabel: (code) => labelIn(types, code, 'Type non précisé'),
    classLabel: (code) => labelIn(classes, code, 'Autres'),
    facility: (code) => facilities.get(code) ?? null,
    practiceSetting: (code) => settings.get(code) ?? null,
    specialty: (code) => specialties.get(code) ?? null,
    contentType: (code) => contents.get(code) ?? null,
  };
}
