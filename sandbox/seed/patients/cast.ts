/** The awkward cases of identity and of right, one person each (decision 28). All fictitious. */
import { rights } from './cast-rights.ts';
import type { CastMember, DossierPlan } from './cast-member.ts';
import { DR_FORET, DR_LIBRE, NURSE_ALOUETTE } from './people.ts';

const mother = { code: 'MTH', label: 'Mère' };
const father = { code: 'FTH', label: 'Père' };

const treatedByLibre: DossierPlan = {
  treatingDoctor: DR_LIBRE,
  grants: [
    { nationalId: DR_LIBRE, daysAgo: 188 },
    { nationalId: NURSE_ALOUETTE, daysAgo: 40 },
  ],
};

/** The two whose traits and INS are those of the ANS test set, valid under the test root; then our own. */
const known: readonly CastMember[] = [
  {
    key: 'nessi',
    birthName: 'NESSI',
    usedName: 'DECOURCY',
    given: 'RUTH ISABELLE',
    sex: 'F',
    birth: '1977-07-14',
    place: '63220',
    order: 829,
    dossier: treatedByLibre,
  },
  {
    key: 'trois',
    birthName: 'PAT-TROIS',
    given: 'DOMINIQUE MARIE-LOUISE',
    sex: 'F',
    birth: '1979-03-28',
    place: '51215',
    order: 189,
    dossier: { treatingDoctor: DR_FORET },
  },
];

const ages: readonly CastMember[] = [
  {
    key: 'newborn',
    birthName: 'PAT-BERCEAU',
    given: 'LOU',
    sex: 'F',
    birth: { age: 0, inDays: -3 },
    place: '97105',
    status: 'provisoire',
    representatives: [{ name: 'PAT-BERCEAU', given: 'ANNA', relation: mother }],
  },
  minor('under-15', 'PAT-QUATORZE', 'MILO', 'M', 15, 1),
  minor('over-15', 'PAT-QUINZE', 'JADE', 'F', 15, 0),
  minor('under-16', 'PAT-QUINZE-BIS', 'NOAM', 'M', 16, 1),
  minor('over-16', 'PAT-SEIZE', 'LILA', 'F', 16, 0),
  {
    ...minor('under-18', 'PAT-TRENTE', 'LOU', 'F', 18, 1),
    dossier: { grants: [{ nationalId: DR_LIBRE, daysAgo: 20 }] },
  },
  { ...minor('over-18', 'PAT-MAJEURE', 'INES', 'F', 18, 0), representatives: [] },
  {
    key: 'centenarian',
    birthName: 'PAT-SIECLE',
    usedName: 'PAT-VIEUX',
    given: 'AUGUSTINE',
    sex: 'F',
    birth: '1921-02-28',
    place: '29019',
    status: 'validee',
  },
];

function minor(key: string, birthName: string, given: string, sex: 'M' | 'F', age: number, inDays: number): CastMember {
  const representatives = [
    { name: birthName, given: 'CLAIRE', relation: mother },
    { name: birthName, given: 'MARC', relation: father },
  ];
  return { key, birthName, given, sex, birth: { age, inDays }, place: '69123', representatives };
}

const lookalikes: readonly CastMember[] = [
  {
    key: 'homonym-1',
    birthName: 'PAT-HOMONYME',
    given: 'MARIE',
    sex: 'F',
    birth: '1958-04-12',
    place: '75056',
    status: 'recuperee',
  },
  { key: 'homonym-2', birthName: 'PAT-HOMONYME', given: 'MARIE', sex: 'F', birth: '1958-12-04', place: '75056' },
  {
    key: 'twin-lina',
    birthName: 'PAT-JUMELLE',
    given: 'LINA',
    sex: 'F',
    birth: '2001-09-09',
    place: '35238',
    order: 411,
  },
  {
    key: 'twin-lisa',
    birthName: 'PAT-JUMELLE',
    given: 'LISA',
    sex: 'F',
    birth: '2001-09-09',
    place: '35238',
    order: 412,
  },
];

const civilStatus: readonly CastMember[] = [
  {
    key: 'corsica-2a',
    birthName: 'PAT-AJACCIO',
    given: 'ANGE FRANCOIS',
    sex: 'M',
    birth: '1966-06-21',
    place: '2A004',
  },
  { key: 'corsica-2b', birthName: 'PAT-BASTIA', given: 'LAETITIA', sex: 'F', birth: '1983-11-02', place: '2B033' },
  {
    key: 'no-day',
    birthName: 'PAT-SANSJOUR',
    given: 'ALI',
    sex: 'M',
    birth: '1948-10',
    place: '99352',
    status: 'validee',
  },
  {
    key: 'year-only',
    birthName: 'PAT-ANNEE',
    given: 'FATOU',
    sex: 'F',
    birth: '1951',
    place: '99341',
    status: 'recuperee',
  },
  {
    key: 'apostrophe',
    birthName: "PAT-D'OR",
    usedName: "PAT-D'ARGENT",
    given: 'AUDE',
    sex: 'F',
    birth: '1990-01-31',
    place: '33063',
  },
  {
    key: 'double-name',
    birthName: 'PAT-LE GOFF PAT-DUPUIS',
    usedName: 'PAT-DUPUIS',
    given: 'JEAN-PIERRE ANNE MARIE',
    sex: 'M',
    birth: '1962-08-17',
    place: '56260',
  },
  {
    key: 'compound-given',
    birthName: 'PAT-SOLEIL',
    given: 'MARIE ANGE LUCIE',
    firstGiven: 'MARIE ANGE',
    usedGivenName: 'ANGE',
    sex: 'F',
    birth: '1995-05-05',
    place: '13055',
  },
  {
    key: 'long-name',
    birthName: 'PAT-DE LA TOUR DES GRANDES BRUYERES DE SAINT-HILAIRE-AUX-MARAIS',
    given: 'MAXIMILIENNE-ALEXANDRINE BEATRICE ELEONORE',
    sex: 'F',
    birth: '1971-03-03',
    place: '85191',
  },
  { key: 'foreign-born', birthName: 'PAT-LISBONNE', given: 'JOAO', sex: 'M', birth: '1987-07-07', place: '99139' },
];

/** Every case, in the order of the host's list. */
export const CAST: readonly CastMember[] = [...known, ...ages, ...lookalikes, ...civilStatus, ...rights];
