/** Mme NESSI, reports: cardiology, imaging, surgery, consultations. */
import type { DocumentPlan, Visibility } from '../document-plan.ts';
import { heading, list, paragraph, table } from '../report.ts';
import type { ProfessionalKey } from '../professionals.ts';
import { nessiStay } from './nessi-stay.ts';
import { asBody, asPdf, asText, withBody } from './write-plan.ts';

function by(
  key: string,
  author: ProfessionalKey,
  type: string,
  daysAgo: number,
  time = '10:30',
): { key: string; patient: string; author: ProfessionalKey; type: string; daysAgo: number; time: string } {
  return { key: `nessi-${key}`, patient: 'nessi', author, type, daysAgo, time };
}

const hiddenFromPatient: readonly Visibility[] = ['INVISIBLE_PATIENT'];
const masked: readonly Visibility[] = ['MASQUE_PS'];

const discharge: DocumentPlan = withBody(by('discharge', 'cardiologist', '11490-0', 7, '15:20'), {
  kind: 'structured',
  structure: { formatCode: 'urn:asip:ci-sis:ldl-ses:2017' },
  report: {
    title: 'Lettre de liaison : sortie de cardiologie',
    blocks: [
      heading('Motif d’hospitalisation', { code: '42349-1', label: 'Motif' }),
      paragraph(
        'Palpitations et dyspnée d’effort. **Fibrillation atriale** de découverte récente, score CHA_{2}DS_{2}-VASc à 3.'.replaceAll(
          '_{2}',
          '2',
        ),
      ),
      heading('Synthèse du séjour', { code: '8648-8', label: 'Évolution hospitalière' }),
      paragraph(
        'Hospitalisée du 13 au 17 du mois.\nÉchographie cardiaque : FEVG 58 %, oreillette gauche 24 cm^{2}.\nTroponine < 14 ng/L à deux reprises ; NT-proBNP 640 ng/L.',
      ),
      list(
        'Ralentissement par bisoprolol, fréquence de repos < 80/min',
        'Anticoagulation débutée le 14, apixaban',
        'Arrêt de l’acide acétylsalicylique',
      ),
      heading('Traitements à la sortie', { code: '10183-2', label: 'Médicaments à la sortie' }),
      table(
        ['Médicament', 'Dose', 'Rythme', 'Durée'],
        ['Apixaban', '5 mg', 'matin et soir', 'au long cours'],
        ['Bisoprolol', '2,5 mg', 'matin', 'au long cours'],
        ['Acide acétylsalicylique', '75 mg', '**ARRÊTÉ**', '—'],
        ['Périndopril', '4 mg', 'matin', 'inchangé'],
      ),
      heading('Allergies et effets indésirables', { code: '48765-2', label: 'Allergies' }),
      paragraph('Amoxicilline : éruption en 2011.'),
      heading('Suite à donner', { code: '18776-5', label: 'Plan de soins' }),
      list(
        'Contrôle de la créatinine et de l’ionogramme sous 8 jours',
        'Consultation de cardiologie dans 6 semaines',
        'Adapter la dose d’apixaban si DFG < 25 mL/min',
      ),
    ],
  },
});

