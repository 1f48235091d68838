import { PRACTITIONERS } from '../pki/practitioners.ts';
import { STRUCTURES } from '../pki/structures.ts';
import type { Store } from './open.ts';
import { statement } from './statement.ts';

/** Somebody who acts on dossiers, as he is named to people. */
export interface Person {
  nationalId: string;
  family: string;
  given: string;
  /** `G15_10/SM26` and its label; null for a structure or somebody unknown. */
  specialty: { code: string; label: string } | null;
  /** A structure that holds an authorisation for its team (rules R6). */
  structure: boolean;
}

/** A professional or a structure by identifier: card holders first, then authors of documents; unknown ones keep their number. */
export function findPerson(db: Store, nationalId: string): Person {
  const structure = STRUCTURES.find((one) => one.structureId === nationalId);
  if (structure) return { nationalId, family: structure.structureName, given: '', specialty: null, structure: true };
  const holder = PRACTITIONERS.find((one) => one.nationalId === nationalId);
  if (!holder) return findAuthor(db, nationalId);
  const { name, given, profession, savoirFaire } = holder;
  const codes = profession && `G15_${profession.code}${savoirFaire ? `/${savoirFaire.code}` : ''}`;
  const label = profession && [profession.label, savoirFaire?.label].filter((one) => one).join(' - ');
  const specialty = codes && label ? { code: codes, label } : null;
  return { nationalId, family: name, given, specialty, structure: false };
}

function findAuthor(db: Store, nationalId: string): Person {
  const row = statement<[{ id: string }], { person: string; specialties: string }>(
    db,
    "SELECT person, specialties FROM authors WHERE substr(person, 1, length(@id) + 1) = @id || '^' LIMIT 1",
  ).get({ id: nationalId });
  const [, family = '', given = ''] = row?.person.split('^') ?? [];
  // Lists of texts are kept as JSON arrays, written only by documents-write.ts.
  const [written = ''] = row ? (JSON.parse(row.specialties) as string[]) : [];
  const [code = '', label = ''] = written.split('^');
  const specialty = code === '' ? null : { code, label };
  return { nationalId, family: family === '' ? nationalId : family, given, specialty, structure: false };
}
