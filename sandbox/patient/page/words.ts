import type { Person } from '../../store/people.ts';

const DAY = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const MOMENT = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const HOUR = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' });

/** `24 novembre 2026`. */
export const dayText = (at: number): string => DAY.format(at);
/** `mar. 24 nov. 2026 à 09:12`. */
export const momentText = (at: number): string => `${MOMENT.format(at)} à ${HOUR.format(at)}`;
/** `09:12`. */
export const hourText = (at: number): string => HOUR.format(at);

/** Day of an HL7 time (`YYYYMMDDhhmmss`, UTC), or as much of it as there is. */
export function hl7DayText(time: string): string {
  const [, year = '', month, day] = /^(\d{4})(\d{2})?(\d{2})?/.exec(time) ?? [];
  if (!month || !day) return year;
  const clock = time.length >= 12 ? `T${time.slice(8, 10)}:${time.slice(10, 12)}:00Z` : 'T12:00:00Z';
  return dayText(Date.parse(`${year}-${month}-${day}${clock}`));
}

/** Day of a date `YYYY-MM-DD`, or as much of it as there is. */
export const birthText = (date: string): string => hl7DayText(date.replaceAll('-', ''));

/** `Dr LIBRE Jeanne`, or a structure's name. */
export function nameOf({ family, given, specialty }: Person): string {
  const title = specialty?.code.startsWith('G15_10') ? 'Dr ' : '';
  return `${title}${family} ${given}`.trim();
}

/** Why an act was refused, with the next step, in a patient's words. */
const REFUSALS: Readonly<Record<string, string>> = {
  'patient/unknown': "Ce dossier n'existe plus.",
  'patient/not-a-representative':
    'Vous ne représentez plus cette personne : son dossier se consulte maintenant avec ses propres identifiants.',
  'patient/closed': 'Ce dossier est fermé. Vous pouvez le rouvrir.',
  'patient/not-closed': "Ce dossier n'est pas fermé : il n'y a rien à rouvrir.",
  'patient/unknown-document': "Ce document n'est pas dans votre dossier.",
  'patient/not-own-document':
    'Ce document a été déposé par un professionnel : lui seul peut le retirer. Adressez-vous à lui.',
  'patient/attending-cannot-be-blocked':
    'Votre médecin traitant ne peut pas être bloqué. Changez d’abord de médecin traitant.',
  'patient/not-blocked': "Ce professionnel n'était pas bloqué.",
  'patient/not-authorised': "Ce professionnel n'avait pas d'autorisation.",
  'patient/not-a-physician': 'Le médecin traitant est un médecin : choisissez-en un dans la liste.',
  'patient/unknown-professional': 'Ce professionnel est inconnu. Choisissez-en un dans la liste.',
  'patient/unknown-type': 'Choisissez de quel document il s’agit.',
  'patient/no-title': 'Donnez un titre au document.',
  'patient/title-too-long': 'Ce titre est trop long : 128 caractères au plus.',
  'patient/empty-document': 'Écrivez un texte ou choisissez un fichier PDF.',
  'patient/not-a-pdf': "Ce fichier n'est pas un PDF. Choisissez un fichier PDF, ou écrivez le texte.",
  'patient/file-too-large': 'Ce fichier est trop lourd : 3,5 Mo au plus.',
  'sign-in/wrong-password': 'Identifiant ou mot de passe inconnu. Après trois essais, l’accès attend 15 minutes.',
  'sign-in/wrong-code': "Ce n'est pas le code envoyé. Après trois codes faux, l'accès attend 15 minutes.",
  'sign-in/code-expired': "Ce code n'est plus valable. Demandez un nouveau code.",
  'sign-in/refused-for-a-while': "Trop d'essais : l'accès attend 15 minutes. Réessayez ensuite.",
  'sign-in/sent-a-moment-ago': 'Un code vient d’être envoyé. Attendez une minute pour en demander un autre.',
};

export const refusalText = (refusal: string): string => REFUSALS[refusal] ?? `Cela n'a pas pu être fait (${refusal}).`;
