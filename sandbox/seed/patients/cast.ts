/** The awkward cases of identity and of right, one person each (decision 28). All fictitious. */
import type { CastMember, DossierPlan } from './cast-member.ts';
import { DR_FORET, DR_LIBRE, NURSE_ALOUETTE } from './people.ts';

/** The person whose dossier `--dossier N` fills; empty otherwise. */
export const LARGE_DOSSIER = 'large-dossier';

const mother = { code: 'MTH', label: 'Mère' };
const father = { code: 'FTH', label: 'Père' };
const guardian = { code: 'GUARD', label: 'Tuteur' };

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

const rights: readonly CastMember[] = [
  {
    key: 'closed',
    birthName: 'PAT-FERME',
    given: 'GUY',
    sex: 'M',
    birth: '1955-05-20',
    place: '44109',
    dossier: { closed: { daysAgo: 210, motiveCode: 'FERMETURE_DEMANDE_PATIENT', reason: 'Demande du titulaire' } },
  },
  {
    key: 'deceased',
    birthName: 'PAT-DEFUNT',
    given: 'LEON',
    sex: 'M',
    birth: '1934-01-15',
    place: '54395',
    dossier: { closed: { daysAgo: 12, motiveCode: 'FERMETURE_DECES', reason: 'Décès du titulaire' } },
  },
  {
    key: 'no-dmp',
    birthName: 'PAT-SANSDMP',
    given: 'EVE',
    sex: 'F',
    birth: '1980-02-02',
    place: '59350',
    dossier: 'none',
  },
  {
    key: 'blocked',
    birthName: 'PAT-BLOQUE',
    given: 'REMI',
    sex: 'M',
    birth: '1975-10-10',
    place: '31555',
    dossier: { grants: [{ nationalId: DR_LIBRE, daysAgo: 90, blocked: true }] },
  },
  {
    key: 'expired',
    birthName: 'PAT-ECHU',
    given: 'NINA',
    sex: 'F',
    birth: '1969-09-30',
    place: '67482',
    dossier: { grants: [{ nationalId: DR_LIBRE, daysAgo: 400 }] },
  },
  {
    key: 'ends-soon',
    birthName: 'PAT-BIENTOT',
    given: 'YVES',
    sex: 'M',
    birth: '1947-12-24',
    place: '21231',
    dossier: {
      grants: [{ nationalId: DR_LIBRE, daysAgo: 361 }],
      treatingDoctor: DR_LIBRE,
    },
  },
  opposed('opposed-both', 'PAT-REFUS', 'ODILE', true, true),
  opposed('opposed-break-glass', 'PAT-BRIS', 'IRMA', true, false),
  opposed('opposed-regulation', 'PAT-QUINZE-NON', 'PAOLA', false, true),
  {
    key: 'mismatch',
    birthName: 'PAT-ECART',
    given: 'JULIE',
    sex: 'F',
    birth: '1988-08-18',
    place: '80021',
    dossier: { dmpTraits: { given: 'JULIEN', sex: 'M', birthDate: '1988-08-19' } },
  },
  {
    key: 'not-given',
    birthName: 'PAT-INCONNU',
    given: 'SARA',
    sex: 'F',
    birth: '1993-04-01',
    place: '06088',
    dossier: { dmpTraits: { usedFamily: 'NON RENSEIGNE' } },
  },
  {
    key: 'protected',
    birthName: 'PAT-TUTELLE',
    given: 'BLAISE',
    sex: 'M',
    birth: '1941-06-06',
    place: '87085',
    representatives: [{ name: 'PAT-TUTELLE', given: 'SOLENE', relation: guardian }],
  },
  {
    key: 'hospital-grant',
    birthName: 'PAT-SEJOUR',
    given: 'KARIM',
    sex: 'M',
    birth: '1964-04-04',
    place: '38185',
    dossier: {
      grants: [{ nationalId: DR_LIBRE, daysAgo: 2 }],
      linkedToEns: false,
    },
  },
  {
    key: LARGE_DOSSIER,
    birthName: 'PAT-GROSDOSSIER',
    given: 'ARMAND',
    sex: 'M',
    birth: '1944-11-11',
    place: '76540',
    dossier: { grants: [{ nationalId: DR_LIBRE, daysAgo: 100 }] },
  },
];

function opposed(key: string, birthName: string, given: string, breakGlass: boolean, regulation: boolean): CastMember {
  return {
    key,
    birthName,
    given,
    sex: 'F',
    birth: '1952-02-29',
    place: '17300',
    dossier: { opposition: { breakGlass, regulation } },
  };
}

/** Every case, in the order of the host's list. */
export const CAST: readonly CastMember[] = [...known, ...ages, ...lookalikes, ...civilStatus, ...rights];
