import type { DepositForm, Draft } from '../../shared/contract/deposit.ts';
import type { Fault } from '../../shared/fault.ts';
import { faultText } from './faults.ts';
import { sizeText } from './format/identifiers.ts';
import { typeset } from './format/typeset.ts';
import { agree, type Patient } from './people.ts';

const TRAITS: Readonly<Record<Draft['named'][number]['trait'], string>> = {
  ins: 'INS',
  name: 'Nom',
  'given-name': 'Prénom',
  'birth-date': 'Naissance',
};

export const depositTexts = typeset({
  screen: 'Documents à déposer dans ce dossier',
  replacing: (title: string) => `Nouvelle version de « ${title} ».`,
  replacingHint: 'Donnez le fichier qui la remplace.',
  giveUpReplacing: 'Ne plus remplacer',
  replaces: (title: string) => `Ce document remplacera « ${title} ».`,
  replacesHint: 'L’ancienne version reste au DMP, marquée comme telle.',
  inherited: 'Comme la version remplacée : rien à choisir.',
  inheritedWhy:
    'Une nouvelle version n’est jamais plus visible que l’ancienne, et ne cache rien de ce qui était visible.',
  title: 'Déposer un document',
  files: 'Documents à déposer',
  choose: 'Choisir un fichier',
  drop: 'ou glissez vos fichiers ici',
  dropHint: 'PDF, JPEG, TIFF, RTF ou texte. Le format est lu dans le fichier, pas dans son nom.',
  inspecting: 'vérification…',
  nameless: 'Fichier sans nom',
  open: 'ouvert',
  refused: 'écarté :',
  dismiss: (name: string) => `Fermer, ${name}`,
  limit: (size: string) => `Limite : ${size}.`,
  pages: (count: number) => `${count} page${count > 1 ? 's' : ''}`,
  loading: 'Reprise des brouillons…',
  reading: 'Lecture du fichier choisi…',
  retry: 'Réessayer',

  discard: 'Jeter le brouillon',
  discardTitle: 'Jeter ce brouillon ?',
  discardEffect: (name: string) => `${name} est effacé de ce poste. Le fichier d’origine reste où il est.`,
  keepDraft: 'Garder',

  preview: 'Ce qui sera envoyé, octet pour octet',
  previewOf: (name: string) => `Aperçu de ${name}`,
  tooHeavy:
    'Ce fichier demande plus de temps ou de mémoire que ce poste n’en donne à un document : son aperçu a été arrêté. Enregistrez-le sous une autre forme avant de le déposer.',
  previewLoading: 'Ouverture de l’aperçu…',

  form: 'Ce que c’est',
  agreesTitle: (name: string) => `C’est bien ${name}`,
  agreesWhy: 'L’INS lu dans le fichier est celui du bandeau.',
  agreesByTraitsWhy: 'Nom, prénom et date de naissance lus dans le fichier sont ceux du bandeau.',
  differsTitle: 'Ce document porte une autre identité',
  differsWhy: 'Comparez. S’il n’est pas à cette personne, jetez le brouillon : rien n’est parti.',
  inFile: 'Dans le document',
  inBanner: 'Au bandeau',
  trait: (trait: Draft['named'][number]['trait']) => TRAITS[trait],
  lookedAllTheSame: (name: string) => `Malgré cet écart, ce document est bien celui de ${name}`,
  notVerifiedTitle: 'Identité non vérifiée dans le fichier : regardez la première page',
  notVerifiedWhy: 'Rien de ce qui a pu y être lu ne prouve de qui il est.',
  looked: (name: string) => `J’ai vérifié que ce document est celui de ${name}`,
  type: 'Type',
  typePlaceholder: 'Tapez quelques lettres : ordonnance, biologie…',
  typeHint: 'La classe suit le type.',
  typeClass: (label: string) => `Rangé dans : ${label}`,
  showTypes: 'Montrer tous les types',
  noType: 'Aucun type ne correspond.',
  typesMissing: 'La liste des types n’a pas pu être lue.',
  documentTitle: 'Titre',
  titleHint: 'Ce que verra le lecteur dans sa liste.',
  titleCount: (count: number, limit: number) => `${count} sur ${limit}`,
  actAt: 'Date de l’acte',
  actAtFormat: 'jj/mm/aaaa',
  actAtHint: 'Jour de la consultation, de l’examen ou du prélèvement : jj/mm/aaaa.',

  who: 'Qui pourra le lire',
  maskedQuestion: 'Parmi les professionnels de santé',
  masked: 'Masqué aux professionnels de santé (sauf vous et son médecin traitant)',
  maskedHint: 'Les autres ne sauront pas que ce document existe.',
  notMaskedHint: 'Chacun selon sa profession.',
  patientQuestion: (sex: 'F' | 'M') => (sex === 'F' ? 'La patiente' : 'Le patient'),
  patientVisible: (sex: 'F' | 'M') =>
    sex === 'F' ? 'La patiente le verra dès sa réception' : 'Le patient le verra dès sa réception',
  patientVisibleHint: 'Dans Mon espace santé. Ensuite, rien ne peut le lui cacher.',
  patientHold: (sex: 'F' | 'M') =>
    sex === 'F'
      ? 'Pas la patiente, avant la consultation d’annonce'
      : 'Pas le patient, avant la consultation d’annonce',
  patientHoldHint: 'Un mois au plus. Les professionnels autorisés le lisent.',
  holdReason: 'Motif, gardé sur ce poste',
  holdReasonKept: 'Gardé sur ce poste, envoyé à personne.',
  holdReasonHint: 'Pourquoi ne doit-il pas être lu seul ? Envoyé à personne.',
  talkAt: 'Rendez-vous d’annonce, facultatif',
  talkAtHint: 'Heure de Paris. Pourra être changé dans « Annonces ».',
  representatives: 'Ses représentants légaux',
  visible: 'Peuvent le voir',
  hidden: 'Ne peuvent pas le voir',
  visibleHint: 'Dans Mon espace santé, dès la réception.',
  hiddenHint: 'Pour garder le secret demandé. Le rendre visible ensuite est sans retour.',
  unanswered: 'À dire pour chaque document : rien n’est coché d’avance.',

  send: 'Valider et envoyer',
  sendSecret: 'Déposer en secret',
  recallHint: (seconds: number) => (seconds > 0 ? `Rappel possible pendant ${seconds} s` : 'Part dès la validation'),
  queued: (title: string) => `« ${title} » est dans les envois.`,
  leavesIn: (seconds: number) => `Part dans ${seconds}\u00a0s`,
  recall: 'Rappeler',
  back: 'Revenir au dossier',
  saving: 'Brouillon en cours d’enregistrement',
  saved: 'Brouillon enregistré sur ce poste',
  notSaved: 'Brouillon pas enregistré',
  draftsUnread: 'Les brouillons de ce dossier n’ont pas pu être relus.',
  nothing: 'Aucun document à déposer',
  nothingHint: 'Choisissez un fichier à gauche. Rien ne part avant « Valider et envoyer ».',
  closed: 'Ce dossier ne reçoit pas de dépôt.',
});