const imaging: readonly DocumentPlan[] = [
  asPdf(
    by('renal-ultrasound', 'modele', '18748-4', 6, '14:05'),
    'Échographie rénale et vésicale',
    heading('Indication'),
    paragraph('Majoration récente de la créatinine.'),
    heading('Résultat'),
    paragraph(
      'Reins de taille normale : 104 mm à droite, 106 mm à gauche, bonne différenciation. Pas de dilatation des cavités. Vessie vide après miction, résidu < 20 mL.',
    ),
    heading('Conclusion'),
    paragraph('Pas d’obstacle. Aspect compatible avec une néphropathie médicale.'),
  ),
  asPdf(
    by('chest-x-ray', 'modele', '18748-4', 8, '09:40'),
    'Radiographie du thorax de face',
    heading('Résultat'),
    paragraph(
      'Silhouette cardiaque à la limite supérieure de la normale. Pas de foyer parenchymateux, pas d’épanchement pleural.',
    ),
    heading('Conclusion'),
    paragraph('Pas d’anomalie évolutive.'),
  ),
  asPdf(
    by('abdominal-ct', 'modele', '18748-4', 447, '11:15'),
    'Scanner abdominal injecté',
    heading('Indication'),
    paragraph('Douleurs de l’hypochondre droit.'),
    heading('Résultat'),
    paragraph(
      'Vésicule lithiasique à paroi fine. Voies biliaires non dilatées. Kyste cortical simple du rein gauche, 18 mm.',
    ),
    heading('Conclusion'),
    paragraph('Lithiase vésiculaire symptomatique, à opérer à froid.'),
  ),
  asPdf(
    by('mammography', 'modele', '18748-4', 290, '16:30'),
    'Mammographie de dépistage',
    heading('Résultat'),
    paragraph('Densité de type B. Pas d’image suspecte. ACR 2 des deux côtés.'),
    heading('Conclusion'),
    paragraph('Prochain dépistage dans deux ans.'),
  ),
  asBody(
    by('knee-fax', 'modele', '18748-4', 620, '17:10'),
    'fax',
    'IRM du genou droit',
    heading('Résultat'),
    paragraph('Fissure du ménisque interne, stade 2. Pas d’épanchement. Cartilage fémoro-tibial conservé.'),
    heading('Conclusion'),
    paragraph('Méniscopathie interne dégénérative.'),
  ),
  withBody(
    { ...by('ecg', 'cardiologist', '52040-3', 10, '08:50'), title: 'Électrocardiogramme du 14' },
    { kind: 'electrocardiogram', beatsPerMinute: 96 },
  ),
];

const surgery: readonly DocumentPlan[] = [
  nessiStay,
  asPdf(
    { ...by('operation', 'surgeon', '34874-8', 441, '13:00'), title: 'doc_0417.pdf', status: 'Archived' },
    'Compte rendu opératoire : cholécystectomie',
    heading('Intervention'),
    paragraph(
      'Cholécystectomie par cœlioscopie, quatre trocarts. Dissection du triangle de Calot, clips sur l’artère et le canal cystiques.',
    ),
    heading('Suites'),
    paragraph('Durée 55 min, pertes sanguines < 50 mL. Pas d’incident.'),
  ),
  asPdf(
    by('anaesthesia-before', 'anaesthetist', '34749-2', 452, '09:15'),
    'Consultation pré-anesthésique',
    heading('Évaluation'),
    list('ASA 2', 'Intubation prévue sans difficulté', 'Allergie à l’amoxicilline confirmée'),
    heading('Information'),
    paragraph('Anesthésie générale expliquée et acceptée. Jeûne : solides 6 h, liquides clairs 2 h.'),
  ),
  asPdf(
    by('pathology', 'essaiPaul', '60568-3', 430, '10:00'),
    'Anatomopathologie de la vésicule',
    heading('Macroscopie'),
    paragraph('Vésicule de 8 cm contenant trois calculs.'),
    heading('Conclusion'),
    paragraph('Cholécystite chronique lithiasique. Pas de dysplasie.'),
  ),
];

