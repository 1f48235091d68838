import type { CardView, Link } from '../../shared/contract/card.ts';
import type { ClockState } from '../../shared/domain/time/clock-state.ts';
import { findFaultText } from './faults.ts';
import { timeOf } from './format/dates.ts';
import { birthDateInLetters } from './format/partial-date.ts';
import { spanText } from './format/span.ts';
import { typeset } from './format/typeset.ts';

export const cardTexts = typeset({
  hello: (name: string) => `Bonjour, ${name}`,
  firstTime: 'Tapez le code de votre carte pour commencer.',
  waitsForYou: 'Votre écran vous attend.',
  waitsWith: (count: number) =>
    count === 1
      ? 'Votre écran vous attend, avec un document non envoyé.'
      : `Votre écran vous attend, avec ${count} documents non envoyés.`,
  situation: 'Vous exercez ici en tant que',
  lastUsed: 'dernière utilisée sur ce poste',
  otherSituation: 'Une autre situation de ma carte',
  otherSituationHint: 'À choisir après le code',
  chooseTitle: 'Où exercez-vous aujourd’hui ?',
  chooseLead: 'Vos actes seront inscrits au DMP sous cette situation.',
  continue: 'Continuer',
  code: 'Code de la carte',
  codeTyped: (count: number) => `${count} chiffre${count > 1 ? 's' : ''} tapé${count > 1 ? 's' : ''}`,
  unlock: 'Déverrouiller',
  unlocking: 'Vérification…',
  validateWith: 'Valider avec',
  forgotten: 'Code oublié ?',
  forgottenTitle: 'Retrouver le code de la carte',
  forgottenBody:
    'Le code a été envoyé par courrier avec la carte. Poste DMP ne le connaît pas et ne peut pas le redonner.',
  forgottenNext:
    'N’essayez pas au hasard : au troisième code faux, la carte se bloque. L’émetteur de la carte peut renvoyer le code de secours.',
  close: 'Fermer',
  wrong: 'Code faux.',
  triesLow: 'Il reste 2 essais sur 3.',
  triesLowWhy: 'Au troisième code faux, la carte se bloque.',
  triesLast: 'C’est le dernier essai.',
  triesLastWhy: 'Un code faux de plus bloque la carte.',
  read: 'Lecteur et carte lus',
  valid: 'Carte valide',
  validUntil: (day: string) => `jusqu’au ${day}`,
  reachable: 'DMP joignable',
  answeredIn: (ms: number) => `réponse en ${ms} ms`,
  unreachable: 'DMP non joint',
  notAskedYet: 'DMP pas encore interrogé',
  removing: 'Retirer la carte verrouille à l’instant. La remettre vous rend le même écran.',
  traced: 'Toute consultation est tracée à votre nom et la personne en est informée.',
  card: 'Carte',
  reading: 'Lecture de la carte…',
  readingLead: 'Quelques secondes suffisent.',
  checkNow: 'Vérifier maintenant',
  checking: 'Vérification…',
  chain: 'Du poste jusqu’au DMP',
  restWorks: 'Le reste du poste fonctionne. Votre écran et vos brouillons sont gardés.',
  updatesItself: (time: string) => `Cet écran se met à jour seul. Dernière vérification à ${time}.`,
  stillNothing: 'Toujours rien ?',
  copyDiagnosis: 'Copier le diagnostic pour l’assistance',
  noPatientData: '(sans donnée de patient).',
  copied: 'Diagnostic copié.',
  recovery: 'Code de récupération',
  recoveryHint: 'Noté à la première utilisation de ce poste. La carte a changé, ou le coffre de clés.',
  middlewareSilent: 'Cryptolib CPS : ne répond pas',
  warnings: {
    'expires-in-60-days': 'Elle expire dans moins de 60 jours : demandez son renouvellement.',
    'expires-in-30-days': 'Elle expire dans moins de 30 jours : demandez son renouvellement.',
    'expires-in-7-days': 'Elle expire dans moins de 7 jours.',
    'revocation-unknown': 'Liste des oppositions non relue : envois suspendus si cela dure.',
  },
  waiting: (count: number) => (count === 1 ? '1 document attend l’envoi' : `${count} documents attendent l’envoi`),
  waitingForCard: (count: number) =>
    count === 1
      ? '1 document attend l’envoi\u00a0: il part une fois la carte lue et son code tapé.'
      : `${count} documents attendent l’envoi\u00a0: ils partent une fois la carte lue et son code tapé.`,
  overdueSince: (day: string) => `En retard depuis le ${day}\u00a0: un document se verse le jour même.`,
});

