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
    otherHint: 'Chargée d’une mesure de protection avec représentation',
    legal: a('Son représentant légal', 'Son représentant légal'),
    legalHint: a('Parent ou tuteur de la patiente, mineure', 'Parent ou tuteur du patient, mineur'),
    legalRole: 'représentant légal',
    protectionRole: 'mesure de protection',
    minorAlone: `${a('Seule, une mineure', 'Seul, un mineur')} consent dans la connexion secrète.`,
    toSecret: 'Passer en connexion secrète',
    representative: 'Nom et prénom de cette personne',
    capacity: 'En quelle qualité lisez-vous ?',
    team: 'Membre de son équipe de soins',
    teamHint: (day: string) => `Vaut pour toute l’équipe, jusqu’au ${day} (date estimée)`,
    notTeam: 'Hors équipe de soins',
    notTeamHint: 'Vaut pour cette seule ouverture',
    coordinator: 'Médecin coordonnateur de son établissement',
    coordinatorHint: 'Avec l’accord de la personne, ou de qui la représente (CSP, art. L.1111-16)',
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
      withdrawn: 'L’accord a été retiré. Ne continuez que si la personne change d’avis.',
      'came-of-age': `L’accord avait été donné par un représentant. ${a('Majeure, la patiente décide elle-même', 'Majeur, le patient décide lui-même')}.`,
      'express-missing':
        'Médecine du travail : l’accès est fermé sans un consentement exprès, inscrit à part (CSP, art. L.1111-17 IV).',
    },
    record: 'Inscrire et ouvrir le dossier',
    recording: 'Inscription…',
    doNotOpen: 'Ne pas ouvrir',
    left: (count: number) => `Il reste ${count} réponse${count > 1 ? 's' : ''}.`,
    notYet: {
      missing: 'Vous ne pouvez pas encore lire ce dossier, parce qu’',
      expired: 'Vous ne pouvez pas encore lire ce dossier, parce que ',
      refused: 'Vous ne pouvez pas lire ce dossier, parce que ',
      withdrawn: 'Vous ne pouvez plus lire ce dossier, parce que ',
      'came-of-age': 'Vous ne pouvez pas encore lire ce dossier, parce que ',
      'express-missing': 'Vous ne pouvez pas lire ce dossier, parce qu’',
    },
    notYetWhy: {
      missing: 'aucun consentement n’est inscrit à votre nom',
      expired: 'l’accord précédent a pris fin',
      refused: `${patientWord} a refusé`,
      withdrawn: `${patientWord} a retiré son accord`,
      'came-of-age': `${patientWord} est ${a('devenue majeure', 'devenu majeur')} depuis l’accord de qui ${a('la', 'le')} représentait`,
      'express-missing': 'aucun consentement exprès à la médecine du travail n’est inscrit',
    },
    active: (time: string) => `DMP actif, vérifié à ${time}.`,
  });
}
