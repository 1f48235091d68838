/** Documents made in number: ordinary reports of a dozen types, spread over five years. */
import { letterheadOf } from '../documents/bodies/letterhead.ts';
import { pdfOf } from '../documents/bodies/pdf.ts';
import type { Body, DocumentPlan } from '../documents/document-plan.ts';
import { PROFESSIONALS, type ProfessionalKey } from '../documents/professionals.ts';
import { heading, list, paragraph, type Report } from '../documents/report.ts';
import { numberOf, pickOf } from '../derive.ts';
import type { SeedPatient } from '../model.ts';

interface Kind {
  readonly type: string;
  readonly author: ProfessionalKey;
  readonly titles: readonly string[];
}

const KINDS: readonly Kind[] = [
  {
    type: '11502-2',
    author: 'temoin',
    titles: ['Bilan biologique', 'NFS et ionogramme', 'Bilan lipidique', 'Bilan thyroïdien', 'Glycémie et HbA1c'],
  },
  { type: '11502-2', author: 'temoin', titles: ['Créatinine et DFG', 'INR', 'Bilan hépatique', 'Bilan martial'] },
  {
    type: '18748-4',
    author: 'modele',
    titles: ['Radiographie du thorax', 'Échographie abdominale', 'Scanner thoracique', 'IRM lombaire', 'Mammographie'],
  },
  {
    type: '11488-4',
    author: 'foret',
    titles: ['Consultation', 'Visite à domicile', 'Suivi tensionnel', 'Renouvellement'],
  },
  {
    type: '11488-4',
    author: 'cardiologist',
    titles: ['Consultation de cardiologie', 'Suivi d’insuffisance cardiaque'],
  },
  { type: '11490-0', author: 'surgeon', titles: ['Lettre de liaison', 'Sortie de chirurgie'] },
  { type: '34112-3', author: 'rivage', titles: ['Compte rendu d’hospitalisation'] },
  { type: '34874-8', author: 'surgeon', titles: ['Compte rendu opératoire'] },
  { type: '57833-6', author: 'foret', titles: ['Ordonnance de médicaments'] },
  { type: '60593-1', author: 'fontaine', titles: ['Dispensation'] },
  { type: '11506-3', author: 'alouette', titles: ['Suivi infirmier', 'Pansements'] },
  { type: '15507-7', author: 'rivage', titles: ['Passage aux urgences'] },
];

const SENTENCES = [
  'Examen clinique sans particularité, état général conservé.',
  'Pression artérielle 132/78 mmHg, pouls 74/min, température 36,9 °C.',
  'Évolution favorable sous traitement, bonne tolérance.',
  'Surveillance à poursuivre, contrôle dans trois mois.',
  'Résultats dans l’intervalle du laboratoire, CRP < 4 mg/L.',
  'Pas de contre-indication relevée ; allergies vérifiées avec le patient.',
];

const DAYS = 1_800;

/** Bodies that many documents share: one PDF a kind, made once; the header alone tells the patient. */
export async function bulkPdfs(sample: SeedPatient, now: Date): Promise<Uint8Array[]> {
  const pdfs: Uint8Array[] = [];
  for (const kind of KINDS) {
    const report = {
      title: kind.titles[0] ?? 'Compte rendu',
      blocks: [heading('Compte rendu'), ...SENTENCES.map(paragraph)],
    };
    const head = {
      ...letterheadOf(sample, PROFESSIONALS[kind.author], now),
      patient: 'voir l’en-tête du document',
      identity: '',
    };
    pdfs.push(await pdfOf(report, head, now));
  }
  return pdfs;
}

/** The `rank`th document made for this person. */
export function bulkPlan(patient: SeedPatient, rank: number, pdfs: readonly Uint8Array[]): DocumentPlan {
  const key = `${patient.key}-${rank}`;
  const which = numberOf(`${key}|kind`, KINDS.length);
  const kind = KINDS[which];
  const pdf = pdfs[which];
  if (!kind || !pdf) throw new Error(`no kind ${which}`);
  const hour = 8 + numberOf(`${key}|hour`, 11);
  const minute = numberOf(`${key}|minute`, 60);
  return {
    key,
    patient: patient.key,
    type: kind.type,
    title: pickOf(`${key}|title`, kind.titles),
    author: kind.author,
    daysAgo: 1 + numberOf(`${key}|day`, DAYS),
    time: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`,
    body: bodyOf(key, kind, pdf),
    ...stateOf(key),
  };
}

function bodyOf(key: string, kind: Kind, pdf: Uint8Array): Body {
  if (numberOf(`${key}|body`, 2) === 0) return { kind: 'ready-pdf', bytes: pdf };
  const report: Report = {
    title: kind.titles[0] ?? 'Compte rendu',
    blocks: [
      heading('Compte rendu'),
      list(...SENTENCES.filter((_, index) => numberOf(`${key}|sentence|${index}`, 2) === 0)),
    ],
  };
  return { kind: 'text', charset: 'UTF-8', report };
}

function stateOf(key: string): Pick<DocumentPlan, 'status' | 'visibility'> {
  const draw = numberOf(`${key}|state`, 100);
  if (draw < 4) return { status: 'Archived' };
  return draw === 99 ? { visibility: ['MASQUE_PS'] } : {};
}