export const recoveryTexts = typeset({
  title: 'Votre code de récupération',
  lead: 'Il est montré une seule fois. Il rouvre vos envois, vos consentements et votre journal si la carte est perdue ou renouvelée.',
  steps1: 'Recopiez-le à la main, ou copiez-le dans votre coffre de mots de passe.',
  steps2: 'Rangez-le hors de ce poste. Poste DMP ne peut pas le redonner.',
  copy: 'Copier le code',
  copied: 'Code copié. Videz le presse-papiers après l’avoir rangé.',
  acknowledge: 'Je l’ai recopié et rangé hors de ce poste',
  continue: 'J’ai mon code, continuer',
  code: 'Code de récupération',
});

/** What the doctor of the card says for a state: title, picture, two steps. */
export interface Diagnosis {
  readonly title: string;
  readonly picture: string;
  readonly steps: readonly string[];
}

const REFUSED: Record<Extract<CardView, { kind: 'refused' }>['why'], Diagnosis> = {
  expired: {
    title: 'Cette carte n’est plus valide',
    picture: 'Carte expirée',
    steps: ['Prenez votre nouvelle carte, si vous l’avez reçue.', 'Sinon, demandez son renouvellement à l’émetteur.'],
  },
  'not-yet-valid': {
    title: 'Cette carte n’est pas encore valide',
    picture: 'Carte pas encore valide',
    steps: ['Vérifiez la date et l’heure de ce poste.', 'Si elles sont justes, prenez votre carte précédente.'],
  },
  revoked: {
    title: 'Cette carte a été mise en opposition',
    picture: 'Carte en opposition',
    steps: ['N’utilisez plus cette carte.', 'Demandez-en une autre à l’émetteur.'],
  },
  'unknown-chain': {
    title: 'L’émetteur de cette carte n’est pas reconnu',
    picture: 'Carte non reconnue',
    steps: ['Vérifiez que c’est bien votre carte de professionnel.', 'Sinon, copiez le diagnostic pour l’assistance.'],
  },
  'revocation-unknown': {
    title: 'La liste des cartes en opposition n’a pas pu être lue',
    picture: 'Carte à vérifier',
    steps: ['Vérifiez le réseau de ce poste.', 'Puis vérifiez de nouveau : rien n’est refusé définitivement.'],
  },
  'profession-refused': {
    title: 'Le DMP n’est pas ouvert à cette profession',
    picture: 'Carte lue',
    steps: [
      'Vérifiez que c’est bien votre carte.',
      'Les professions admises sont fixées par la matrice d’habilitation.',
    ],
  },
  incomplete: {
    title: 'Il manque un certificat sur cette carte',
    picture: 'Carte incomplète',
    steps: ['Retirez la carte, puis remettez-la.', 'Si rien ne change, copiez le diagnostic pour l’assistance.'],
  },
};

const SIMPLE = {
  'middleware-missing': {
    title: 'Le programme de lecture des cartes manque',
    picture: 'Cryptolib CPS introuvable',
    steps: ['Installez la Cryptolib CPS de l’Agence du numérique en santé.', 'Puis vérifiez de nouveau.'],
  },
  'no-reader': {
    title: 'Aucun lecteur n’est branché',
    picture: 'Aucun lecteur vu',
    steps: [
      'Branchez le câble USB du lecteur, si possible sur une autre prise.',
      'Glissez la carte, puce vers le haut.',
    ],
  },
  'no-card': {
    title: 'Glissez votre carte',
    picture: 'Lecteur prêt, sans carte',
    steps: ['Glissez la carte dans le lecteur, puce vers le haut.', 'Le code sera demandé ensuite.'],
  },
  unreadable: {
    title: 'Cette carte ne se lit pas',
    picture: 'Carte illisible',
    steps: [
      'Retirez la carte, essuyez la puce, remettez-la.',
      'Essayez une autre carte de professionnel, si vous en avez.',
    ],
  },
  blocked: {
    title: 'La carte est bloquée',
    picture: 'Carte bloquée',
    steps: [
      'Prenez le code de secours reçu par courrier avec la carte.',
      'Débloquez-la dans l’outil de gestion de la Cryptolib CPS, puis vérifiez de nouveau.',
    ],
  },
} as const satisfies Record<string, Diagnosis>;

