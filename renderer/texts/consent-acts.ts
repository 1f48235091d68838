import type { RecordedAct } from '../../shared/contract/consent.ts';
import { longDay, timeOf } from './format/dates.ts';
import { typeset } from './format/typeset.ts';
import { agree, type Patient } from './people.ts';

type Act = RecordedAct['act'];

type Agree = (feminine: string, masculine: string) => string;

/** The acts already made and their proofs, and the withdrawal. */
function registerTexts(a: Agree) {
  return {
    history: 'Actes inscrits',
    historyWhy: 'Signés par la carte au moment où ils sont faits, sans retouche possible.',
    none: 'Aucun acte n’est inscrit sur ce poste.',
    loading: 'Lecture du registre…',
    altered: 'Acte modifié hors du poste : sa signature ne correspond plus. Prévenez l’assistance.',
    exportProof: 'Exporter la preuve…',
    exportOf: (act: string) => `Exporter la preuve, ${act}`,
    toWhom: 'À qui remettez-vous ceci ?',
    toWhomWhy:
      'Une page lisible, imprimable, avec l’acte signé à l’intérieur. Le fichier n’est plus protégé par ce poste.',
    patient: a('À elle, en main propre', 'À lui, en main propre'),
    professional: 'À un professionnel ou un inspecteur',
    representative: a('À qui la représente', 'À qui le représente'),
    representativeSecret: 'Impossible : acte fait en connexion secrète',
    choosePlace: 'Choisir où l’enregistrer…',
    saved: 'Preuve enregistrée.',
    notSaved: 'Rien n’a été enregistré.',
    cancel: 'Annuler',
    close: 'Fermer',
  };
}

/** The person takes her consent back. */
function withdrawalTexts(a: Agree) {
  return {
    withdraw: `${a('Elle', 'Il')} retire son accord…`,
    withdrawTitle: `Retirer l’accord ${a('de la patiente', 'du patient')} ?`,
    withdrawWho: 'Qui retire l’accord ?',
    withdrawHow: 'Comment ?',
    withdrawEffect:
      'Le retrait est inscrit et signé, la copie de ce poste est effacée, la lecture cesse aussitôt, puis le DMP en est informé. Un nouvel accord restera possible.',
    withdrawAct: 'Inscrire le retrait et fermer la lecture',
    withdrawing: 'Inscription…',
    keepAccess: 'Ne rien changer',
    notDeclared: 'Le retrait est inscrit ici, mais le DMP n’en a pas encore été informé.',
    declare: 'L’en informer',
    declaredOk: 'Le retrait est inscrit et le DMP en est informé.',
  };
}

/** A consent for a colleague, and the express one of occupational medicine. */
function otherTexts(a: Agree) {
  return {
    colleague: 'Recueillir pour un autre professionnel…',
    colleagueTitle: 'Un accord pour un autre professionnel',
    colleagueWhy:
      'Vous lui confiez une partie des soins et la personne, informée, y consent (CSP, art. L.1111-17). L’accord est inscrit et signé ici. Le DMP ne reçoit de déclaration que pour soi : rien ne lui est envoyé, votre confrère déclare avec sa carte. Remettez-lui la preuve.',
    family: 'Nom',
    given: 'Prénom',
    profession: 'Profession',
    professionHint: 'Cardiologue, infirmière, kinésithérapeute…',
    rpps: 'Numéro RPPS, si vous l’avez',
    rppsHint: '11 chiffres',
    colleagueWho: 'Qui consent ?',
    colleagueCapacity: 'À quel titre lira-t-il ?',
    colleagueAct: 'Inscrire l’accord',
    colleagueDone: (name: string) => `Accord inscrit pour ${name}. Exportez la preuve pour la lui remettre.`,
    expressWho: 'Qui consent ?',
    expressTold: `Je lui ai dit comment restreindre cet accès, et qu’${a('elle', 'il')} peut le refuser`,
    expressHow: `Comment l’a-t-${a('elle', 'il')} exprimé ?`,
    expressAct: 'Inscrire le consentement exprès',
    expressThen: 'Les questions habituelles viennent ensuite.',
  };
}

/** Sentences of the acts already made, of a withdrawal, of a consent for a colleague, and of their proofs. */
export function actTexts(patient: Pick<Patient, 'sex'>) {
  const a: Agree = (feminine, masculine) => agree(patient, feminine, masculine);
  return typeset({ ...registerTexts(a), ...withdrawalTexts(a), ...otherTexts(a) });
}

const DECISIONS: Record<Act['decision'], string> = {
  granted: 'Consentement',
  refused: 'Refus',
  withdrawn: 'Retrait',
  'granted-for': 'Consentement pour un autre professionnel',
  express: 'Consentement exprès, médecine du travail',
};

const MEANS: Record<'oral' | 'written' | 'online' | 'teleconsultation', string> = {
  oral: 'de vive voix',
  written: 'par écrit',
  online: 'en ligne',
  teleconsultation: 'en téléconsultation',
};

function spokenOf(act: Act) {
  if (act.decision === 'refused') return null;
  return act.decision === 'granted' || act.decision === 'granted-for' ? act.answers : act.spoken;
}

/** What was done: `Consentement, en connexion secrète`, `Consentement pour LEROY Anne, cardiologue`. */
export function actTitle(act: Act): string {
  if (act.decision === 'granted-for') {
    const { family, given, profession } = act.colleague;
    return `Consentement pour ${family} ${given}, ${profession}`;
  }
  return act.connection === 'secret' ? `${DECISIONS[act.decision]}, en connexion secrète` : DECISIONS[act.decision];
}

/** When and how, and by whom when it was not the person herself. */
export function actMeta(act: Act): string {
  const spoken = spokenOf(act);
  const when = `${longDay(act.at)} à ${timeOf(act.at)}`;
  if (!spoken) return when;
  return [when, MEANS[spoken.means], spoken.representativeName].filter(Boolean).join(' · ');
}
