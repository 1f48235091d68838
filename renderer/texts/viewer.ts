import { typeset } from './format/typeset.ts';

export const viewerTexts = typeset({
  open: 'Document ouvert',
  none: 'Aucun document ouvert',
  noneHint: 'Choisissez une ligne, puis Entrée. Le document s’ouvre ici, la liste garde le clavier.',
  loading: 'Le document est demandé au DMP…',
  loadingOf: (size: string) => `Le document est demandé au DMP (${size})…`,
  late: 'Le DMP tarde. Le reste du dossier se lit sans attendre.',
  waitNoLonger: 'Ne plus attendre',
  receiving: 'Réception du document',
  receivedOf: (received: string, total: string) => `${received} reçus sur ${total}`,
  left: (ms: number) =>
    ms < 90_000 ? `encore ${Math.ceil(ms / 5_000) * 5} s environ` : `encore ${Math.round(ms / 60_000)} min environ`,
  heavy: (size: string) => `Ce document pèse ${size}`,
  heavyHint: 'Sa réception peut durer plusieurs minutes. Il n’a pas encore été demandé au DMP.',
  receive: 'Le recevoir',
  doNotReceive: 'Ne pas le recevoir',
  close: 'Fermer le document',
  retry: 'Redemander ce document',
  failed: 'Ce document n’a pas été reçu',
  document: 'Document',
  originalPdf: 'PDF d’origine',
  structured: 'Texte structuré',
  header: 'En-tête CDA',
  act: 'Acte du',
  noAct: 'Sans date d’acte',
  originTitle: (title: string) => `Type : ${title}`,
  received: (when: string) => `reçu du DMP ${when}`,
  hiddenFromPatient: 'Attention, ce document n’est pas visible du patient.',
  hiddenFromRepresentatives:
    'Attention, ce document n’est pas visible des représentants légaux pour préserver le secret du mineur titulaire du DMP.',
  masked: 'Document masqué aux professionnels de santé : vous le lisez comme auteur ou médecin traitant.',
  archived: 'Document archivé : il n’est plus tenu pour actuel.',
  obsolete: 'Ancienne version : un document plus récent la remplace.',
  byPatient: 'Document déposé par le titulaire du dossier, non vérifié par un professionnel.',
  differs: 'Ce document semble concerner une autre personne',
  differsWhy: (traits: string) => `Diffère de votre dossier : ${traits}. Comparez avec le bandeau avant de lire.`,
  reveal: 'Le montrer quand même',
  hideAgain: 'Refermer ce document',
  unverifiable: 'Identité non vérifiable : ce document ne porte pas d’INS.',
  incomplete: 'Affichage peut-être incomplet : des mots du document n’ont pas trouvé leur place.',
  fromCopy: (day: string, age: string) => `Copie de ce poste, vue au DMP ${day} (${age}).`,
  unreadable: 'Ce contenu ne peut pas être montré ici',
  unreadableType: (type: string) => `Format reçu : ${type}.`,
  frameTitle: 'Contenu du document',
  tooHeavy:
    'Ce fichier demande plus de temps ou de mémoire que ce poste n’en donne à un document : son affichage a été arrêté. Demandez-le à son auteur sous une autre forme.',
  noHeader: 'Ce document n’est pas un CDA : il n’a pas d’en-tête.',
  untitled: 'Section sans titre',
});

const TRAITS: Readonly<Record<string, string>> = {
  ins: 'l’INS',
  name: 'le nom',
  'given-name': 'le prénom',
  'birth-date': 'la date de naissance',
  sex: 'le sexe',
};

/** Names of the traits that differ, in words. */
export function traitsInWords(traits: readonly string[]): string {
  return traits.map((trait) => TRAITS[trait] ?? trait).join(', ');
}

export const headerTexts = typeset({
  document: 'Document',
  title: 'Titre',
  type: 'Type',
  madeAt: 'Créé le',
  producerTime: 'heure du producteur',
  id: 'Identifiant',
  version: 'Version',
  setId: 'Série',
  confidentiality: 'Confidentialité',
  language: 'Langue',
  patient: 'Patient, tel qu’écrit dans le document',
  ids: 'Identifiants',
  name: 'Nom',
  givenNames: 'Prénoms',
  birth: 'Naissance',
  sex: 'Sexe',
  people: 'Intervenants',
  author: 'Auteur',
  legal: 'Responsable',
  custodian: 'Conservé par',
  care: 'Prise en charge',
  act: 'Acte',
  encounter: 'Venue',
  related: 'Document lié',
});

/** Words of the frame that shows files. */
export const frameTexts = typeset({
  page: (n: number, total: number) => `Page ${n} / ${total}`,
  previous: 'Page précédente',
  next: 'Page suivante',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  fit: 'Largeur',
  loading: 'Mise en page…',
  failedPage: (n: number) => `La page ${n} n’a pas pu être dessinée. Elle garde sa place.`,
  failedFile: 'Ce fichier est abîmé : il n’a pas pu être ouvert.',
  tooLarge: 'Cette image est trop grande pour être montrée ici. Demandez-la à son auteur dans une taille de page.',
  locked: 'Ce PDF demande un mot de passe.',
  maybeIncomplete: 'Affichage peut-être incomplet : du texte de la page n’a pas été dessiné.',
  cutFile: 'Document peut-être incomplet : ce fichier annonce plus de pages que ce qui a pu y être lu.',
  textOnly: 'Texte seul : la mise en forme d’origine n’est pas reproduite.',
  image: 'Image du document',
  pages: 'Pages du document',
});
