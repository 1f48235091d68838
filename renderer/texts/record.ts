import type { DocumentRow } from '../../shared/contract/dossier.ts';
import { cutMiddle } from './format/cut-middle.ts';
import { longWireTime } from './format/wire-time.ts';
import { typeset } from './format/typeset.ts';

/** Characters of a search that its chip shows: its cross must stay on screen. */
const LONGEST_WORDS = 40;

type State = DocumentRow['states'][number];

/** Wording fixed by EX_3.1-1080 and by the mock-ups: only the icon may change. */
const STATES: Record<State, string> = {
  'masque-ps': 'masqué aux professionnels de santé',
  'invisible-patient': 'non visible par le patient',
  'invisible-representants': 'non visible par les représentants légaux',
  archive: 'archivé',
  'ancienne-version': 'ancienne version',
};

/** The label of a state, byte for byte the same everywhere. */
export function stateLabel(state: State): string {
  return STATES[state];
}

export type VisibilityState = Extract<State, 'masque-ps' | 'invisible-patient' | 'invisible-representants'>;

const VISIBILITY_FILTERS: Record<VisibilityState, string> = {
  'masque-ps': 'Masqués aux professionnels',
  'invisible-patient': 'Non visibles par le patient',
  'invisible-representants': 'Non visibles par les représentants légaux',
};

/** The name of a filter on visibility (EX_3.1-1030). */
export function visibilityFilterName(state: VisibilityState): string {
  return VISIBILITY_FILTERS[state];
}

/** One constant sentence, the same for every patient, under every list (H17, N4). */
export const CAUTION = 'D’autres documents peuvent exister que vous ne voyez pas.';

export const recordTexts = typeset({
  documents: 'Documents',
  search: 'Chercher dans la liste',
  placeholder: 'Un titre, un auteur, un établissement, un type',
  categories: 'Catégorie',
  all: 'Tout',
  others: 'Autres',
  filters: 'Filtres',
  period: 'Période',
  twoYears: 'Depuis 2 ans',
  everything: 'Tout l’historique',
  older: 'Demander plus ancien',
  filling: (shown: number, total: number) => `Affichage : ${shown} lignes sur ${total}…`,
  since: (day: string) => `Actes depuis le ${day} — plus ancien non demandé.`,
  noBound: 'Actes sans limite de date.',
  notAsked: (what: string) => `Non demandés : ${what}.`,
  archivedDocuments: 'archivés',
  oldVersions: 'anciennes versions',
  statuses: 'États',
  askArchived: 'Archivés',
  askObsolete: 'Anciennes versions',
  visibility: 'Visibilité',
  anyVisibility: 'Toutes',
  vaccinations: 'Vaccinations, sans limite de date',
  vaccinationScope: 'Historique des vaccinations seul, sans limite de date.',
  backToList: 'Revenir à la liste',
  hides: (name: string, count: number) => `${name} · cache ${count}`,
  removeFilter: (name: string) => `Retirer le filtre ${name}`,
  words: (words: string) => `« ${cutMiddle(words, LONGEST_WORDS)} »`,
  showAll: 'Tout remontrer',
  removeLast: 'Retirer le dernier filtre',
  justFiled: 'Déposés par vous depuis cette lecture',
  receivedAt: (time: string) => `reçu par le DMP à ${time}`,
  byPatient: (who: string) => `Déposé par ${who}`,
  notVerified: 'non vérifié par un professionnel',
  unreadableGroup: 'Reçus mais illisibles',
  unreadable: 'Document dont la fiche est illisible',
  unreadableId: (id: string) => `Identifiant : ${id}`,
  withoutDate: 'Sans date d’acte',
  mine: 'par vous',
  seenAt: (day: string, age: string) => `vu au DMP le ${day} (${age})`,
  partial: (received: number, announced: string) => `${received} reçus sur ${announced}`,
  partialWhy: 'La liste est incomplète : ne concluez rien de ce qui manque.',
  unknownCount: 'un nombre inconnu',
  askAgain: 'Redemander la liste',
  copyBand: (day: string, age: string) => `Copie de ce poste, vue au DMP ${day} (${age}).`,
  copyBandWhy: 'Le DMP a pu changer depuis.',
  loading: 'Lecture de la liste…',
  late: 'Le DMP tarde. Passé une minute, ce sera dit ici\u00a0; déposer et les autres écrans n’attendent pas.',
  waitNoLonger: 'Ne plus attendre',
  loadingWhy: 'Le DMP est interrogé. La liste dira si elle est complète.',
  deposit: 'Déposer',
  detail: 'Détail',
  copied: 'sur ce poste',
  notCopied: 'ligne seule, document non gardé ici',
  documentCount: (count: number) => `${count} document${count > 1 ? 's' : ''}`,
});

