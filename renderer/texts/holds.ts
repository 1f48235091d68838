import type { Hold } from '../../shared/contract/holds.ts';
import { dayAndTime, longDay, shortWeekday, timeOf } from './format/dates.ts';
import { typeset } from './format/typeset.ts';

export const holdTexts = typeset({
  title: 'Consultations d’annonce',
  rail: 'Annonces',
  railOpen: (count: number) => `${count} en cours`,
  railLate: (count: number) => `${count} à faire sans tarder`,
  loading: 'Lecture des annonces…',
  failed: 'Les annonces n’ont pas pu être lues',
  readAgain: 'Relire',
  none: 'Aucun document retenu',
  noneHint:
    'Un document déposé « après la consultation d’annonce » apparaît ici, avec ses deux dates. Un médecin traitant y voit aussi ceux des dossiers qu’il a ouverts.',
  noneHere: 'Rien sous ce filtre',
  noneHereHint: 'Choisissez un autre filtre : aucun document n’est effacé d’ici.',
  lead: (count: number) =>
    count === 0
      ? 'Tous les documents que vous suivez sont visibles par leur patient.'
      : `${count} document${count > 1 ? 's' : ''} que ${count > 1 ? 'leurs patients ne voient' : 'son patient ne voit'} pas encore.`,
  veiled: 'Titres voilés : cet écran est en lieu partagé.',
  alone: (count: number, when: string) =>
    count === 1
      ? `1 devient visible d’ici le ${when}, sans annonce prévue.`
      : `${count} deviennent visibles sous 7 jours sans annonce prévue, dont un d’ici le ${when}.`,
  pastWeek: 'Ces 7 derniers jours',
  pastWeekTold: (announced: number, released: number) =>
    `${announced} annonce${announced > 1 ? 's' : ''} faite${announced > 1 ? 's' : ''}, ${released} visible${released > 1 ? 's' : ''} d’office.`,
  pastWeekMedian: (days: number) => `Délai médian : ${days} jour${days > 1 ? 's' : ''}.`,
  raise: 'Lever le voile 2 min',
  lower: 'Remettre le voile',
  raiseShort: 'lever',
  alertRaise: 'Lever le voile',
  alertLower: 'Voiler',
  veiledTitle: 'Titre voilé',
  filters: 'Filtre',
  mine: 'Les miennes',
  open: 'Toutes',
  unowned: 'Sans responsable',
  ended: 'Terminées',

  patient: 'Patient',
  document: 'Document',
  span: 'Du versement à la visibilité',
  notice: 'Avis au patient',
  release: 'Visible d’office',
  planned: 'Annonce prévue',
  owner: 'Responsable',
  todo: 'À faire maintenant',
  waiting: 'En attente du DMP',
  withTalk: 'Annonce prévue',
  far: 'Sans rendez-vous, échéance lointaine',

  dates: 'Dates de la retenue',
  today: 'Aujourd’hui',
  around: (time: string) => `vers ${time}`,
  deposit: 'Versement',
  serverTime: 'L’heure du serveur fera foi.',
  talk: 'Annonce',
  talkHint: 'Rend le document visible aussitôt.',
  notPlanned: 'À prévoir',
  elseNotice: (who: string) => `Sinon : avis ${who}`,
  noticeHint: 'Son DMP a changé, consulter un médecin. Rien du contenu.',
  elseRelease: 'Sinon : visible d’office',
  releaseHint: 'Un mois après le versement. Aucun report possible.',

  heldSince: (days: number) =>
    days === 0 ? 'Retenu depuis aujourd’hui' : `Retenu depuis ${days} jour${days > 1 ? 's' : ''}`,
  days: (days: number) => `${days} j`,
  noTalk: 'aucun rendez-vous',
  toPlan: 'À prévoir',
  talkPassed: 'rendez-vous passé',
  unownedWord: 'Personne',
  unownedHint: 'à confier',
  you: 'Vous',
  since: (when: string) => `depuis le ${when}`,
  noticeUnseen: 'envoi non confirmé',
  noticeUnknown: 'date inconnue',
  noticeAhead: 'par le DMP',
  notApplicable: 'sans objet',
  notDeposited: 'pas encore au DMP',
  estimated: 'estimée',
  about: 'environ',
  atLatest: 'au plus tard',
  legendElapsed: 'temps écoulé',
  legendNotice: 'avis, à 14 jours',
  legendTalk: 'annonce prévue',
  legendEnd: 'Fin de barre : visible d’office, un mois après le versement. Heures de Paris.',
  noticeDuty: 'Le DMP envoie l’avis ; il ne dit pas s’il est parti. Après cette date, vérifiez auprès du patient.',

  plan: 'Prévoir l’annonce…',
  planTitle: 'Prévoir l’annonce',
  planWhen: 'Jour et heure',
  dayFormat: 'jj/mm/aaaa',
  minuteFormat: 'jj/mm/aaaa hh:mm',
  minuteHint: 'Heure de Paris : jj/mm/aaaa hh:mm.',
  planPlace: 'Lieu ou précision, facultatif',
  planSave: 'Noter le rendez-vous',
  planForget: 'Retirer le rendez-vous',
  takeOver: 'Me la confier',
  handOver: 'Confier à un confrère…',
  handOverTitle: 'Relais d’annonce',
  handOverTo: 'Nom du confrère',
  handOverSave: (count: number) => `Confier ${count} annonce${count > 1 ? 's' : ''}`,
  handOverHint:
    'Les deux dates ne changent pas. Le relais est inscrit au journal. Ce poste ne prévient pas votre confrère : dites-le-lui.',
  handOverOne: 'Cette annonce seulement',
  handOverAll: 'Toutes les miennes dont l’échéance tombe avant mon retour',
  handOverDays: 'Absence à indiquer',
  leaveFrom: 'Absent du',
  leaveUntil: 'au, dernier jour compris',
  onLeave: (until: string) => `jusqu’au ${until}`,
  leaveOver: 'absence finie, à reprendre',
  announce: 'Annonce faite…',
  announceHint: '« Annonce faite » rend le document visible aussitôt, sans retour possible.',
  announceTitle: 'Consultation d’annonce faite',
  announceEffect: (patient: string) => `${patient} verra ce document aussitôt. C’est sans retour possible.`,
  announceWho: 'Annoncé par',
  announceWhen: 'Le',
  announceSave: 'Rendre visible par le patient',
  cancel: 'Annuler',
  reason: 'Motif, gardé sur ce poste',
  reasonNone: 'Retenu par un autre auteur : son motif n’est pas connu ici.',
  openDossier: 'Ouvrir son dossier',
  alert: (sex: 'F' | 'M') =>
    sex === 'F' ? 'La patiente ne voit pas ce document.' : 'Le patient ne voit pas ce document.',
  alertTalk: (when: string) => `Annonce prévue ${when}.`,
  alertRelease: (when: string) => `Sans annonce, il lui devient visible ${when}.`,
  alertReleaseLatest: (when: string) =>
    `Date de versement inconnue : il peut lui devenir visible à tout moment, au plus tard ${when}.`,
  alertWaiting: 'Annonce notée, en attente du DMP : elle partira dès que le DMP répond.',
  seeBoard: 'Voir dans Annonces',
  veilAgain: 'Voiler',
  unveil: 'Lever le voile',
});