/** What reads the card is at fault, not the card: wiping the chip would help nobody. */
const SILENT: Diagnosis = {
  title: 'Le programme de lecture des cartes ne répond plus',
  picture: 'Lecture interrompue',
  steps: [
    'Attendez quelques secondes : le poste réessaie seul.',
    'Si rien ne change, débranchez le lecteur et rebranchez-le, puis remettez la carte.',
  ],
};
const SILENT_CODES = ['card/watcher-silent', 'card/process-lost'];

type Faulty = Extract<CardView, { kind: keyof typeof SIMPLE | 'refused' }>;

/** The diagnosis of a state in which no code can be asked. */
export function diagnosisOf(card: Faulty): Diagnosis {
  if (card.kind === 'refused') return typesetDiagnosis(REFUSED[card.why]);
  const isSilent = card.kind === 'unreadable' && SILENT_CODES.includes(card.faultCode);
  return typesetDiagnosis(isSilent ? SILENT : SIMPLE[card.kind]);
}

function typesetDiagnosis(diagnosis: Diagnosis): Diagnosis {
  const { title, picture } = typeset({ title: diagnosis.title, picture: diagnosis.picture });
  return { ...diagnosis, title, picture };
}

const LAYERS: Record<Link['layer'], { readonly name: string; readonly fault: string; readonly later: string }> = {
  middleware: { name: 'Cryptolib CPS', fault: 'Cryptolib CPS : absente', later: 'à vérifier' },
  reader: { name: 'Lecteur', fault: 'Lecteur : absent', later: 'à vérifier une fois la Cryptolib présente' },
  card: { name: 'Carte', fault: 'Carte : absente ou illisible', later: 'à vérifier une fois le lecteur revenu' },
  certificates: { name: 'Certificats', fault: 'Certificats : refusés', later: 'à vérifier une fois la carte lue' },
  dmp: { name: 'DMP joignable', fault: 'DMP : pas de réponse', later: 'pas encore interrogé' },
  clock: { name: 'Horloge du poste', fault: 'Horloge du poste : à régler', later: 'comparée au prochain échange' },
};

/** By how much, how it was learnt, and what to do; a clock that moved is known by the machine's counter alone. */
function clockText({ errorMs, movedMs, heardAt }: ClockState): string {
  const heard = heardAt === null ? '' : ` (réponse du DMP de ${timeOf(heardAt)})`;
  if (movedMs !== 0) {
    const how = `${movedMs < 0 ? 'reculée' : 'avancée'} de ${spanText(Math.abs(movedMs))} depuis le dernier échange`;
    return `${how}, par le compteur du poste. Le prochain échange dira si elle est juste.`;
  }
  if (errorMs === 0) return `à l’heure du DMP${heard}`;
  const by = `${spanText(Math.abs(errorMs))} ${errorMs < 0 ? 'd’avance' : 'de retard'}`;
  return `${by} sur le DMP${heard}. Réglez la date et l’heure de ce poste.`;
}

/** Name of a link of the chain, by its verdict. */
export function linkName(link: Link): string {
  const names = LAYERS[link.layer];
  const silent = link.layer === 'middleware' && SILENT_CODES.includes(link.detail.code);
  const fault = silent ? cardTexts.middlewareSilent : names.fault;
  return typeset({ name: link.verdict === 'fault' ? fault : names.name }).name;
}

/** The fact beside a link: what is wrong in a sentence, a version, a date or a delay. */
export function linkDetail(link: Link): string {
  if (link.verdict === 'not-checked') return LAYERS[link.layer].later;
  if (link.detail.clock) return clockText(link.detail.clock);
  if (link.verdict === 'fault') return findFaultText(link.detail.code)?.sentence ?? '';
  const value = link.detail.value ?? '';
  if (link.layer === 'dmp' && /^\d+$/.test(value)) return cardTexts.answeredIn(Number(value));
  if (link.layer === 'certificates') return value && cardTexts.validUntil(birthDateInLetters(value));
  if (link.layer === 'middleware' && /^\d/.test(value)) return `version ${value}`;
  return value || 'en marche';
}

/** The reminder of R2 (SC.DMP/CONF.11). */
export const reminderTexts = typeset({
  title: 'Vos consultations sont tracées',
  lead: 'Avant de rechercher ou de lire un dossier, sachez que :',
  traced: (id: string) =>
    `Chaque recherche et chaque consultation est faite en votre nom et tracée avec votre numéro, ${id}.`,
  told: 'La personne en est informée et peut voir qui a consulté son dossier, et quand.',
  law: 'Consulter un dossier sans le consentement de la personne expose à des poursuites.',
  again: 'Ce rappel revient de temps en temps. Votre clic est inscrit au journal de ce poste.',
  understood: 'J’ai compris',
});
