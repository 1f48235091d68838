import type { Informer } from '../../shared/domain/feeding/feeding.ts';
import { longDay } from './format/dates.ts';
import { typeset } from './format/typeset.ts';
import { agree, type Patient } from './people.ts';

/** The patient's say on what is filed in his dossier (R14), in agreement with the patient's sex. */
export function feedingTexts(patient: Pick<Patient, 'sex'>) {
  const who = agree(patient, 'la patiente', 'le patient');
  const told = agree(patient, 'informée', 'informé');
  return typeset({
    question: agree(
      patient,
      'La patiente sait-elle que ses documents vont dans son DMP ?',
      'Le patient sait-il que ses documents vont dans son DMP ?',
    ),
    once: 'Demandé une seule fois, puis gardé avec sa date.',
    bySelf: `Oui, je l’ai ${told}`,
    byTeam: `Oui, l’équipe de soins l’a ${told}`,
    informed: (at: number, by: Informer) =>
      `${agree(patient, 'Patiente informée', 'Patient informé')} des dépôts le ${longDay(at)}, par ${by === 'self' ? 'vous' : 'l’équipe de soins'}.`,
    unread: 'Ce qui a été dit des dépôts n’a pas pu être relu.',
    objects: agree(patient, 'La patiente s’oppose à ce dépôt', 'Le patient s’oppose à ce dépôt'),
    objectsHint: 'Pour un motif légitime, et pour ce document seulement.',
    reason: agree(patient, 'Motif de la patiente', 'Motif du patient'),
    noteObjection: 'Noter l’opposition et ne pas déposer',
    objected: (at: number, fileName: string, reason: string) =>
      `Le ${longDay(at)}, ${who} s’est ${agree(patient, 'opposée', 'opposé')} au dépôt de ${fileName} : « ${reason} ».`,
  });
}
