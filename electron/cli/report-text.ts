import type { InspectReport } from '../adapters/dmp/inspect/report.ts';

const KINDS: Record<InspectReport['kind'], string> = {
  cda: 'Document CDA',
  xds: 'Message XDS',
  mtom: 'Message MTOM',
  saml: 'Assertion SAML',
  hl7v3: 'Message HL7 v3',
  'soap-fault': 'Erreur SOAP',
  dmp: 'Message d’un service du DMP',
  unknown: 'Contenu non reconnu ou illisible',
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A coded value on one line: label first, then the code and where it comes from. */
function codeText(value: Readonly<Record<string, unknown>>): string | null {
  const names = Object.keys(value).toSorted().join(' ');
  if (names !== 'code codeSystem displayName') return null;
  const { code, codeSystem, displayName } = value;
  if (code === null && displayName === null) return '—';
  return `${String(displayName ?? '')} [${String(code ?? '?')} — ${String(codeSystem ?? '?')}]`.trim();
}

/** A control character of a foreign text could command the terminal it is shown on (H54). */
function shown(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}

function entryLines(name: string, value: unknown, depth: number): string[] {
  const head = `${'  '.repeat(depth)}${name}`;
  if (Array.isArray(value)) {
    if (value.length === 0) return [`${head} : —`];
    return [`${head} : ${value.length}`, ...value.flatMap((one, index) => entryLines(`${index + 1}.`, one, depth + 1))];
  }
  if (!isRecord(value)) return [`${head} : ${value === null ? '—' : shown(String(value))}`];
  const code = codeText(value);
  if (code !== null) return [`${head} : ${shown(code)}`];
  return [head, ...Object.entries(value).flatMap(([inner, one]) => entryLines(inner, one, depth + 1))];
}

/** A report as a person reads it; names of the fields are those of the JSON form, so that one finds them there. */
export function reportText(report: InspectReport): string {
  const { kind, faults, ...fields } = report;
  const body = Object.entries(fields).flatMap(([name, value]) => entryLines(name, value, 0));
  const remarks = faults.map(({ code, place }) => `  ${code} (${shown(place)})`);
  const verdict = remarks.length === 0 ? ['Aucune anomalie.'] : [`Anomalies : ${remarks.length}`, ...remarks];
  return `${[KINDS[kind], ...body, '', ...verdict].join('\n')}\n`;
}
