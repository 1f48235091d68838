import { ACT_NAMES, BREAK_TEXTS } from '../../shared/domain/audit/labels.ts';
import type { JournalRow, JournalVerdict, ShownList, Visit } from '../../shared/contract/journal.ts';
import type { ShownFilter } from '../../shared/domain/audit/seen.ts';
import { longDay, preciseTimeOf, timeOf } from './format/dates.ts';
import { typeset, typesetText } from './format/typeset.ts';
import { longWireTime } from './format/wire-time.ts';
import { recordTexts } from './record.ts';

export const journalTexts = typeset({
  title: 'Journal de ce poste',
  lead: 'Vos actes. Rien ne s’y efface ni ne s’y retouche. Refus et échecs y sont aussi.',
  handOver: 'Remettre…',
  rows: 'Écritures',
  search: 'Chercher dans le journal',
  placeholder: 'Patient, acte, document, empreinte',
  period: 'Période',
  act: 'Acte',
  acts: 'Actes montrés',
  refusals: 'Refus et échecs seuls',
  matched: (shown: number, hidden: number) =>
    `${shown} écriture${shown > 1 ? 's' : ''}${hidden > 0 ? `, ${hidden} hors filtres` : ''}`,
  time: 'Heure de Paris',
  object: 'Objet',
  result: 'Résultat',
  print: 'Empreinte',
  loading: 'Lecture du journal…',
  failed: 'Le journal n’a pas pu être lu',
  readAgain: 'Relire',
  noneTitle: 'Aucune écriture',
  none: 'Vos actes s’inscriront ici d’eux-mêmes.',
  filteredTitle: 'Vos filtres cachent toutes les écritures',
  filtered: 'Elles sont là, votre choix les écarte.',
  showAll: 'Tout remontrer',
  chooseTitle: 'Choisissez une écriture',
  choose: 'Elle s’ouvre ici, avec la liste et les documents qui étaient à l’écran.',
  pane: 'Écriture ouverte',
  seenOf: (name: string) => `Ce que vous avez vu, ${name}`,
  born: (born: string, day: string) => `${born} le ${day}`,
  from: (day: string, start: string, end: string) => `${day}, de ${start} à ${end}`,
  since: (day: string, start: string) => `${day}, depuis ${start}`,
  why: 'Pourquoi vous pouviez lire',
  noRight: 'Le dossier n’a pas été ouvert : rien n’a été lu.',
  consent: (day: string) => `Consentement inscrit le ${day}.`,
  treating: 'Médecin traitant au DMP.',
  team: 'Membre de son équipe de soins.',
  outside: 'Hors équipe de soins : pour cette seule ouverture.',
  list: 'La liste à l’écran',
  noList: 'Aucune liste reçue.',
  received: 'Reçu',
  scope: 'Portée',
  filters: 'Filtres',
  screen: 'Écran tourné vers',
  toPractitioner: 'le professionnel',
  toPatient: 'le patient',
  noFilter: 'aucun',
  hiddenRows: (count: number) => `${count} ligne${count > 1 ? 's' : ''} hors écran`,
  rebuild: 'Revoir la liste telle qu’elle était',
  documents: 'Les documents ouverts',
  noDocument: 'Aucun document ouvert.',
  pages: (seen: string, of: number) => `p. ${seen} sur ${of}`,
  veiled: 'Document retenu, titre voilé',
  untitled: 'titre non gardé',
  unreadable: 'fiche illisible',
  byPatient: 'déposé par le patient',
  sealed: 'Scellé',
  sealedWhy: 'Signée par votre carte à la fermeture. Une ligne changée, ôtée ou déplacée romprait la chaîne.',
  unsealedWhy: 'Votre carte la signera au prochain verrouillage. La chaîne la tient déjà.',
  brokenBefore: 'La chaîne est rompue avant ou à cette écriture : elle ne prouve plus rien seule.',
  first: 'début',
  last: 'fin',
  patientCopy: (who: string) => `Copie pour ${who}…`,
  control: 'Pour un contrôle…',
  patientCopyWhy: 'La copie pour la personne n’a ni document retenu, ni nombre, ni mention de vos autres patients.',
  minorWhy: 'La copie n’est pas proposée pour un mineur : elle pourrait être lue par ses représentants.',
  facts: 'Détail',
  rebuiltTitle: 'La liste telle qu’elle était',
  rebuiltLead: (when: string, rows: number) => `${when} · ${rows} ligne${rows > 1 ? 's' : ''}, dans l’ordre de l’écran`,
  titlesWhy:
    'Le journal ne garde pas les titres. Ils ne se lisent ici que si le dossier est ouvert, ou sa copie encore permise.',
  close: 'Fermer',
  handOverTitle: 'Remettre le journal',
  what: 'Quelle copie',
  file: 'Fichier vérifiable',
  fileWhy: 'Pour un contrôle. Chaîne, scellements et certificats : « dmp journal verify » le vérifie sans ce poste.',
  page: 'Page à lire',
  pageWhy: 'Les mêmes écritures, à lire ou à imprimer. Le fichier vérifiable fait foi.',
  clear: 'Le fichier porte des identités en clair, sans clé : gardez-le comme un dossier.',
  onlyPatient: (name: string) =>
    `Seules les écritures sur ${name} y ont leur contenu ; les autres n’y gardent que leur empreinte.`,
  save: 'Choisir le fichier…',
  giveUp: 'Ne rien remettre',
  saved: (rows: number) => `Copie écrite : ${rows} écriture${rows > 1 ? 's' : ''}. L’acte est inscrit au journal.`,
  notSaved: 'Aucun fichier choisi : rien n’a été écrit. La demande est inscrite au journal.',
  checking: (percent: number) => `Vérification en cours, ${percent} %`,
  whole: (time: string, rows: string) => `Chaîne vérifiée à ${time} · ${rows} écritures, aucune rupture`,
  broken: (sequence: number) => `Chaîne rompue à l’écriture n° ${sequence}`,
  brokenNext: 'Lire et déposer restent possibles. Remettez le fichier vérifiable à la personne chargée des données.',
  seeJournal: 'Voir le journal',
  sawIt: 'J’ai vu cette rupture',
  accessHistory: 'Historique des accès au DMP',
  accessWhy: {
    all: 'Tous les accès de l’année, ou les cent derniers : le DMP les montre au médecin traitant.',
    own: 'Vos propres accès de l’année, ou les cent derniers : seul le médecin traitant voit les autres.',
  },
  accessOpen: 'Ouvrir dans le navigateur',
  accessNote: 'Le navigateur demandera votre carte. L’INS figure dans l’adresse.',
});

