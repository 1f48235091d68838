/** A ward of 28 beds in the demonstration hospital: 28 more people, so that a list of patients is never a list of special cases. */
import type { CastMember } from './cast-member.ts';
import { DR_LIBRE } from './people.ts';
import { numberOf, pickOf } from '../derive.ts';

export const WARD_UNIT = 'Médecine polyvalente';
export const WARD_BEDS = 28;

const names = [
  'AUBE',
  'BRISE',
  'CASCADE',
  'DUNE',
  'ECLUSE',
  'FALAISE',
  'GALET',
  'HALLE',
  'ILOT',
  'JETEE',
  'LAGUNE',
  'MEANDRE',
  'NUAGE',
  'OMBRE',
  'PRAIRIE',
  'QUAI',
  'RIVIERE',
  'SABLE',
  'TORRENT',
  'USINE',
  'VALLON',
  'WAGON',
  'YEUSE',
  'ZENITH',
  'ARDOISE',
  'BRUYERE',
  'CALANQUE',
  'DOLMEN',
];
const women = ['ALICE', 'BERTHE', 'CELINE', 'DENISE', 'EDITH', 'FLORE', 'GISELE', 'HELENE'];
const men = ['ALAIN', 'BRUNO', 'CHARLES', 'DANIEL', 'EMILE', 'FELIX', 'GASTON', 'HUGO'];
const places = ['75056', '13055', '69123', '31555', '06088', '44109', '67482', '33063', '59350', '35238'];

/** Beds 1 to 28; every third dossier is already open to Dr LIBRE for the hospital, two people have no DMP. */
export function wardCast(): CastMember[] {
  return names.slice(0, WARD_BEDS).map((name, index) => {
    const key = `ward-${String(index + 1).padStart(2, '0')}`;
    const sex = numberOf(`${key}|sex`, 2) === 0 ? 'F' : 'M';
    return {
      key,
      birthName: `PAT-${name}`,
      given: pickOf(`${key}|given`, sex === 'F' ? women : men),
      sex,
      birth: birthOf(key),
      place: pickOf(`${key}|place`, places),
      bed: index + 1,
      ...(index % 9 === 5 ? { status: 'validee' as const } : {}),
      ...dossierOf(index),
    };
  });
}

function dossierOf(index: number): Pick<CastMember, 'dossier'> {
  if (index === 10 || index === 21) return { dossier: 'none' };
  if (index % 3 !== 0) return {};
  return { dossier: { grants: [{ nationalId: DR_LIBRE, daysAgo: 5 }] } };
}

function birthOf(key: string): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${1932 + numberOf(`${key}|year`, 62)}-${two(1 + numberOf(`${key}|month`, 12))}-${two(1 + numberOf(`${key}|day`, 28))}`;
}
