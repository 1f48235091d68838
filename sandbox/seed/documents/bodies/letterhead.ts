/** What stands at the top of every report: who writes, about whom, when. */
import { printedDay } from '../../calendar.ts';
import type { SeedPatient } from '../../model.ts';
import type { Professional } from '../professionals.ts';

export interface Letterhead {
  readonly place: string;
  readonly address: string;
  readonly author: string;
  readonly specialty: string;
  readonly patient: string;
  readonly identity: string;
  readonly date: string;
}

/** The lines of a letterhead; a document of the patient has no professional. */
export function letterheadOf(patient: SeedPatient, author: Professional | null, at: Date): Letterhead {
  const name = patient.usedName ?? patient.birthName;
  return {
    place: author?.place.name ?? 'Mon espace santé',
    address: author ? `${author.place.street} - 17000 VILLEFICTIVE` : '',
    author: author
      ? [author.title, author.given, author.family].filter(Boolean).join(' ')
      : `${patient.firstGivenName} ${name}`,
    specialty: author?.specialty.label.replace(/^Médecin - | \(S[MI]\)$/g, '') ?? 'Titulaire',
    patient: `${name} ${patient.firstGivenName}`,
    identity: identityLine(patient),
    date: printedDay(at),
  };
}

function identityLine(patient: SeedPatient): string {
  const born = patient.sex === 'F' ? 'Née' : 'Né';
  const birthDate = patient.birthDate.split('-').reverse().join('/');
  return `${born} ${patient.birthName} le ${birthDate} - INS ${patient.ins.value} (test)`;
}
