import type { ConsentAct, ConsentAnswers, Spoken } from '../../../shared/domain/consent/record.ts';
import type { SecretGround } from '../../../shared/domain/consent/secret-meeting.ts';

/** One line of the page: a name and its value. */
export type ProofLine = readonly [name: string, value: string];

const TITLES: Record<ConsentAct['decision'], string> = {
  granted: 'Consentement à la consultation du DMP',
  refused: 'Refus de la consultation du DMP',
  withdrawn: 'Retrait du consentement à la consultation du DMP',
  'granted-for': 'Consentement recueilli pour un autre professionnel',
  express: 'Consentement exprès à l’accès de la médecine du travail',
};

const CAPACITY: Record<ConsentAnswers['capacity'], string> = {
  'care-team': 'membre de l’équipe de soins (vaut pour toute l’équipe)',
  'not-care-team': 'hors équipe de soins (vaut pour une seule consultation)',
  'ehpad-coordinator': 'médecin coordonnateur de l’établissement (CSP, art. L.1111-16)',
};

const MEANS: Record<Spoken['means'], string> = {
  oral: 'de vive voix',
  written: 'par écrit',
  online: 'en ligne',
  teleconsultation: 'en téléconsultation',
};

const GROUNDS: Record<SecretGround, string> = {
  'L.1111-5': 'soins tenus secrets à la demande du mineur (CSP, art. L.1111-5)',
  'L.1111-5-1': 'soins infirmiers tenus secrets à la demande du mineur (CSP, art. L.1111-5-1)',
  'L.2212-4': 'entretien avant une interruption de grossesse (CSP, art. L.2212-4)',
  'L.2212-7': 'interruption de grossesse (CSP, art. L.2212-7)',
  'L.6211-3-1': 'dépistage (CSP, art. L.6211-3-1)',
};

function speaker(spoken: Spoken): string {
  const name = spoken.representativeName ?? '';
  if (spoken.consentingPerson === 'legal-representative') return `${name}, représentant légal`;
  if (spoken.consentingPerson === 'protection-measure') return `${name}, personne chargée d’une mesure de protection`;
  return 'la personne elle-même';
}

function spokenLines(spoken: Spoken): ProofLine[] {
  return [
    ['Qui s’exprime', speaker(spoken)],
    ['Moyen', MEANS[spoken.means]],
  ];
}

function answerLines(answers: ConsentAnswers): ProofLine[] {
  const { secret } = answers;
  return [
    ...spokenLines(answers),
    ['Qualité de qui lira', CAPACITY[answers.capacity]],
    ['Information', 'donnée avant la lecture : qui lira, pourquoi, droits de la personne'],
    ...(secret
      ? ([
          ['Connexion secrète', GROUNDS[secret.ground]],
          ['Accompagnement', secret.accompanied ? 'une personne majeure de son choix' : 'aucun'],
          ['Opposition', 'notée par écrit ; information donnée sur les traces de remboursement'],
        ] as const)
      : []),
  ];
}

/** The title of the page of an act. */
export function titleOf(act: ConsentAct): string {
  return TITLES[act.decision];
}

/** What the act says, line by line. */
export function actLines(act: ConsentAct): ProofLine[] {
  switch (act.decision) {
    case 'granted':
      return answerLines(act.answers);
    case 'refused':
      return [['Décision', 'la personne refuse ; rien n’a été demandé au DMP']];
    case 'withdrawn':
      return [['Décision', 'l’accord est retiré ; la lecture cesse'], ...spokenLines(act.spoken)];
    case 'granted-for': {
      const { family, given, profession, rpps } = act.colleague;
      return [
        ['Pour qui', `${family} ${given}, ${profession}${rpps ? `, RPPS ${rpps}` : ''}`],
        ...answerLines(act.answers),
        ['Déclaration au DMP', 'à faire par ce professionnel, avec sa propre carte : elle ne peut l’être pour lui'],
      ];
    }
    case 'express':
      return [
        ...spokenLines(act.spoken),
        ['Information', 'donnée : comment restreindre cet accès (CSP, art. L.1111-17 IV)'],
      ];
  }
}