const REMAINING = typeset({
  guard: 'la vérification de l’identité',
  typeCode: 'le type',
  title: 'le titre',
  actAt: 'la date de l’acte',
  masked: 'les professionnels',
  holdReason: 'le motif de la retenue',
  representatives: 'ses représentants légaux',
});

/** What the form still waits for, by field; `guard` is the look at the first page. */
export type Remaining = keyof typeof REMAINING | 'patient' | 'informed';

/** Why sending is not possible yet, in one line; agrees with the patient's sex. */
export function remainingSentence(remaining: readonly Remaining[], person: Pick<Patient, 'sex'>): string {
  const names = {
    ...REMAINING,
    patient: agree(person, 'la patiente', 'le patient'),
    informed: agree(person, 'l’information de la patiente', 'l’information du patient'),
  };
  return `Reste à dire\u00a0: ${remaining.map((field) => names[field]).join(', ')}.`;
}

/** The choice that leaves the document readable; agrees with the patient's sex. */
export function notMaskedLabel(patient: Pick<Patient, 'sex'>): string {
  return agree(patient, 'Les professionnels autorisés par la patiente', 'Les professionnels autorisés par le patient');
}

/** Who will read the document, said before it leaves (R15, H32). Null while a question is open. */
export function readersSentence(form: DepositForm, patient: Pick<Patient, 'sex'>, isMinor: boolean): string | null {
  if (form.masked === '' || form.patient === '' || (isMinor && form.representatives === '')) return null;
  const professionals =
    form.masked === 'yes'
      ? 'Parmi les professionnels, seuls vous et son médecin traitant le liront.'
      : agree(
          patient,
          'Les professionnels qu’elle autorise le liront.',
          'Les professionnels qu’il autorise le liront.',
        );
  return [ownReading(form, patient, isMinor), professionals].join(' ');
}

function ownReading(form: DepositForm, patient: Pick<Patient, 'sex'>, isMinor: boolean): string {
  if (form.patient === 'hold') {
    return agree(
      patient,
      'La patiente ne le verra qu’à l’annonce, ou au bout d’un mois.',
      'Le patient ne le verra qu’à l’annonce, ou au bout d’un mois.',
    );
  }
  if (isMinor) {
    return form.representatives === 'hidden'
      ? 'Ses représentants légaux ne le verront pas.'
      : 'Ses représentants légaux le verront dans Mon espace santé.';
  }
  return agree(
    patient,
    'La patiente le verra dans Mon espace santé dès sa réception.',
    'Le patient le verra dans Mon espace santé dès sa réception.',
  );
}

/** Where in the file another identity was read, as the guard names places; empty when it names none. */
export function placeText(place: string | undefined): string {
  const page = /^page\/(\d+)$/.exec(place ?? '')?.[1];
  if (page) return `Lu page ${page} du fichier.`;
  if (place === 'properties') return 'Lu dans les propriétés du fichier.';
  if (place === 'text') return 'Lu dans le texte du fichier.';
  return place === 'cda' ? 'Lu dans l’en-tête CDA du fichier.' : '';
}

/** Why a file was set aside: what happened, where it was read, what the limit is, and the next step. */
export function refusalText(fault: Fault): { readonly sentence: string; readonly detail: string } {
  const { sentence, next } = faultText(fault.code);
  const limit = fault.limit === undefined ? '' : depositTexts.limit(sizeText(fault.limit));
  return { sentence, detail: [placeText(fault.field), limit, next].filter(Boolean).join(' ') };
}
