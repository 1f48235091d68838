/** Who asks to see documents, and how far his sight goes. */
export interface Reader {
  practitionerId: string;
  structureId: string;
  /** Employee or structure: what his structure deposited counts as his own. */
  byStructure: boolean;
  /** No authorisation to read: only his own deposits are found (DMP_3.1b). */
  ownOnly: boolean;
  /** Médecin traitant: reads everything, masked documents included (rules R11). */
  attending: boolean;
  /** Emergency: masked documents stay hidden, even from their author (dmp-interface §6.4, note 7). */
  emergency: boolean;
  /** Types the profession may read (rules R4). */
  types: readonly string[];
}

/** A piece of SQL with its named parameters. */
export interface Condition {
  sql: string;
  parameters: Record<string, string | number>;
}

const BY_AUTHOR = `EXISTS (SELECT 1 FROM document_authors da JOIN authors a ON a.id = da.author_id
  WHERE da.document_id = d.id AND substr(a.person, 1, length(@readerId) + 1) = @readerId || '^')`;
const OWN = `(d.depositor_id = @readerId OR (@byStructure = 1 AND d.depositor_structure = @readerStructure) OR ${BY_AUTHOR})`;
const TYPE_ALLOWED = '(SELECT code FROM codes WHERE id = d.type_id) IN (SELECT value FROM json_each(@readerTypes))';

/** Which rows of `documents d` a reader may know of; the others do not exist for him (rules R4, R21). */
export function visibleTo(reader: Reader): Condition {
  const parameters = {
    readerId: reader.practitionerId,
    readerStructure: reader.structureId,
    byStructure: Number(reader.byStructure),
    readerTypes: JSON.stringify(reader.types),
  };
  return { sql: `(${rule(reader)})`, parameters };
}

function rule(reader: Reader): string {
  if (reader.ownOnly) return OWN;
  if (reader.emergency) return `d.masked_to_professionals = 0 AND (${TYPE_ALLOWED} OR ${OWN})`;
  if (reader.attending) return '1 = 1';
  return `(d.masked_to_professionals = 0 AND ${TYPE_ALLOWED}) OR ${OWN}`;
}