/** The one sentence that says where a hold is, on the board's right side. */
export function holdSentence(hold: Hold, now: number): string {
  const { phase, releaseAt, announcement, endedAt } = hold;
  if (phase === 'QUEUED') return 'Ce document n’est pas encore au DMP : la retenue commence à sa réception.';
  if (phase === 'WITHDRAWN') return 'Document supprimé par son auteur : la retenue est levée.';
  if (phase === 'RELEASED_AUTO') return `Visible d’office depuis ${dayAndTime(endedAt ?? now, now)}.`;
  if (phase === 'ANNOUNCED') {
    const by = announcement?.state === 'done' ? ` par ${announcement.by}` : ' par un autre professionnel';
    return `Annoncé${by}, visible par le patient depuis ${dayAndTime(endedAt ?? now, now)}.`;
  }
  if (announcement?.state === 'waiting') return holdTexts.alertWaiting;
  if (releaseAt === null) return '';
  const when = `${longDay(releaseAt)} à ${timeOf(releaseAt)}`;
  return hold.precision === 'at-latest'
    ? `Date de versement inconnue : sans annonce, ce document lui devient visible au plus tard le ${when}, peut-être avant.`
    : `Sans annonce, ce document lui devient visible le ${when}. Cette date ne peut pas être reculée.`;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** `dans 3 jours`, `dans 7 h`, `passé`. */
export function ahead(at: number, now: number): string {
  const left = at - now;
  if (left <= 0) return 'passé';
  if (left < HOUR) return `dans ${Math.max(1, Math.round(left / 60_000))} min`;
  if (left < DAY) return `dans ${Math.round(left / HOUR)} h`;
  const days = Math.round(left / DAY);
  return `dans ${days} jour${days > 1 ? 's' : ''}`;
}

/** `ven. 27 nov. 11:05`. */
export function deadline(at: number): string {
  return `${shortWeekday(at)} ${timeOf(at)}`;
}
