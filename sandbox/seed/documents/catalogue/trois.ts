/** Mme PAT-TROIS, whom Dr LIBRE sees for the first time: enough documents of enough kinds for the whole path. */
import type { DocumentPlan } from '../document-plan.ts';
import { heading, list, paragraph, table } from '../report.ts';
import type { AuthorKey } from '../professionals.ts';
import { pdfBiology, structuredBiology } from './biology.ts';
import { asBody, asPdf, asText, withBody } from './write-plan.ts';

function by(
  key: string,
  author: AuthorKey,
  type: string,
  daysAgo: number,
  time = '10:30',
): { key: string; patient: string; author: AuthorKey; type: string; daysAgo: number; time: string } {
  return { key: `trois-${key}`, patient: 'trois', author, type, daysAgo, time };
}

const laboratory = (key: string, daysAgo: number) => ({
  key: `trois-${key}`,
  patient: 'trois',
  author: 'temoin' as const,
  daysAgo,
  time: '08:00',
});

export const trois: readonly DocumentPlan[] = [
  structuredBiology(
    laboratory('bio-1', 11),
    'Surveillance du diabète',
    {
      glucose: [8.4, 9.1],
      hba1c: [7.6, 8.2],
      creatinine: [71, 69],
      gfr: [86, 88],
      potassium: [4.1, 4.3],
      ldl: [2.4, 2.9],
    },
    'HbA1c en baisse. Objectif < 7 % à discuter avec le médecin traitant.',
    true,
  ),
  pdfBiology(
    laboratory('bio-2', 190),
    'Surveillance du diabète',
    { glucose: [9.1, 9.8], hba1c: [8.2, 8.6], creatinine: [69] },
    'Déséquilibre persistant.',
  ),
  pdfBiology(
    laboratory('bio-3', 830),
    'Bilan de découverte',
    { glucose: [12.6], hba1c: [9.4], triglycerides: [2.8], ldl: [4.1] },
    'Hyperglycémie à confirmer.',
  ),
  asPdf(
    by('eye', 'ophthalmologist', '78513-9', 35, '11:20'),
    'Dépistage de la rétinopathie diabétique',
    heading('Résultat'),
    paragraph('Pas de rétinopathie. Contrôle dans un an.'),
  ),
  asPdf(
    by('cardiac', 'cardiologist', '11488-4', 70, '15:10'),
    'Consultation de cardiologie',
    heading('Examen'),
    paragraph('TA 128/76 mmHg, auscultation normale. Épreuve d’effort maximale négative.'),
    heading('Conclusion'),
    paragraph('Pas d’ischémie. Revoir dans deux ans.'),
  ),
  withBody(
    { ...by('ecg', 'cardiologist', '52040-3', 70, '15:20'), title: 'Électrocardiogramme de repos' },
    { kind: 'electrocardiogram', beatsPerMinute: 72 },
  ),
  asBody(
    by('letter-fax', 'foret', '96349-6', 76, '18:30'),
    'fax',
    'Lettre d’adressage',
    paragraph('Cher confrère, merci de voir cette patiente diabétique de type 2 pour un bilan cardiologique annuel.'),
    paragraph('Relevé des glycémies capillaires à jeun des deux derniers mois :'),
    ...Array.from({ length: 60 }, (_, day) =>
      paragraph(`Jour ${day + 1} : ${(6.4 + ((day * 7) % 29) / 10).toFixed(1).replace('.', ',')} mmol/L`),
    ),
  ),
  asText(
    by('visit', 'foret', '11488-4', 77, '18:00'),
    'ISO-8859-1',
    'Consultation',
    heading('Motif'),
    paragraph('Renouvellement. Poids 84 kg, IMC 31 kg/m^{2}. Éducation diététique reprise.'),
    heading('Décision'),
    paragraph('Metformine poursuivie, ajout d’un analogue du GLP-1 à 0,25 mg par semaine.'),
  ),
  asText(
    by('nurse', 'alouette', '11506-3', 25, '07:50'),
    'UTF-8',
    'Suivi infirmier',
    list(
      'Glycémies capillaires : 6,8 à 9,2 mmol/L',
      'Injection apprise, geste autonome',
      'Pieds : pas de lésion, pouls ≥ 2 croix',
    ),
  ),
  asBody(
    by('rtf', 'foret', '11488-4', 260, '17:20'),
    'rtf',
    'Note de consultation',
    heading('Examen'),
    paragraph('Sensibilité au monofilament normale. Température 36,8 °C.'),
    table(['Mesure', 'Valeur'], ['TA', '136/82 mmHg'], ['Poids', '86 kg']),
  ),
  asPdf(
    by('presc', 'foret', '57833-6', 77, '18:05'),
    'Ordonnance',
    list(
      'Metformine 1 000 mg matin et soir, 3 mois',
      'Sémaglutide 0,25 mg, une injection par semaine',
      'Bandelettes : 2 par jour',
    ),
  ),
  asPdf(
    by('plan', 'foret', '18776-5', 150, '18:15'),
    'Plan personnalisé de soins',
    list('HbA1c tous les trois mois', 'Fond d’œil annuel', 'Consultation diététique', 'Activité physique adaptée'),
  ),
  asPdf(
    by('ald', 'foret', 'PROT_ALD', 600, '12:00'),
    'Protocole de soins : diabète de type 2',
    paragraph('Soins et traitements rattachés à l’affection de longue durée, pour cinq ans.'),
  ),
  asPdf(
    by('patient-profile', 'patient', 'DOCPAT08', 210, '21:00'),
    'Profil médical',
    list('Allergie déclarée : aucune', 'Contact d’urgence : Paul PAT-TROIS'),
  ),
];
