import type { Manner } from '../../../../shared/domain/emergency/card/manner.ts';
import type { Topic } from '../../../../shared/domain/emergency/card/topics.ts';

/** A sentence of our own making and what may be quoted from it: topic and manner, nothing else. */
export type Annotated = readonly [text: string, expected: readonly (readonly [Topic, Manner])[]];

/** Free text on a page, without a heading. Made up for this test; nobody is described. */
export const SENTENCES: readonly Annotated[] = [
  // Said.
  ['Allergie à la pénicilline : choc anaphylactique en 2019.', [['allergy', 'stated']]],
  ['Allergies : latex, arachide', [['allergy', 'stated']]],
  ['Intolérance au lactose', [['allergy', 'stated']]],
  ['Œdème de Quincke après iode en 2014', [['allergy', 'stated']]],
  ['Apixaban 5 mg matin et soir', [['anticoagulant', 'stated']]],
  ['Sous AVK, INR cible 2 à 3', [['anticoagulant', 'stated']]],
  ['Coumadine 2 mg le soir', [['anticoagulant', 'stated']]],
  ['Porteuse d’un pacemaker double chambre posé en 2024', [['device', 'stated']]],
  ['Stimulateur cardiaque compatible IRM', [['device', 'stated']]],
  ['Valve mécanique aortique, 2012', [['device', 'stated']]],
  ['Pompe à insuline depuis 2020', [['device', 'stated']]],
  ['Groupe sanguin A, Rhésus positif', [['blood-group', 'stated']]],
  ['Antécédents d’infarctus en 2018', [['history', 'stated']]],
  ['Personne de confiance : PAT-TROIS Camille', [['contact', 'stated']]],
  ['Tuteur : sa fille', [['contact', 'stated']]],
  ['Ne pas réanimer selon sa volonté écrite', [['directive', 'stated']]],
  ['Suite à allergie au latex', [['allergy', 'stated']]],
  ['Vaccination grippe : allergie à l’œuf', [['allergy', 'stated']]],
  // An order is no denial.
  ['Ne pas donner de pénicilline, allergie grave', [['allergy', 'stated']]],
  ['Héparine contre-indiquée', [['anticoagulant', 'stated']]],
  // Denied.
  ['Pas d’allergie connue', [['allergy', 'negated']]],
  ['Aucune allergie médicamenteuse', [['allergy', 'negated']]],
  ['Pas d’allergie à la pénicilline.', [['allergy', 'negated']]],
  ['Allergies : néant', [['allergy', 'negated']]],
  ['Allergie déclarée : aucune', [['allergy', 'negated']]],
  ['Absence d’anticoagulant', [['anticoagulant', 'negated']]],
  ['Ni pacemaker ni prothèse valvulaire', [['device', 'negated']]],
  ['Allergie à l’aspirine infirmée par les tests', [['allergy', 'negated']]],
  ['Sans anticoagulation', [['anticoagulant', 'negated']]],
  // Denied with an exception: both halves or none.
  ['Pas d’allergie sauf la pénicilline', [['allergy', 'uncertain']]],
  ['Aucun anticoagulant, hormis une héparine préventive', [['anticoagulant', 'uncertain']]],
  ['Aucune allergie mais urticaire et intolérance à la codéine', [['allergy', 'uncertain']]],
  // Somebody else.
  ['Mère allergique à l’iode', [['allergy', 'family']]],
  ['Le fils de la patiente est sous apixaban', [['anticoagulant', 'family']]],
  ['Pacemaker chez son père', [['device', 'family']]],
  ['Allergie à l’arachide chez sa sœur, aucune chez la patiente', [['allergy', 'family']]],
  // Over.
  ['Allergie à l’œuf dans l’enfance, tolérée depuis', [['allergy', 'resolved']]],
  ['Apixaban arrêté le 3 mars', [['anticoagulant', 'resolved']]],
  ['Ancien traitement par Préviscan', [['anticoagulant', 'resolved']]],
  ['Pacemaker explanté en 2023', [['device', 'resolved']]],
  ['Relais de l’héparine par warfarine', [['anticoagulant', 'resolved']]],
  ['Désensibilisation réussie, allergie aux acariens levée', [['allergy', 'resolved']]],
  // Unsure.
  ['Allergie possible à l’amoxicilline', [['allergy', 'uncertain']]],
  ['Allergie à la pénicilline ?', [['allergy', 'uncertain']]],
  ['Suspicion d’allergie au latex', [['allergy', 'uncertain']]],
  ['Allergies non renseignées', [['allergy', 'uncertain']]],
  ['Recherche d’anticoagulant circulant', [['anticoagulant', 'uncertain']]],
  ['Groupe sanguin inconnu', [['blood-group', 'uncertain']]],
  ['Si allergie, appeler', [['allergy', 'uncertain']]],
  // Look-alikes: nothing to quote.
  ['Consultation d’allergologie du 3 mai', []],
  ['Adressée par l’allergologue', []],
  ['Stimulateur d’appétit conseillé', []],
  ['Voix de stentor', []],
  ['Madame STENTON Anne', []],
  ['La pompe à chaleur du domicile fait du bruit', []],
  ['Valve urinaire', []],
  ['Bonne entente avec sa famille', []],
  ['Prise de sang faite le matin', []],
  ['Le service DAIMON', []],
];