const consultations: readonly DocumentPlan[] = [
  asPdf(
    { ...by('to-read', 'essaiPaul', '60568-3', 5, '17:30'), visibility: hiddenFromPatient },
    'Examen anatomopathologique : biopsie mammaire',
    heading('Prélèvement'),
    paragraph('Microbiopsie du sein gauche, quatre carottes.'),
    heading('Conclusion'),
    paragraph(
      'Carcinome canalaire infiltrant de grade 2, récepteurs hormonaux positifs. Résultat à annoncer en consultation.',
    ),
  ),
  asPdf(
    { ...by('psychiatry', 'essaiMarie', '11488-4', 285, '11:30'), visibility: masked },
    'Consultation de psychiatrie',
    heading('Entretien'),
    paragraph('Épisode anxieux réactionnel, sommeil perturbé depuis trois mois. Pas d’idée suicidaire.'),
    heading('Suite'),
    paragraph('Suivi mensuel, pas de traitement médicamenteux.'),
  ),
  asPdf(
    by('cardiology', 'cardiologist', '11488-4', 55, '14:40'),
    'Consultation de cardiologie',
    heading('Examen'),
    paragraph('TA 148/86 mmHg, pouls irrégulier. Auscultation pulmonaire libre.'),
    heading('Proposition'),
    paragraph('Holter de 24 h puis hospitalisation courte si confirmation d’une arythmie.'),
  ),
  asPdf(
    by('nephrology', 'nephrologist', '11488-4', 120, '09:00'),
    'Consultation de néphrologie',
    heading('Conclusion'),
    paragraph(
      'Maladie rénale chronique de stade 3a, protéinurie 0,3 g/24 h. Cible de pression artérielle < 130/80 mmHg. Éviter les anti-inflammatoires.',
    ),
  ),
  asPdf(
    by('ophthalmology', 'ophthalmologist', '78513-9', 240, '15:00'),
    'Consultation d’ophtalmologie',
    heading('Résultat'),
    paragraph('Acuité 10/10 des deux yeux avec correction. Fond d’œil : pas de rétinopathie hypertensive.'),
  ),
  asPdf(
    by('emergency', 'rivage', '15507-7', 88, '03:20'),
    'Passage aux urgences',
    heading('Motif'),
    paragraph('Palpitations nocturnes.'),
    heading('Examens'),
    paragraph('ECG : extrasystoles auriculaires. Troponine < 14 ng/L.'),
    heading('Orientation'),
    paragraph('Retour à domicile, avis cardiologique demandé.'),
  ),
  asText(
    by('gp-visit', 'libre', '11488-4', 43, '18:15'),
    'UTF-8',
    'Consultation du médecin traitant',
    heading('Motif'),
    paragraph('Renouvellement, fatigue à l’effort. Poids 71 kg, TA 142/84 mmHg.'),
    heading('Décision'),
    paragraph('Bilan biologique à trois mois, µ-albuminurie sur échantillon.'),
  ),
  asText(
    by('gp-old', 'libre', '11488-4', 790, '18:40'),
    'ISO-8859-1',
    'Consultation du médecin traitant',
    heading('Motif'),
    paragraph('Lombalgie commune. Pas de signe d’alerte.'),
    heading('Décision'),
    paragraph('Paracétamol, reprise de la marche, réévaluation à 15 jours.'),
  ),
  asBody(
    by('physio', 'alouette', '11506-3', 400, '12:10'),
    'rtf',
    'Fiche de suivi de soins infirmiers',
    heading('Soins'),
    list('Pansement de cicatrices de cœlioscopie', 'Ablation des fils le dixième jour'),
    paragraph('Cicatrices propres, température 36,9 °C.'),
  ),
  asPdf(
    by('referral-letter', 'libre', '96349-6', 58, '19:00'),
    'Lettre d’adressage en cardiologie',
    paragraph(
      'Cher confrère, merci de recevoir cette patiente de 49 ans pour des palpitations répétées. Antécédents d’hypertension, maladie rénale de stade 3a.',
    ),
  ),
  asPdf(
    { ...by('rcp', 'essaiPaul', '34794-8', 3, '12:30'), visibility: hiddenFromPatient },
    'Réunion de concertation pluridisciplinaire : sénologie',
    heading('Proposition'),
    paragraph(
      'Tumorectomie avec ganglion sentinelle, puis discussion de radiothérapie. Consultation d’annonce à programmer avant la fin du mois.',
    ),
  ),
];

export const nessiReports: readonly DocumentPlan[] = [discharge, ...imaging, ...surgery, ...consultations];
