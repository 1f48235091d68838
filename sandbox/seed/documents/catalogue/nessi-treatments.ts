/** Mme NESSI: prescriptions, dispensing, vaccines, synthesis in two versions, reimbursement data, and what she filed herself. */
import type { DocumentPlan } from '../document-plan.ts';
import { heading, list, paragraph, table, type Report } from '../report.ts';
import type { AuthorKey } from '../professionals.ts';
import { asPdf, asText, withBody } from './write-plan.ts';

function by(
  key: string,
  author: AuthorKey,
  type: string,
  daysAgo: number,
  time = '10:30',
): { key: string; patient: string; author: AuthorKey; type: string; daysAgo: number; time: string } {
  return { key: `nessi-${key}`, patient: 'nessi', author, type, daysAgo, time };
}

const problems = { code: '11450-4', label: 'Problèmes actifs' };
const history = { code: '11348-0', label: 'Antécédents' };
const allergies = { code: '48765-2', label: 'Allergies' };
const drugs = { code: '10160-0', label: 'Traitements' };
const vaccines = { code: '11369-6', label: 'Historique des vaccinations' };

function synthesis(
  version: string,
  extraProblem: readonly string[],
  anticoagulant: readonly (readonly string[])[],
): Report {
  return {
    title: `Synthèse médicale (${version})`,
    blocks: [
      heading('Pathologies en cours', problems),
      list(
        'Hypertension artérielle (2016)',
        'Maladie rénale chronique, stade 3a (DFG < 60 mL/min/1,73 m^{2})',
        ...extraProblem,
      ),
      heading('Antécédents', history),
      list('Cholécystectomie (2025)', 'Appendicectomie (1991)', 'Méniscopathie du genou droit'),
      heading('Allergies et intolérances', allergies),
      paragraph('**Amoxicilline** : éruption en 2011.'),
      heading('Traitements au long cours', drugs),
      table(['Médicament', 'Dose', 'Rythme'], ['Périndopril', '4 mg', 'matin'], ...anticoagulant),
    ],
  };
}

const vsm = { kind: 'structured', structure: { formatCode: 'urn:asip:ci-sis:vsm:2012' } } as const;

const syntheses: readonly DocumentPlan[] = [
  withBody(
    { ...by('vsm-1', 'libre', '60591-5', 190, '19:30'), status: 'Deprecated' },
    { ...vsm, report: synthesis('version 1', [], [['Acide acétylsalicylique', '75 mg', 'midi']]) },
  ),
  withBody(
    { ...by('vsm-2', 'libre', '60591-5', 2, '19:10'), replaces: 'nessi-vsm-1' },
    {
      ...vsm,
      report: synthesis(
        'version 2',
        ['Fibrillation atriale (novembre)'],
        [
          ['Apixaban', '5 mg', 'matin et soir'],
          ['Bisoprolol', '2,5 mg', 'matin'],
        ],
      ),
    },
  ),
];

const prescriptions: readonly DocumentPlan[] = [
  asPdf(
    { ...by('presc-drugs', 'libre', '57833-6', 43, '18:20'), lot: 'nessi-gp-visit' },
    'Ordonnance de médicaments',
    list('Périndopril 4 mg : 1 comprimé le matin, 3 mois', 'Acide acétylsalicylique 75 mg : 1 sachet le midi, 3 mois'),
  ),
  asPdf(
    { ...by('presc-bio', 'libre', 'PRESC-BIO', 43, '18:25'), lot: 'nessi-gp-visit' },
    'Prescription de biologie',
    list('Créatinine, ionogramme, NFS', 'À faire dans 5 semaines, à jeun'),
  ),
  asText(
    by('presc-nurse', 'surgeon', 'PRESC-INF', 437, '17:50'),
    'ISO-8859-1',
    'Prescription de soins infirmiers',
    paragraph('Pansements simples tous les deux jours pendant dix jours, à domicile. Ablation des fils à J10.'),
  ),
  asPdf(
    by('dispensing', 'fontaine', '60593-1', 6, '11:00'),
    'Dispensation',
    table(
      ['Médicament', 'Quantité', 'Substitution'],
      ['Apixaban 5 mg', '60 comprimés', 'non'],
      ['Bisoprolol 2,5 mg', '30 comprimés', 'oui'],
    ),
  ),
  asPdf(
    by('imaging-request', 'libre', '55115-0', 8, '18:05'),
    'Demande d’imagerie',
    paragraph('Échographie rénale et vésicale. Majoration de la créatinine à confirmer.'),
  ),
];

