import type { Patient } from './people.ts';
import { typeset } from './format/typeset.ts';

export const patientTexts = typeset({
  birthName: 'Nom de naissance',
  usedName: 'Nom utilisé',
  givenNames: 'Prénoms',
  firstGivenName: 'Premier prénom',
  sex: 'Sexe',
  feminine: 'Féminin',
  masculine: 'Masculin',
  birthDate: 'Date de naissance',
  place: 'Lieu (INSEE)',
  ins: 'INS',
  insKind: (kind: string) => `INS (${kind})`,
  test: 'Identité de test',
  homonym: 'homonyme',
  homonymAlert: 'Une autre personne de votre liste porte les mêmes nom et prénom : comparez la naissance et l’INS.',
  change: 'Changer de patient',
  closeDossier: 'Fermer le dossier',
  banner: 'Identité du patient',
  title: 'Ouvrir un dossier',
  lead: 'Cherchez dans votre liste par nom, date de naissance ou INS. Le DMP n’est interrogé qu’à l’ouverture.',
  search: 'Chercher une personne',
  placeholder: 'Nom, prénom, date de naissance ou INS',
  recent: 'Votre liste',
  results: 'Personnes trouvées',
  none: 'Personne ne correspond dans votre liste.',
  noneNext: 'Vérifiez l’orthographe, ou ajoutez la personne par son INS.',
  emptyList: 'Votre liste est vide. Ajoutez une personne par son INS.',
  stillOpen: 'Un dossier reste ouvert derrière cet écran.',
  backToDossier: 'Y revenir',
  status: 'Identité',
  birth: 'Naissance',
  addTitle: 'Ajouter par INS',
  addLead: 'Recopiez les traits d’une pièce d’identité ou de la réponse INSi.',
  add: 'Ajouter à ma liste',
  numberCompared: 'J’ai comparé ce numéro à une pièce d’identité',
  added: 'Ajouté.',
  insPlaceholder: '15 caractères',
  datePlaceholder: 'jj/mm/aaaa',
  placePlaceholder: '5 caractères',
  count: (count: number) => (count >= 50 ? '50 premiers : précisez' : `${count} personne${count > 1 ? 's' : ''}`),
});

const STATUSES: Record<Patient['identityStatus'], string> = {
  qualifiee: 'Identité qualifiée',
  validee: 'Identité validée',
  recuperee: 'Identité récupérée',
  provisoire: 'Identité provisoire',
};

/** How far an identity can be trusted, in the words of the RNIV. */
export function identityStatusLabel(status: Patient['identityStatus']): string {
  return STATUSES[status];
}
