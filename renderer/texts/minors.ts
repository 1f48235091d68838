import type { SecretGround } from '../../shared/domain/consent/secret-meeting.ts';
import { typeset } from './format/typeset.ts';
import { agree, type Patient } from './people.ts';

type Agree = (feminine: string, masculine: string) => string;

/** The choice of the connection, and what follows from it. */
function choiceTexts(a: Agree) {
  const her = a('elle', 'lui');
  return {
    choiceTitle: `La connexion, à décider avec ${her}`,
    choiceLead: `${a('La patiente est mineure', 'Le patient est mineur')}. Rien n’est choisi à sa place, rien n’est encore lu.`,
    choiceLegend: 'Quelle connexion ?',
    ordinary: 'Connexion ordinaire',
    ordinaryHint: 'Ses représentants voient ce que vous déposez, sauf réponse contraire document par document.',
    secret: 'Connexion secrète',
    secretHint: `Rien de ce qui part d’ici ne leur est visible, ni aujourd’hui ni plus tard, sauf si ${a('elle', 'il')} le demande.`,
    proceed: 'Continuer',
    doNotOpen: 'Ne pas ouvrir',
    chooseFirst: 'Choisissez d’abord, avec la personne.',
    then: 'Ensuite',
    thenKeeps: 'Le secret ne s’éteint pas avec le temps : ce n’est pas une retenue d’annonce.',
    thenVersions: 'Toute nouvelle version reste secrète.',
    thenLift: 'Le lever demande une confirmation : visible aussitôt, sans retour possible.',
    thenTrace: `La lecture laisse une trace au DMP, qui peut prévenir le titulaire du compte : parlez-en avec ${her}.`,
    thenMajority: (day: string) => `Le ${day}, à sa majorité, l’accès de ses représentants prend fin.`,
  };
}

/** What is said and asked inside the secret connection. */
function secretTexts(a: Agree) {
  return {
    bandStrong: 'Connexion secrète',
    band: `, choisie avec ${a('la patiente', 'le patient')}. Seuls des documents non visibles par ses représentants légaux partent d’ici.`,
    leave: 'Quitter la connexion secrète',
    leaveTitle: 'Quitter la connexion secrète ?',
    leaveEffect:
      'Le dossier est rouvert en connexion ordinaire. Ce qui est à l’écran disparaît ; les brouillons faits en secret restent ici, hors de vue.',
    stay: 'Rester en connexion secrète',
    whoAlone: `${a('Elle-même', 'Lui-même')}, en son nom, sans ses représentants`,
    ground: 'Pour quels soins ?',
    company: a('Accompagnée ?', 'Accompagné ?'),
    withAdult: 'D’une personne majeure de son choix',
    withAdultHint: 'Son nom n’est pas inscrit',
    alone: 'De personne',
    secretPoints: 'Ce qui est dit et noté',
    opposition: 'Son opposition est notée par écrit',
    oppositionHint: 'À ce que ses représentants soient informés (CSP, art. R.1111-6).',
    reimbursements: `${a('Elle', 'Il')} sait qu’${a('elle', 'il')} peut aussi s’opposer aux traces de remboursement`,
    reimbursementsHint: 'L’Assurance Maladie ne les transmet alors pas à son espace de santé.',
    oneOpening: 'Vaut pour cette seule ouverture',
    groundLabel: 'Pour',
    companyLabel: a('Accompagnée', 'Accompagné'),
    notVisible: 'ne le verront pas',
    notVisibleWhy: 'Connexion secrète : la réponse est donnée, elle vaut pour toutes les versions.',
  };
}

/** Sentences of a minor's dossier: the choice of the connection, the secret one, what follows (mock-up 09). */
export function minorTexts(patient: Pick<Patient, 'sex'>) {
  const a: Agree = (feminine, masculine) => agree(patient, feminine, masculine);
  return typeset({ ...choiceTexts(a), ...secretTexts(a) });
}

/** What a minor may keep secret, by article of the Code de la santé publique (R35). */
export const GROUND_TEXTS: Readonly<Record<SecretGround, { readonly title: string; readonly hint: string }>> = typeset({
  'L.1111-5': { title: 'Soins tenus secrets à sa demande', hint: 'CSP, art. L.1111-5' },
  'L.1111-5-1': { title: 'Soins infirmiers tenus secrets', hint: 'CSP, art. L.1111-5-1' },
  'L.2212-4': { title: 'Entretien avant une interruption de grossesse', hint: 'CSP, art. L.2212-4' },
  'L.2212-7': { title: 'Interruption de grossesse', hint: 'CSP, art. L.2212-7' },
  'L.6211-3-1': { title: 'Dépistage', hint: 'CSP, art. L.6211-3-1' },
});
