/** One person for each state of a dossier and of the right to read it. */
import type { CastMember } from './cast-member.ts';
import { DR_LIBRE } from './people.ts';

/** The person whose dossier `--dossier N` fills; empty otherwise. */
export const LARGE_DOSSIER = 'large-dossier';

const guardian = { code: 'GUARD', label: 'Tuteur' };

export const rights: readonly CastMember[] = [
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
