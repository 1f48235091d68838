/** Mme NESSI, laboratory: a kidney that declines over three years. */
import type { DocumentPlan } from '../document-plan.ts';
import { pdfBiology, structuredBiology } from './biology.ts';

const by = (key: string, daysAgo: number, time = '07:45') => ({
  key: `nessi-${key}`,
  patient: 'nessi',
  author: 'temoin' as const,
  daysAgo,
  time,
});

export const nessiBiology: readonly DocumentPlan[] = [
  structuredBiology(
    by('bio-2026-11', 4),
    'CR d’examens biologiques',
    {
      creatinine: [142, 98],
      gfr: [37, 59],
      urea: [11.2, 7.1],
      potassium: [5.2, 4.6],
      sodium: [139, 140],
      bicarbonate: [21, 24],
      haemoglobin: [11.8, 12.6],
      leucocytes: [6.8, 6.1],
      platelets: [241, 255],
    },
    'Dégradation de la fonction rénale depuis juin. Kaliémie contrôlée sur le même tube, absence d’hémolyse. Résultats transmis par téléphone au Dr LIBRE le jour même à 11 h 40.',
    true,
  ),
  structuredBiology(
    by('bio-2026-06', 163),
    'CR d’examens biologiques : rénal, bilan lipidique',
    {
      creatinine: [98, 95],
      gfr: [59, 61],
      urea: [7.1, 6.8],
      potassium: [4.6, 4.4],
      sodium: [140, 139],
      bicarbonate: [24, 25],
      haemoglobin: [12.6, 12.9],
      leucocytes: [6.1, 7],
      platelets: [255, 260],
      cholesterol: [5.6, 5.9],
      ldl: [3.5, 3.7],
      triglycerides: [1.4, 1.6],
    },
    'Filtration glomérulaire à la limite de l’intervalle (< 60 mL/min/1,73 m^{2}). Contrôle conseillé à trois mois & à jeun.',
  ),
  structuredBiology(
    by('bio-2025-12', 350),
    'Bilan rénal',
    { creatinine: [95, 91], gfr: [61, 64], urea: [6.8, 6.5], potassium: [4.4, 4.3] },
    'Stable.',
  ),
  pdfBiology(
    by('bio-2025-06', 530),
    'Bilan annuel',
    {
      creatinine: [91, 88],
      gfr: [64, 67],
      cholesterol: [5.9, 6.2],
      ldl: [3.7, 3.9],
      triglycerides: [1.6, 1.5],
      glucose: [5.4, 5.3],
    },
    'Cholestérol LDL au-dessus de l’objectif habituel.',
  ),
  pdfBiology(
    by('bio-2024-11', 745),
    'Bilan biologique',
    { creatinine: [88, 82], gfr: [67, 72], potassium: [4.2], sodium: [141], haemoglobin: [13.1] },
    'Sans particularité.',
  ),
  pdfBiology(
    by('bio-2024-03', 980),
    'Bilan biologique initial',
    { creatinine: [82], gfr: [72], glucose: [5.3], hba1c: [5.5], tsh: [2.1] },
    'Premier bilan au laboratoire.',
  ),
  structuredBiology(
    by('bio-inr', 9, '08:10'),
    'INR',
    { inr: [2.4, 2.7] },
    'Dans la zone cible sous traitement anticoagulant.',
  ),
  pdfBiology(
    by('bio-crp', 200, '09:20'),
    'CRP et numération',
    { crp: ['<4'], haemoglobin: [12.7], leucocytes: [7.2], platelets: [248] },
    'Pas de syndrome inflammatoire.',
  ),
  pdfBiology(
    by('bio-ferritin', 420, '08:30'),
    'Bilan martial',
    { ferritin: [18, 32], haemoglobin: [12.2, 12.7] },
    'Réserves en fer basses sans anémie.',
  ),
];
