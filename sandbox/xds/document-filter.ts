import type { Condition } from '../store/reader.ts';
import { statusOf } from './schemes.ts';
import type { StoredQuery } from './stored-query.ts';

/** Parameters of FindDocuments on a single coded value, and the column they bear on. */
const CODED_COLUMN: Readonly<Record<string, string>> = {
  $XDSDocumentEntryClassCode: 'class_id',
  $XDSDocumentEntryTypeCode: 'type_id',
  $XDSDocumentEntryFormatCode: 'format_id',
  $XDSDocumentEntryHealthcareFacilityTypeCode: 'facility_id',
  $XDSDocumentEntryPracticeSettingCode: 'practice_id',
};

/** Parameters on a repeated coded value. */
const CODED_LINK: Readonly<Record<string, string>> = {
  $XDSDocumentEntryConfidentialityCode: 'confidentiality',
  $XDSDocumentEntryEventCodeList: 'event',
};

/** Bounds on a time: from is included, to is not (IHE ITI TF-2 §3.18.4.1.2.3.7.1). */
const TIME_COLUMN: Readonly<Record<string, readonly [string, '>=' | '<']>> = {
  $XDSDocumentEntryCreationTimeFrom: ['creation_time', '>='],
  $XDSDocumentEntryCreationTimeTo: ['creation_time', '<'],
  $XDSDocumentEntryServiceStartTimeFrom: ['service_start_time', '>='],
  $XDSDocumentEntryServiceStartTimeTo: ['service_start_time', '<'],
  $XDSDocumentEntryServiceStopTimeFrom: ['service_stop_time', '>='],
  $XDSDocumentEntryServiceStopTimeTo: ['service_stop_time', '<'],
};

/** Turns the parameters of FindDocuments into a condition on `documents d`; unknown parameters do not filter. */
export function documentFilter(query: StoredQuery): Condition {
  const parts: Condition[] = [statusPart(query)];
  for (const [name, values] of query.parameters) {
    const part =
      codedPart(name, values) ?? linkPart(name, values) ?? timePart(name, values) ?? authorPart(name, values);
    if (part) parts.push(part);
  }
  return {
    sql: parts.map((part) => `(${part.sql})`).join(' AND '),
    parameters: Object.assign({}, ...parts.map((part) => part.parameters)) as Condition['parameters'], // merge of such records
  };
}

function statusPart(query: StoredQuery): Condition {
  const asked = (query.parameters.get('$XDSDocumentEntryStatus') ?? []).map(statusOf).filter((one) => one !== null);
  // A deleted document has left the list for everybody (dmp-interface §3.5).
  const shown = asked.filter((one) => one !== 'Deleted');
  return { sql: 'd.status IN (SELECT value FROM json_each(@status))', parameters: { status: JSON.stringify(shown) } };
}

function codedPart(name: string, values: readonly string[]): Condition | null {
  const column = CODED_COLUMN[name];
  return column ? { sql: `d.${column} IN (${codesSql(column)})`, parameters: { [column]: codesJson(values) } } : null;
}

function linkPart(name: string, values: readonly string[]): Condition | null {
  const kind = CODED_LINK[name];
  if (!kind) return null;
  const sql = `EXISTS (SELECT 1 FROM document_codes l WHERE l.document_id = d.id AND l.kind = '${kind}' AND l.code_id IN (${codesSql(kind)}))`;
  return { sql, parameters: { [kind]: codesJson(values) } };
}

/** Codes written `code^^scheme`, or the code alone. */
function codesSql(parameter: string): string {
  return `SELECT k.id FROM codes k, json_each(@${parameter}) w
    WHERE k.code = json_extract(w.value, '$.code') AND coalesce(json_extract(w.value, '$.scheme'), k.scheme) = k.scheme`;
}

function codesJson(values: readonly string[]): string {
  return JSON.stringify(
    values.map((value) => {
      const [code, , scheme] = value.split('^');
      return scheme ? { code, scheme } : { code };
    }),
  );
}

function timePart(name: string, values: readonly string[]): Condition | null {
  const [column, comparison] = TIME_COLUMN[name] ?? [];
  if (!column || !comparison) return null;
  const parameter = name.replace('$', '');
  return { sql: `d.${column} ${comparison} @${parameter}`, parameters: { [parameter]: values[0] ?? '' } };
}

/** Author by the beginning of XCN, or with the `%` of SQL as ITI-18 allows. */
function authorPart(name: string, values: readonly string[]): Condition | null {
  if (name !== '$XDSDocumentEntryAuthorPerson') return null;
  const sql = `EXISTS (SELECT 1 FROM document_authors x JOIN authors y ON y.id = x.author_id, json_each(@authorPerson) w
    WHERE x.document_id = d.id AND y.person LIKE w.value)`;
  return { sql, parameters: { authorPerson: JSON.stringify(values) } };
}