/** The same words under a heading of free text or in a coded section. */
export const PLACED: readonly {
  readonly name: string;
  readonly section?: { readonly title: string; readonly code?: string };
  readonly lines: readonly string[];
  readonly typeCode?: string;
  readonly expected: readonly (readonly [Topic, Manner, string])[];
}[] = [
  {
    name: 'a coded section gives its topic to every line',
    section: { title: 'Allergies et intolérances', code: '48765-2' },
    lines: ['Amoxicilline : éruption en 2011.', 'Latex'],
    expected: [
      ['allergy', 'stated', 'Amoxicilline : éruption en 2011.'],
      ['allergy', 'stated', 'Latex'],
    ],
  },
  {
    name: 'a coded section does not make a denial a fact',
    section: { title: 'Allergies', code: '48765-2' },
    lines: ['Aucune connue à ce jour'],
    expected: [['allergy', 'negated', 'Aucune connue à ce jour']],
  },
  {
    name: 'the family’s section is about others, whatever it says',
    section: { title: 'Antécédents familiaux', code: '10157-6' },
    lines: ['Allergie à la pénicilline', 'Infarctus à 50 ans'],
    expected: [
      ['history', 'family', 'Infarctus à 50 ans'],
      ['allergy', 'family', 'Allergie à la pénicilline'],
      ['history', 'family', 'Allergie à la pénicilline'],
    ],
  },
  {
    name: 'a title stands in for an unknown code',
    section: { title: 'Traitement de sortie', code: '99999-9' },
    lines: ['Rivaroxaban 20 mg le soir'],
    expected: [
      ['treatment', 'stated', 'Rivaroxaban 20 mg le soir'],
      ['anticoagulant', 'stated', 'Rivaroxaban 20 mg le soir'],
    ],
  },
  {
    name: 'a heading on a page holds until the next one',
    lines: ['Traitement habituel :', 'Périndopril 4 mg', 'Conclusion', 'Revoir dans six mois'],
    expected: [['treatment', 'stated', 'Périndopril 4 mg']],
  },
  {
    name: 'family heading on a page',
    lines: ['Antécédents familiaux', 'Diabète de type 2', 'Antécédents', 'Cholécystectomie en 2025'],
    expected: [
      ['history', 'family', 'Diabète de type 2'],
      ['history', 'stated', 'Cholécystectomie en 2025'],
    ],
  },
  {
    name: 'each dosed line of a prescription, and not its letterhead',
    typeCode: '57833-6',
    lines: ['Cabinet médical des Tilleuls', 'Metformine 1 000 mg matin et soir, 3 mois', 'Fait à Villefictive'],
    expected: [['treatment', 'stated', 'Metformine 1 000 mg matin et soir, 3 mois']],
  },
];
