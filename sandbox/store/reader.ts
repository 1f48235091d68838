/** Who asks to see documents, and how far his sight goes. */
export interface Reader {
  practitionerId: string;
  structureId: string;
  /** Employee or structure: what his structure deposited counts as his own. */
  byStructure: boolean;
  /** No authorisation to read: only his own deposits are found (DMP_3.1b). */
  ownOnly: boolean;
  /** Médecin traitant, or somebody with his rights: reads everything, masked documents included (rules R11). */
  attending: boolean;
  emergency: boolean;
  /** In an emergency masked documents stay hidden, even from their author, unless the patient said otherwise (note 7). */
  masksOpen: boolean;
  /** Types the profession may read (rules R4). */
  types: readonly string[];
  /** HL7 time before which reimbursements are no longer shown (R46). */
  reimbursedFrom: string;
}

/** A piece of SQL with its named parameters. */
export interface Condition {
  sql: string;
  parameters: Record<string, string | number>;
}

const BY_AUTHOR = `EXISTS (SELECT 1 FROM document_authors da JOIN authors a ON a.id = da.author_id
  WHERE da.document_id = d.id AND substr(a.person, 1, length(@readerId) + 1) = @readerId || '^')`;
const OWN = `(d.depositor_id = @readerId OR (@byStructure = 1 AND d.depositor_structure = @readerStructure) OR ${BY_AUTHOR})`;
/** R21: what a structure deposited itself stays readable by those who act for it. */
const BY_STRUCTURE = `(d.depositor_structure = @readerStructure AND d.depositor_id NOT GLOB '[08]*')`;
const TYPE = '(SELECT code FROM codes WHERE id = d.type_id)';
const TYPE_ALLOWED = `${TYPE} IN (SELECT value FROM json_each(@readerTypes))`;
const RECENT = `(d.creation_time >= @reimbursedFrom OR ${TYPE} <> 'REMB')`;

/** Which rows of `documents d` a reader may know of; the others do not exist for him (rules R4, R21). */
export function visibleTo(reader: Reader): Condition {
  const parameters = {
    readerId: reader.practitionerId,
    readerStructure: reader.structureId,
    byStructure: Number(reader.byStructure),
    readerTypes: JSON.stringify(reader.types),
    reimbursedFrom: reader.reimbursedFrom,
  };
  return { sql: `(${rule(reader)}) AND ${RECENT}`, parameters };
}

function rule(reader: Reader): string {
  if (reader.ownOnly) return OWN;
  const byType = `${TYPE_ALLOWED} OR ${OWN} OR ${BY_STRUCTURE}`;
  if (reader.emergency) return reader.masksOpen ? byType : `d.masked_to_professionals = 0 AND (${byType})`;
  if (reader.attending) return '1 = 1';
  return `(d.masked_to_professionals = 0 AND ${TYPE_ALLOWED}) OR ${OWN} OR ${BY_STRUCTURE}`;
}
