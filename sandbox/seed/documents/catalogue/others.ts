/** The other cases: a few documents each, so that every state of a dossier has something to read or to refuse. */
import type { DocumentPlan, Visibility } from '../document-plan.ts';
import { heading, list, paragraph, table } from '../report.ts';
import type { AuthorKey } from '../professionals.ts';
import { pdfBiology, structuredBiology } from './biology.ts';
import { asPdf, asText, withBody } from './write-plan.ts';

function by(
  patient: string,
  key: string,
  author: AuthorKey,
  type: string,
  daysAgo: number,
  time = '14:00',
): { key: string; patient: string; author: AuthorKey; type: string; daysAgo: number; time: string } {
  return { key: `${patient}-${key}`, patient, author, type, daysAgo, time };
}

const secret: readonly Visibility[] = ['INVISIBLE_REPRESENTANTS_LEGAUX'];

const minors: readonly DocumentPlan[] = [
  asPdf(
    by('newborn', 'maternity', 'paediatrician', '78489-2', 1),
    'Synthèse de l’enfant en maternité',
    list('Né à terme, 3 240 g, 49 cm', 'Apgar 10/10 à cinq minutes', 'Examen normal, dépistages faits'),
  ),
  asPdf(
    by('newborn', 'birth', 'paediatrician', '57075-4', 3, '06:10'),
    'Synthèse de la salle de naissance',
    paragraph('Naissance par voie basse sans difficulté.'),
  ),
  asPdf(
    by('under-15', 'check', 'libre', '59283-2', 30),
    'Examen de l’enfant',
    paragraph('Croissance régulière. Vaccins à jour.'),
  ),
  asPdf(
    { ...by('over-15', 'secret', 'libre', '11488-4', 12), visibility: secret },
    'Consultation confidentielle',
    paragraph('Consultation demandée par la mineure, secret gardé à sa demande. Information sur la contraception.'),
  ),
  asPdf(
    by('over-15', 'sprain', 'rivage', '15507-7', 60),
    'Passage aux urgences',
    paragraph('Entorse bénigne de la cheville gauche. Attelle dix jours.'),
  ),
  asPdf(
    { ...by('under-18', 'secret', 'libre', '11488-4', 8), visibility: secret },
    'Consultation confidentielle',
    paragraph('Dépistage demandé par la patiente, secret gardé à sa demande.'),
  ),
  asPdf(
    by('under-18', 'sport', 'libre', '89601-9', 15),
    'Certificat médical',
    paragraph('Absence de contre-indication à la pratique du volley-ball en compétition.'),
  ),
  pdfBiology(
    { key: 'under-16-bio', patient: 'under-16', author: 'temoin', daysAgo: 100, time: '08:00' },
    'Bilan biologique',
    { haemoglobin: [13.4], leucocytes: [6.2], platelets: [270], ferritin: [41] },
    'Sans particularité.',
  ),
  asPdf(
    by('over-16', 'teeth', 'rivage', '11488-4', 45),
    'Consultation',
    paragraph('Douleur dentaire, orientation vers un chirurgien-dentiste.'),
  ),
  asPdf(
    by('over-18', 'check', 'foret', '11488-4', 20),
    'Consultation',
    paragraph('Première consultation d’adulte. Carnet de vaccination remis.'),
  ),
];

const lookalikes: readonly DocumentPlan[] = [
  asPdf(
    by('homonym-1', 'hip', 'surgeon', '34874-8', 500),
    'Compte rendu opératoire',
    paragraph('Cure de hernie inguinale droite par voie ouverte.'),
  ),
  asPdf(
    by('homonym-2', 'hip', 'modele', '18748-4', 140),
    'Radiographie du bassin',
    paragraph('Coxarthrose gauche évoluée.'),
  ),
  asPdf(
    by('twin-lina', 'allergy', 'foret', '11488-4', 90),
    'Consultation d’allergologie',
    paragraph('Allergie à la pénicilline confirmée.'),
  ),
  asPdf(
    by('twin-lisa', 'allergy', 'foret', '11488-4', 90, '14:30'),
    'Consultation d’allergologie',
    paragraph('Pas d’allergie à la pénicilline.'),
  ),
  asText(
    by('corsica-2a', 'visit', 'foret', '11488-4', 33),
    'UTF-8',
    'Consultation',
    paragraph('Bronchite aiguë, pas d’antibiotique.'),
  ),
  asPdf(
    by('corsica-2b', 'visit', 'foret', '11488-4', 66),
    'Consultation',
    paragraph('Migraine sans aura, traitement de crise.'),
  ),
  asPdf(by('no-day', 'visit', 'foret', '11488-4', 21), 'Consultation', paragraph('Suivi tensionnel, 132/78 mmHg.')),
  asPdf(
    by('year-only', 'visit', 'foret', '11488-4', 22),
    'Consultation',
    paragraph('Cataracte débutante, avis ophtalmologique demandé.'),
  ),
  asPdf(
    by('apostrophe', 'visit', 'foret', '11488-4', 17),
    'Consultation d’orthophonie',
    paragraph('Bilan de la voix après thyroïdectomie : récupération complète.'),
  ),
  asPdf(
    by('double-name', 'stay', 'surgeon', '34112-3', 250),
    'Compte rendu d’hospitalisation',
    paragraph('Appendicectomie, suites simples.'),
  ),
];

