import { agree, type Patient } from './people.ts';
import { typeset } from './format/typeset.ts';
import { birthDateInLetters } from './format/partial-date.ts';

/** Sentences of the screen turned to the patient (mock-up 13): large, plain, and silent about the rest. */
export const showTexts = typeset({
  turn: 'Montrer au patient',
  turning: 'Un instant…',
  back: 'Revenir à l’écran du médecin',
  backTitle: 'Revenir à l’écran du médecin ?',
  backEffect: 'Il montre tout ce que le médecin lit, à qui est devant l’écran.',
  stay: 'Rester ici',
  documents: 'Vos documents',
  choose: 'Choisissez un document.',
  nothing: 'Aucun document à montrer.',
  opening: 'Ouverture du document…',
  chosen: 'Un choix de vos documents, fait avec votre médecin',
  from: (author: string) => `De ${author}`,
  sandbox: 'BAC À SABLE — données fictives',
});

/** `Mme DECOURCY Ruth Isabelle`, `née le 14 juillet 1977`. */
export function shownIdentity(patient: Patient, isMinor: boolean): { readonly name: string; readonly born: string } {
  const civil = isMinor ? '' : `${agree(patient, 'Mme', 'M.')}\u00a0`;
  const born = agree(patient, 'née', 'né');
  return {
    name: `${civil}${patient.usedName ?? patient.birthName} ${patient.givenNames}`,
    born: `${born} le ${birthDateInLetters(patient.birthDate)}`,
  };
}