const prevention: readonly DocumentPlan[] = [
  withBody(by('vaccine-flu', 'fontaine', '87273-9', 14, '12:00'), {
    kind: 'structured',
    structure: {
      formatCode: 'urn:asip:ci-sis:vac-note:2021',
      immunisations: [{ section: vaccines.code, product: 'Vaccin grippal inactivé, dose 0,5 mL', lot: 'GR2611A' }],
    },
    report: {
      title: 'Note de vaccination : grippe',
      blocks: [
        heading('Vaccination', vaccines),
        table(['Vaccin', 'Lot', 'Site', 'Rang'], ['Grippe saisonnière', 'GR2611A', 'deltoïde gauche', 'annuel']),
        paragraph('Pas de réaction dans les 15 minutes.'),
      ],
    },
  }),
  withBody(by('vaccine-history', 'libre', '11369-6', 900, '18:00'), {
    kind: 'structured',
    structure: {
      formatCode: 'urn:asip:ci-sis:vac:2019',
      immunisations: [
        { section: vaccines.code, product: 'Vaccin diphtérie tétanos poliomyélite', lot: 'DTP1199', date: '20160302' },
        { section: vaccines.code, product: 'Vaccin rougeole oreillons rubéole', lot: 'ROR0042', date: '19981015' },
      ],
    },
    report: {
      title: 'Historique des vaccinations',
      blocks: [
        heading('Vaccins faits', vaccines),
        table(
          ['Date', 'Vaccin', 'Lot'],
          ['02/03/2016', 'Diphtérie, tétanos, poliomyélite', 'DTP1199'],
          ['15/10/1998', 'Rougeole, oreillons, rubéole', 'ROR0042'],
        ),
        paragraph('Prochain rappel dTP à 65 ans.'),
      ],
    },
  }),
  asPdf(
    by('certificate', 'libre', '89601-9', 310, '18:45'),
    'Certificat médical',
    paragraph(
      'Je certifie avoir examiné ce jour la patiente, dont l’état ne contre-indique pas la pratique de la marche nordique.',
    ),
  ),
];

const others: readonly DocumentPlan[] = [
  asPdf(
    by('self-pressure', 'patient', 'DOCPAT03', 57, '20:10'),
    'Automesure tensionnelle, 15 jours',
    table(
      ['Jour', 'Matin', 'Soir'],
      ...Array.from({ length: 15 }, (_, day) => [
        `J${day + 1}`,
        `${138 + (day % 5)}/${82 + (day % 4)}`,
        `${144 - (day % 6)}/${85 - (day % 3)}`,
      ]),
    ),
    paragraph('Appareil au bras, mesures faites assise après cinq minutes de repos.'),
  ),
  asPdf(
    by('wishes', 'patient', 'EXPPAT_3', 685, '16:00'),
    'Directives anticipées',
    paragraph(
      'Je ne souhaite pas d’acharnement thérapeutique si mon état devait être sans espoir d’amélioration. Ma personne de confiance est ma sœur.',
    ),
  ),
  asPdf(
    by('reimbursed', 'cnam', 'REMB', 1, '04:00'),
    'Données de remboursement',
    table(
      ['Date', 'Nature', 'Professionnel'],
      ['17/11', 'Hospitalisation', 'CH de démonstration'],
      ['10/11', 'Vaccination', 'Pharmacie de la Fontaine'],
      ['12/10', 'Consultation', 'Cabinet médical des Tilleuls'],
    ),
  ),
];

export const nessiTreatments: readonly DocumentPlan[] = [...syntheses, ...prescriptions, ...prevention, ...others];