const rights: readonly DocumentPlan[] = [
  asPdf(by('blocked', 'visit', 'foret', '11488-4', 40), 'Consultation', paragraph('Suivi.')),
  asPdf(
    by('expired', 'stay', 'surgeon', '34112-3', 420),
    'Compte rendu d’hospitalisation',
    paragraph('Fracture du poignet, réduction sous anesthésie.'),
  ),
  asPdf(by('expired', 'visit', 'libre', '11488-4', 401), 'Consultation', paragraph('Contrôle du plâtre.')),
  asPdf(
    by('ends-soon', 'visit', 'libre', '11488-4', 15),
    'Consultation',
    paragraph('Suivi d’une insuffisance cardiaque compensée. Poids stable.'),
  ),
  pdfBiology(
    { key: 'ends-soon-bio', patient: 'ends-soon', author: 'temoin', daysAgo: 14, time: '07:30' },
    'Bilan',
    { creatinine: [118, 110], potassium: [4.9, 4.7], haemoglobin: [12.9] },
    'Stable.',
  ),
  asPdf(
    by('closed', 'old', 'foret', '11488-4', 700),
    'Consultation',
    paragraph('Dernière consultation avant la fermeture.'),
  ),
  asPdf(by('opposed-both', 'old', 'foret', '11488-4', 80), 'Consultation', paragraph('Suivi.')),
  asPdf(by('opposed-break-glass', 'drugs', 'foret', '57833-6', 80), 'Ordonnance', list('Rivaroxaban 20 mg le soir')),
  asPdf(
    by('opposed-regulation', 'drugs', 'foret', '57833-6', 80),
    'Ordonnance',
    list('Insuline glargine 14 unités au coucher'),
  ),
  asPdf(by('mismatch', 'visit', 'foret', '11488-4', 50), 'Consultation', paragraph('Lombalgie, arrêt de trois jours.')),
  asPdf(by('not-given', 'visit', 'foret', '11488-4', 51), 'Consultation', paragraph('Vaccin antitétanique à jour.')),
  asPdf(
    by('protected', 'emergency', 'rivage', '74207-2', 150),
    'Dossier de liaison d’urgence',
    list('Troubles cognitifs', 'Tuteur : sa fille', 'Allergie à l’iode'),
  ),
  asPdf(
    by('hospital-grant', 'admission', 'rivage', '67851-6', 2, '22:40'),
    'Compte rendu d’admission',
    heading('Motif'),
    paragraph('Pneumopathie communautaire.'),
    heading('Examen'),
    paragraph('Saturation 92 % en air ambiant, température 38,9 °C.'),
  ),
  structuredBiology(
    { key: 'hospital-grant-bio', patient: 'hospital-grant', author: 'temoin', daysAgo: 1, time: '06:30' },
    'Bilan d’entrée',
    { crp: [184], leucocytes: [15.2], haemoglobin: [13.8], creatinine: [96], sodium: [133] },
    'Syndrome inflammatoire.',
  ),
];

const wardKeys = ['01', '04', '07', '10', '13', '16', '19', '22', '25', '28'];

/** What the open dossiers of the ward hold: an admission, a laboratory report, a chart. */
const ward: readonly DocumentPlan[] = wardKeys.flatMap((bed, index) => [
  asPdf(
    by(`ward-${bed}`, 'admission', 'rivage', '67851-6', 3 + (index % 4), '19:10'),
    'Compte rendu d’admission',
    paragraph(`Admission en médecine polyvalente, lit ${Number(bed)}. Altération de l’état général, bilan à faire.`),
  ),
  pdfBiology(
    { key: `ward-${bed}-bio`, patient: `ward-${bed}`, author: 'temoin', daysAgo: 1 + (index % 3), time: '06:15' },
    'Bilan du service',
    {
      haemoglobin: [10.4 + index / 5],
      leucocytes: [5.1 + index],
      creatinine: [70 + 9 * index],
      sodium: [132 + index],
      crp: [index % 3 === 0 ? '<4' : 12 + index],
    },
    'Prélèvement du matin.',
  ),
  asPdf(
    by(`ward-${bed}`, 'charts', 'alouette', '29274-8', index % 2, '08:05'),
    'Constantes',
    table(
      ['Heure', 'Tension', 'Pouls', 'Température'],
      ['07:30', '126/74', '78/min', '37,2'],
      ['13:30', '131/79', '82/min', '37,6'],
    ),
  ),
]);

/** Faults that a reader must show for what they are (H03, H08): never well-formed headers, never wrong hashes. */
export const traps: readonly DocumentPlan[] = [
  {
    ...asPdf(
      by('trois', 'no-ins', 'modele', '18748-4', 28),
      'Échographie abdominale',
      paragraph('Pas d’anomalie. En-tête sans matricule INS.'),
    ),
    headerFlaw: { kind: 'no-ins' },
  },
  {
    ...asPdf(
      by('trois', 'someone-else', 'modele', '18748-4', 27),
      'Radiographie du poignet',
      paragraph('Fracture non déplacée du radius. Document versé au mauvais dossier.'),
    ),
    headerFlaw: { kind: 'about', patient: 'homonym-1' },
  },
  withBody(by('trois', 'broken-pdf', 'surgeon', '11505-5', 26), {
    kind: 'pdf',
    flaw: 'truncated',
    report: {
      title: 'Acte thérapeutique (fichier incomplet)',
      blocks: [paragraph('Infiltration de l’épaule droite.')],
    },
  }),
  withBody(by('trois', 'five-megabytes', 'modele', '18748-4', 24), {
    kind: 'pdf',
    flaw: 'five-megabytes',
    report: { title: 'Scanner thoracique (document volumineux)', blocks: [paragraph('Pas de lésion suspecte.')] },
  }),
];

export const others: readonly DocumentPlan[] = [...minors, ...lookalikes, ...rights, ...ward];
