import type { Patient } from './people.ts';
import { agree } from './people.ts';
import { typeset } from './format/typeset.ts';

type Agree = (feminine: string, masculine: string) => string;

/** The four questions and their answers. */
function questionTexts(a: Agree) {
  return {
    who: 'Qui consent ?',
    patient: `${a('La patiente elle-même', 'Le patient lui-même')}`,
    patientHint: 'Capable d’exprimer sa volonté',
    other: 'Une autre personne, en son nom',
    otherHint: 'Représentant légal, ou personne chargée d’une mesure de protection',
    legal: 'Représentant légal',
    legalHint: 'Parent ou tuteur d’un mineur',
    protection: 'Mesure de protection',
    protectionHint: 'Personne chargée de la représentation',
    representative: 'Nom et prénom de cette personne',
    capacity: 'En quelle qualité lisez-vous ?',
    team: 'Membre de son équipe de soins',
    teamHint: (day: string) => `Vaut pour toute l’équipe, jusqu’au ${day} (date estimée)`,
    notTeam: 'Hors équipe de soins',
    notTeamHint: 'Vaut pour cette seule ouverture',
    informed: a('L’avez-vous informée ?', 'L’avez-vous informé ?'),
    told: `Je lui ai dit qui lira, pourquoi, et ce qu’${a('elle', 'il')} peut faire`,
    told1: 'l’équipe lit ce qui est utile à ses soins ;',
    told2: `chaque lecture est tracée et ${a('elle en est informée', 'il en est informé')} ;`,
    told3: `${a('elle', 'il')} peut refuser, retirer son accord, masquer un document ou bloquer un professionnel, à tout moment.`,
    how: `Comment l’a-t-${a('elle', 'il')} exprimé ?`,
    oral: 'De vive voix',
    written: 'Par écrit',
    online: 'En ligne',
    teleconsultation: 'En téléconsultation',
  };
}

/** What is shown beside the questions: the record to be, and the refusal. */
function recordTexts(a: Agree) {
  return {
    willBeRecorded: 'Ce qui sera inscrit',
    date: 'Date',
    professional: 'Professionnel',
    patientLabel: a('Patiente', 'Patient'),
    whoLabel: 'Qui consent',
    capacityLabel: 'Qualité',
    informationLabel: 'Information',
    meansLabel: 'Moyen',
    toAnswer: 'à répondre',
    given: 'donnée, avant la lecture',
    sealed: 'Inscrit au journal de ce poste et signé, sans retouche possible, puis déclaré au DMP.',
    refuses: a('Elle refuse ?', 'Il refuse ?'),
    refusesWhy: `Son refus est inscrit aussi. Rien n’est demandé au DMP, et ${a('elle', 'il')} peut changer d’avis.`,
    refuse: `${a('La patiente', 'Le patient')} refuse…`,
    refuseTitle: `Inscrire le refus ${a('de la patiente', 'du patient')} ?`,
    refuseEffect: 'Le refus est inscrit au journal de ce poste, sans retouche possible. Le dossier ne sera pas lu.',
    recordRefusal: 'Inscrire le refus',
    cancel: 'Revenir aux questions',
    depositNeedsNone: 'Déposer un document ne demande pas ce consentement.',
    depositOnly: 'Déposer sans lire',
  };
}

/** Every sentence of the consent step, agreed with the patient's sex. */
export function consentTexts(patient: Patient) {
  const a = (feminine: string, masculine: string): string => agree(patient, feminine, masculine);
  const patientWord = a('la patiente', 'le patient');
  return typeset({
    ...questionTexts(a),
    ...recordTexts(a),
    title: (name: string) => `Le consentement de ${name}`,
    again: {
      missing: 'À recueillir avant la première lecture. Rien n’est coché à votre place, rien n’est encore lu.',
      expired: 'L’accord précédent a pris fin : il faut le redemander, avec la même information.',
      refused: 'Un refus est inscrit. Ne continuez que si la personne change d’avis.',
    },
    record: 'Inscrire et ouvrir le dossier',
    recording: 'Inscription…',
    doNotOpen: 'Ne pas ouvrir',
    left: (count: number) => `Il reste ${count} réponse${count > 1 ? 's' : ''}.`,
    notYet: {
      missing: 'Vous ne pouvez pas encore lire ce dossier, parce qu’',
      expired: 'Vous ne pouvez pas encore lire ce dossier, parce que ',
      refused: 'Vous ne pouvez pas lire ce dossier, parce que ',
    },
    notYetWhy: {
      missing: 'aucun consentement n’est inscrit à votre nom',
      expired: 'l’accord précédent a pris fin',
      refused: `${patientWord} a refusé`,
    },
    active: (time: string) => `DMP actif, vérifié à ${time}.`,
  });
}
