import type { PatientRow } from '../../../shared/contract/patient.ts';
import { actResult } from '../../../shared/domain/audit/act-text.ts';
import type { AuditKind, AuditRow } from '../../../shared/domain/audit/event.ts';
import { ACT_NAMES } from '../../../shared/domain/audit/labels.ts';
import type { SeenContent } from '../../../shared/domain/audit/seen.ts';

/** What stands over a copy to be read. */
export interface PageFacts {
  readonly holderName: string;
  readonly software: string;
  readonly at: number;
  readonly patient: PatientRow | null;
  readonly from: number | null;
  readonly to: number | null;
}

const TIME = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'medium' });
const DAY = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'long' });

/** What is foreign in a page of ours: it becomes text, never markup (H54). */
function safe(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const STYLE =
  'body{font:14px/1.45 sans-serif;margin:2em;color:#14201f}table{border-collapse:collapse;width:100%}' +
  'th,td{border-bottom:1px solid #bbb;padding:.3em .6em;text-align:left;vertical-align:top}h1{font-size:20px}code{font-size:11px}';

function* page(title: string, lead: readonly string[], heads: readonly string[], lines: Iterable<readonly string[]>) {
  yield `<!doctype html><html lang="fr"><meta charset="utf-8"><title>${safe(title)}</title><style>${STYLE}</style>\n`;
  yield `<h1>${safe(title)}</h1>\n${lead.map((text) => `<p>${safe(text)}</p>`).join('\n')}\n`;
  yield `<table><thead><tr>${heads.map((head) => `<th scope="col">${safe(head)}</th>`).join('')}</tr></thead><tbody>\n`;
  for (const line of lines) yield `<tr>${line.map((cell) => `<td>${safe(cell)}</td>`).join('')}</tr>\n`;
  yield '</tbody></table></html>\n';
}

function periodText({ from, to }: PageFacts): string {
  if (from === null && to === null) return 'Toute la période tenue.';
  const start = from === null ? 'le début' : `le ${DAY.format(from)}`;
  // The end is excluded: the last day is the one before it.
  return `Du ${start.replace(/^le /, '')} ${to === null ? 'à ce jour' : `au ${DAY.format(to - 1)}`}.`;
}

function personText({ patient }: PageFacts): string {
  return patient ? `${patient.patient.birthName} ${patient.patient.givenNames}` : '';
}

/** The journal as a person reads it: each row with its place, time, act, patient, result and hash. */
export function journalPage(rows: readonly AuditRow[], facts: PageFacts): Iterable<string> {
  const person = personText(facts);
  const lead = [
    `Actes de ${facts.holderName}. ${periodText(facts)}${person && ` Personne concernée : ${person}.`}`,
    `Copie du ${TIME.format(facts.at)} (heure de Paris), ${facts.software}. Le fichier vérifiable fait foi : celui-ci se lit.`,
  ];
  const lines = rows.map(({ sequence, event, hash }) => [
    String(sequence),
    TIME.format(event.at),
    ACT_NAMES[event.kind],
    event.patient?.split('|')[1] ?? '',
    actResult(event.kind, event.facts).text,
    String(event.facts['uniqueId'] ?? ''),
    hash.slice(0, 12),
  ]);
  const heads = ['N°', 'Heure de Paris', 'Acte', 'INS', 'Résultat', 'Document', 'Empreinte'];
  return page('Journal du poste DMP', lead, heads, lines);
}

/** What the person concerned is told: acts by their name, never a count that would betray a held document (R33, N8). */
const TOLD: readonly AuditKind[] = [
  'consent.granted',
  'consent.refused',
  'dossier.opened',
  'list.received',
  'document.read',
  'deposit.sent',
  'document.printed',
  'authorisation.declared',
];

/** States of documents that the patient, or the representative beside him, may not know of. */
const UNTOLD = ['invisible-patient', 'invisible-representants'];

/** uniqueIds that the lists of these rows showed as open to the patient. */
function openToPatient(rows: readonly AuditRow[], seen: (hash: string) => SeenContent | null): ReadonlySet<string> {
  const states = new Map<string, boolean>();
  for (const { event } of rows) {
    const content = event.kind === 'list.received' ? seen(String(event.facts['view'] ?? '')) : null;
    if (content?.seen !== 'list') continue;
    for (const row of content.rows) {
      if (row.uniqueId === undefined || row.unreadable) continue;
      const open = !row.states.some((state) => UNTOLD.includes(state));
      states.set(row.uniqueId, open && states.get(row.uniqueId) !== false);
    }
  }
  return new Set([...states].flatMap(([uniqueId, open]) => (open ? [uniqueId] : [])));
}

/**
 * The copy for the person concerned: no other patient, no count, nothing of a document that a list showed as hidden from
 * the patient or from the representatives, and none of which that is not known.
 */
export function patientPage(
  rows: readonly AuditRow[],
  facts: PageFacts,
  seen: (hash: string) => SeenContent | null,
): Iterable<string> {
  const open = openToPatient(rows, seen);
  const mayTell = ({ event }: AuditRow): boolean => {
    const document = event.facts['uniqueId'];
    return TOLD.includes(event.kind) && (document === undefined || open.has(String(document)));
  };
  const lines = rows.filter(mayTell).map(({ event }) => [TIME.format(event.at), ACT_NAMES[event.kind]]);
  const lead = [
    `Actes de ${facts.holderName} sur le dossier de ${personText(facts)}. ${periodText(facts)}`,
    'Ce relevé vient de ce poste seul. L’historique complet des accès est dans votre espace santé.',
  ];
  return page('Qui a consulté votre dossier depuis ce poste', lead, ['Heure de Paris', 'Acte'], lines);
}
