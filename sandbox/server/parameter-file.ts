import { el, type Xml } from '../xml/write.ts';
import type { Settings } from './service.ts';

/**
 * The parameter file that clients download once a day: functional parameters named by the guide (dmp-interface §3.5).
 * Its real schema was never seen: names are those of the guide, the form is this sandbox's own (README, decision 7).
 */
export function parameterFile(settings: Settings): Xml {
  const parameters = {
    'fonctions-gestion-mineurs': 'true',
    'age-majorite': String(settings.ageOfMajority),
    'cumul-invisible_patient-masque_ps': String(settings.combinedRestrictions),
  };
  const list = Object.entries(parameters).map(([nom, valeur]) => el('parametre', { nom, valeur }));
  return `<?xml version="1.0" encoding="UTF-8"?>${el('parametres-lps', { version: '1', origine: 'BAC A SABLE' }, ...list)}`;
}
