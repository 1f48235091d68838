/** People made in number, so that a hundred thousand documents do not sit in sixty dossiers. */
import { numberOf } from '../derive.ts';
import type { CastMember } from '../patients/cast-member.ts';
import { DR_LIBRE } from '../patients/people.ts';

export const DOCUMENTS_EACH = 200;

const places = ['18033', '19272', '22278', '24322', '25056', '27229', '28085', '30189', '34172', '37261'];
const ORDERS = 998;
const women = ['ADELE', 'BLANDINE', 'CORALIE', 'DELPHINE', 'ESTELLE', 'FANNY'];
const men = ['ADRIEN', 'BASILE', 'CYRIL', 'DAMIEN', 'ETIENNE', 'FABIEN'];

export const bulkKey = (index: number): string => `bulk-${String(index + 1).padStart(4, '0')}`;

/** As many people as that number of documents needs; two thirds are already open to Dr LIBRE. */
export function bulkCast(documents: number): CastMember[] {
  return Array.from({ length: Math.ceil(documents / DOCUMENTS_EACH) }, (_, index) => memberAt(index));
}

function memberAt(index: number): CastMember {
  const key = bulkKey(index);
  const sex = index % 2 === 0 ? 'F' : 'M';
  const given = (sex === 'F' ? women : men)[numberOf(`${key}|given`, 6)] ?? 'ALIX';
  const two = (value: number): string => String(value).padStart(2, '0');
  const birth = `${1930 + numberOf(`${key}|year`, 70)}-${two(1 + numberOf(`${key}|month`, 12))}-${two(1 + numberOf(`${key}|day`, 28))}`;
  // Rank and place together number the people, so that no two share an INS whatever their birth dates.
  const place = places[Math.floor(index / ORDERS) % places.length] ?? '18033';
  const open = index % 3 !== 2;
  return {
    key,
    birthName: `PAT-${lettersOf(index)}`,
    given,
    sex,
    birth,
    place,
    order: 1 + (index % ORDERS),
    ...(open ? { dossier: { grants: [{ nationalId: DR_LIBRE, daysAgo: numberOf(`${key}|grant`, 300) }] } } : {}),
  };
}

/** Names are compared without digits, so the rank is written in letters: AAAA, AAAB… */
function lettersOf(index: number): string {
  return index
    .toString(26)
    .padStart(4, '0')
    .replace(/./g, (digit) => String.fromCharCode(65 + Number.parseInt(digit, 26)));
}