/** Groups of acts under the button «Acte», by the beginning of their kind. */
export const ACT_GROUPS: readonly { readonly name: string; readonly topics: readonly string[] }[] = [
  { name: 'Consultations', topics: ['dossier', 'list'] },
  { name: 'Documents', topics: ['document', 'visibility'] },
  { name: 'Dépôts et annonces', topics: ['deposit', 'withdrawal', 'hold'] },
  { name: 'Consentements', topics: ['consent', 'authorisation'] },
  { name: 'Urgences', topics: ['emergency'] },
  { name: 'Poste et copies', topics: ['session', 'cache', 'journal', 'volume', 'access-history', 'output'] },
];

export const PERIODS = [
  { id: 'all', name: 'Tout' },
  { id: 'today', name: 'Aujourd’hui' },
  { id: 'yesterday', name: 'Depuis hier' },
  { id: 'month', name: '30 jours' },
  { id: 'year', name: '12 mois' },
] as const;
export type PeriodId = (typeof PERIODS)[number]['id'];

const FILTER_NAMES: Readonly<Record<ShownFilter, string>> = {
  words: 'mots cherchés',
  class: 'une catégorie',
  only: 'une visibilité',
  'archived-hidden': 'sans les archivés',
  'obsolete-hidden': 'sans les anciennes versions',
  news: 'ce qui est nouveau',
  other: 'autre',
};

/** The name of an act. */
export function actName(kind: JournalRow['kind']): string {
  return ACT_NAMES[kind];
}

/** The verdict over the list, in one line. */
export function verdictText(verdict: JournalVerdict): string {
  switch (verdict.kind) {
    case 'checking':
      return journalTexts.checking(verdict.total === 0 ? 0 : Math.floor((100 * verdict.rows) / verdict.total));
    case 'whole':
      return journalTexts.whole(timeOf(verdict.at), verdict.rows.toLocaleString('fr-FR'));
    case 'broken':
      return journalTexts.broken(verdict.sequence);
  }
}

/** What is wrong and where, as a sentence. */
export function breakSentence({ sequence, cause }: Extract<JournalVerdict, { kind: 'broken' }>): string {
  return typesetText(`Écriture n° ${sequence} : ${BREAK_TEXTS[cause]}`);
}

/** `24 novembre 2026, de 09:12:05 à 09:26:31`. */
export function visitTimes({ startedAt, endedAt }: Visit): string {
  const [day, start] = [longDay(startedAt), preciseTimeOf(startedAt)];
  return endedAt === null ? journalTexts.since(day, start) : journalTexts.from(day, start, preciseTimeOf(endedAt));
}

/** `38 sur 38 annoncés, liste complète`. */
export function receivedText(list: ShownList): string {
  const announced = list.announced ?? recordTexts.unknownCount;
  const end = list.complete ? 'liste complète' : 'liste incomplète';
  const more = [list.archived ? 'archivés compris' : '', list.obsolete ? 'anciennes versions comprises' : ''];
  return [`${list.received} sur ${announced} annoncés, ${end}`, ...more, list.fromCopy ? 'copie locale' : '']
    .filter(Boolean)
    .join(', ');
}

/** `Actes depuis le 22 novembre 2024`. */
export function scopeText({ scopeFrom }: ShownList): string {
  return scopeFrom === null ? recordTexts.noBound : `Actes depuis le ${longWireTime(scopeFrom.slice(0, 8))}`;
}

/** Filters in force and what they kept off the screen. */
export function filtersText({ filters, received, shown }: ShownList): string {
  const names = filters.map((filter) => FILTER_NAMES[filter]).join(', ') || journalTexts.noFilter;
  return received > shown ? `${names} — ${journalTexts.hiddenRows(received - shown)}` : names;
}

/** Pages as one says them: `1 à 3, 7`. */
export function pageList(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last && page === last[1] + 1) last[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first} à ${last}`)).join(', ');
}

/** `8c1e…42`. */
export function shortPrint(hash: string): string {
  return `${hash.slice(0, 4)}…${hash.slice(-2)}`;
}