export const emptyTexts = typeset({
  periodTitle: 'Pas de document reçu pour cette période',
  period: (day: string) => `Actes depuis le ${day}. Ce qui est plus ancien n’a pas encore été demandé.`,
  nothingTitle: 'Pas de document reçu',
  nothing: 'Le DMP n’a rendu aucun document, sans limite de date.',
  vaccinationTitle: 'Pas d’historique des vaccinations reçu',
  vaccination: 'Demandé sans limite de date. Non trouvé ne veut pas dire absent.',
  filtersTitle: (count: number) =>
    count === 1 ? 'Vos filtres cachent le seul document reçu' : `Vos filtres cachent les ${count} documents reçus`,
  filters: 'Ils sont là, votre choix les écarte tous.',
  failedTitle: 'La liste n’a pas été reçue',
  failed: 'Ce vide ne dit rien du contenu du dossier.',
});

export const rightTexts = typeset({
  title: 'Votre droit sur ce dossier',
  consentAt: 'Consentement inscrit',
  until: 'Jusqu’au',
  estimated: 'date estimée : le DMP fait foi',
  thisOpening: 'cette seule ouverture',
  capacity: 'Qualité',
  'care-team': 'membre de son équipe de soins',
  'not-care-team': 'hors équipe de soins',
  'ehpad-coordinator': 'médecin coordonnateur de son établissement',
  treating: 'Médecin traitant au DMP',
  yes: 'oui',
  no: 'non',
  checked: 'Vérifié au DMP',
  copyTitle: 'Copie sur ce poste',
  copyWhy:
    'Chiffrée, illisible sans votre carte, effacée dès que le droit prend fin. Sans elle, rien de ce dossier n’est gardé après sa fermeture.',
  keep: 'Garder une copie de ce dossier',
  kept: 'Oui',
  notKept: 'Non',
  close: 'Fermer',
});

/** The scope of a list as one sentence over it (H09). */
export function scopeSentence(scopeFrom: string | null): string {
  return scopeFrom === null ? recordTexts.noBound : recordTexts.since(longWireTime(scopeFrom.slice(0, 8)));
}

/** The scope in few words, for the status bar. */
export function scopeShort(scopeFrom: string | null): string {
  return scopeFrom === null ? 'actes sans limite de date' : `actes depuis le ${longWireTime(scopeFrom.slice(0, 8))}`;
}

const SHORT_CLASSES: Readonly<Record<string, string>> = {
  '10': 'CR',
  '11': 'Synthèses',
  '31': 'Imagerie',
  '42': 'Prescriptions',
  '43': 'Dispensations',
  '44': 'Plans de soins',
  '45': 'Traitements',
  '52': 'Certificats',
  '60': 'Remboursements',
  '90': 'Patient',
  '95': 'Gestion',
};

/** Short name of a class for its filter; an unknown class goes to «Autres», inside the default view (H08). */
export function shortClass(classCode: string | undefined): string {
  return SHORT_CLASSES[classCode ?? ''] ?? recordTexts.others;
}
