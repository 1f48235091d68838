import { el, type Xml } from '../xml/write.ts';

/** Functional parameters named by the guide (dmp-interface §3.5); defaults of rules R15 and R34. */
export const PARAMETERS = {
  'fonctions-gestion-mineurs': 'true',
  'age-majorite': '18',
  'cumul-invisible_patient-masque_ps': 'false',
} as const;

/**
 * The parameter file that clients download once a day.
 * Its real schema was never seen: names are those of the guide, the form is this sandbox's own (README, decision 7).
 */
export function parameterFile(): Xml {
  const list = Object.entries(PARAMETERS).map(([nom, valeur]) => el('parametre', { nom, valeur }));
  return `<?xml version="1.0" encoding="UTF-8"?>${el('parametres-lps', { version: '1', origine: 'BAC A SABLE' }, ...list)}`;
}
