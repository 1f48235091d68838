/** Mme NESSI: a report of a hospital stay, several pages long. */
import type { DocumentPlan } from '../document-plan.ts';
import { heading, list, paragraph, table } from '../report.ts';
import { asPdf } from './write-plan.ts';

/** What happened each day of the stay; long enough for a report of several pages. */
const dayNotes: readonly string[] = [
  'Entrée la veille de l’intervention. Consultation d’anesthésie relue, jeûne expliqué, douche préopératoire faite. Bracelet d’allergie à l’amoxicilline posé. La patiente a été reçue par l’équipe chirurgicale, qui a redit le geste prévu, ses suites et la possibilité d’une conversion en laparotomie.',
  'Intervention sous anesthésie générale, sans incident. Retour dans le service à 15 h 10, conscience normale, douleur évaluée à 5/10 puis 3/10 après paracétamol et néfopam. Diurèse 900 mL. Premier lever le soir avec deux soignants, bien toléré, sans malaise ni nausée.',
  'Nuit calme. Température < 37,8 °C, abdomen souple, bruits présents. Reprise de l’eau puis d’un bouillon. Perfusion retirée à midi. Pansements propres et secs. Kinésithérapie respiratoire ; mobilisation jusqu’au fauteuil et marche de 40 m dans le couloir.',
  'Un pic à 38,1 °C dans la nuit, isolé. Hémocultures et examen d’urines prélevés, radiographie du thorax sans foyer. CRP 62 mg/L, leucocytes 10,4 G/L. Pas d’antibiotique. Explications données à la patiente et, avec son accord, à sa sœur.',
  'Apyrexie. Hémocultures stériles à 24 heures. CRP en baisse à 38 mg/L. Reprise d’une alimentation légère, transit rétabli. Douleur 2/10 au mouvement. Reprise du périndopril ; pression artérielle à 132/76 mmHg.',
  'Échographie de contrôle : pas de collection, voie biliaire principale fine. Ablation d’un fil sur deux non nécessaire. La diététicienne est passée : pas de régime particulier, reprise progressive des graisses. Créatinine 91 µmol/L.',
  'Marche seule dans l’étage. Prévention de la phlébite poursuivie, mollets souples. Cicatrices propres, petite ecchymose péri-ombilicale sans tension. Consignes de surveillance de la température remises par écrit.',
  'Bilan hépatique normalisé. Le traitement habituel est repris en entier. Ordonnances de sortie préparées avec la patiente : paracétamol, pansements, pas d’anti-inflammatoire en raison de la fonction rénale.',
  'Sortie à domicile à 11 h, accompagnée. Rendez-vous de contrôle donné. Numéro du service remis pour toute fièvre, douleur croissante, jaunisse ou écoulement. Compte rendu anatomopathologique en attente, adressé dès réception au médecin traitant.',
];

export const nessiStay: DocumentPlan = asPdf(
  { key: 'nessi-stay', patient: 'nessi', author: 'surgeon', type: '34112-3', daysAgo: 437, time: '17:45' },
  'Compte rendu d’hospitalisation : chirurgie digestive',
  heading('Motif'),
  paragraph('Cholécystectomie programmée pour lithiase vésiculaire symptomatique.'),
  heading('Antécédents'),
  list(
    'Hypertension artérielle depuis 2016',
    'Allergie à l’amoxicilline : éruption en 2011',
    'Deux grossesses, accouchements par voie basse',
    'Appendicectomie en 1991',
    'Méniscopathie du genou droit',
  ),
  heading('Déroulement du séjour'),
  ...dayNotes.map((note, day) => paragraph(`Jour ${day + 1}. ${note}`)),
  heading('Surveillance'),
  table(
    ['Jour', 'Tension', 'Pouls', 'Température', 'Douleur'],
    ...Array.from({ length: 9 }, (_, day) => [
      `J${day + 1}`,
      `${128 + day}/76`,
      `${82 - day}/min`,
      '37,1',
      `${Math.max(0, 5 - day)}/10`,
    ]),
  ),
  heading('Examens complémentaires'),
  paragraph(
    'Échographie de contrôle : loge vésiculaire libre, voie biliaire principale fine à 5 mm. Bilan hépatique normalisé à la sortie.',
  ),
  heading('Traitement de sortie'),
  list(
    'Paracétamol 1 g, trois fois par jour pendant 5 jours',
    'Reprise des traitements habituels',
    'Soins de pansement par une infirmière à domicile pendant 10 jours',
  ),
  heading('Conclusion'),
  paragraph(
    'Suites simples. Sortie à domicile. Consultation de contrôle à un mois. Le compte rendu anatomopathologique est attendu et sera adressé au médecin traitant.',
  ),
);
