/** Laboratory reports: one table of results, read either as PDF or as sections with coded observations. */
import type { Body, DocumentPlan } from '../document-plan.ts';
import type { Observation } from '../bodies/structured.ts';
import { heading, paragraph, table, type Block, type Report, type SectionCode } from '../report.ts';
import type { PlanHead } from './write-plan.ts';

const chemistry: SectionCode = { code: '18719-5', label: 'Chimie' };
const haematology: SectionCode = { code: '18723-7', label: 'Hématologie' };
const haemostasis: SectionCode = { code: '18720-3', label: 'Hémostase' };

interface Analyte {
  readonly label: string;
  readonly code: string;
  readonly section: SectionCode;
  readonly group: string;
  readonly printedUnit: string;
  readonly unit?: string;
  readonly low?: number;
  readonly high?: number;
}

const renal = { section: chemistry, group: 'Fonction rénale' };
const ions = { section: chemistry, group: 'Ionogramme' };
const lipids = { section: chemistry, group: 'Bilan lipidique' };
const sugar = { section: chemistry, group: 'Équilibre glycémique' };
const other = { section: chemistry, group: 'Autres dosages' };
const count = { section: haematology, group: 'Numération' };

/** LOINC codes, units (UCUM beside the printed one) and usual intervals for an adult woman. */
const ANALYTES = {
  creatinine: {
    ...renal,
    label: 'Créatinine',
    code: '14682-9',
    printedUnit: 'µmol/L',
    unit: 'umol/L',
    low: 49,
    high: 90,
  },
  gfr: {
    ...renal,
    label: 'DFG estimé (CKD-EPI)',
    code: '62238-1',
    printedUnit: 'mL/min/1,73 m^{2}',
    unit: 'mL/min/{1.73_m2}',
    low: 60,
  },
  urea: { ...renal, label: 'Urée', code: '22664-7', printedUnit: 'mmol/L', unit: 'mmol/L', low: 2.5, high: 7.5 },
  potassium: { ...ions, label: 'Potassium', code: '2823-3', printedUnit: 'mmol/L', unit: 'mmol/L', low: 3.5, high: 5 },
  sodium: { ...ions, label: 'Sodium', code: '2951-2', printedUnit: 'mmol/L', unit: 'mmol/L', low: 136, high: 145 },
  bicarbonate: {
    ...ions,
    label: 'Bicarbonates',
    code: '1963-8',
    printedUnit: 'mmol/L',
    unit: 'mmol/L',
    low: 22,
    high: 29,
  },
  haemoglobin: { ...count, label: 'Hémoglobine', code: '718-7', printedUnit: 'g/dL', unit: 'g/dL', low: 12, high: 16 },
  leucocytes: {
    ...count,
    label: 'Leucocytes',
    code: '6690-2',
    printedUnit: '10^{9}/L',
    unit: '10*9/L',
    low: 4,
    high: 10,
  },
  platelets: {
    ...count,
    label: 'Plaquettes',
    code: '777-3',
    printedUnit: '10^{9}/L',
    unit: '10*9/L',
    low: 150,
    high: 400,
  },
  cholesterol: {
    ...lipids,
    label: 'Cholestérol total',
    code: '14647-2',
    printedUnit: 'mmol/L',
    unit: 'mmol/L',
    high: 5.2,
  },
  ldl: { ...lipids, label: 'Cholestérol LDL', code: '22748-8', printedUnit: 'mmol/L', unit: 'mmol/L', high: 3.4 },
  triglycerides: {
    ...lipids,
    label: 'Triglycérides',
    code: '14927-8',
    printedUnit: 'mmol/L',
    unit: 'mmol/L',
    high: 1.7,
  },
  glucose: {
    ...sugar,
    label: 'Glycémie à jeun',
    code: '14749-6',
    printedUnit: 'mmol/L',
    unit: 'mmol/L',
    low: 3.9,
    high: 5.8,
  },
  hba1c: { ...sugar, label: 'HbA1c', code: '4548-4', printedUnit: '%', unit: '%', low: 4, high: 6 },
  tsh: { ...other, label: 'TSH', code: '3016-3', printedUnit: 'mUI/L', unit: 'm[IU]/L', low: 0.4, high: 4 },
  crp: { ...other, label: 'Protéine C réactive', code: '1988-5', printedUnit: 'mg/L', unit: 'mg/L', high: 5 },
  ferritin: { ...other, label: 'Ferritine', code: '2276-4', printedUnit: 'µg/L', unit: 'ug/L', low: 15, high: 150 },
  inr: {
    section: haemostasis,
    group: 'Hémostase',
    label: 'INR',
    code: '6301-6',
    printedUnit: 'sans unité',
    low: 2,
    high: 3,
  },
} as const satisfies Record<string, Analyte>;

export type AnalyteKey = keyof typeof ANALYTES;

/** Value and, when the laboratory knows it, the earlier one. A text such as «<4» is printed as it is and not coded. */
export type Results = Readonly<
  Partial<Record<AnalyteKey, readonly [value: number | string, earlier?: number | string]>>
>;

/** A report of the laboratory as sections with coded results and, when asked, the laboratory's own PDF inside. */
export function structuredBiology(
  head: Omit<PlanHead, 'type'>,
  title: string,
  results: Results,
  comment: string,
  withPdfCopy?: true,
): DocumentPlan {
  const structure = {
    formatCode: 'urn:ihe:lab:xd-lab:2008',
    observations: observationsOf(results),
    ...(withPdfCopy ? { withPdfCopy } : {}),
  };
  return {
    ...head,
    type: '11502-2',
    body: { kind: 'structured', report: reportOf(title, results, comment), structure },
  };
}

/** The same report as the PDF that most laboratories still send. */
export function pdfBiology(
  head: Omit<PlanHead, 'type'>,
  title: string,
  results: Results,
  comment: string,
): DocumentPlan {
  const body: Body = { kind: 'pdf', report: reportOf(title, results, comment) };
  return { ...head, type: '11502-2', body };
}

function reportOf(title: string, results: Results, comment: string): Report {
  const blocks: Block[] = [];
  for (const section of [chemistry, haematology, haemostasis]) {
    const keys = keysOf(results).filter((key) => ANALYTES[key].section === section);
    if (keys.length === 0) continue;
    blocks.push(heading(section.label, section));
    for (const group of new Set(keys.map((key) => ANALYTES[key].group)))
      blocks.push(
        groupTable(
          group,
          keys.filter((key) => ANALYTES[key].group === group),
          results,
        ),
      );
  }
  return {
    title,
    blocks: [
      ...blocks,
      heading('Commentaire du biologiste', { code: '48767-8', label: 'Commentaire' }),
      paragraph(comment),
    ],
  };
}

function groupTable(group: string, keys: readonly AnalyteKey[], results: Results): Block {
  const rows = keys.map((key) => {
    const analyte: Analyte = ANALYTES[key];
    const [value, earlier] = results[key] ?? [''];
    const flag = { H: 'haut', L: 'bas', N: '' }[flagOf(analyte, value)];
    return [
      analyte.label,
      printed(value),
      analyte.printedUnit,
      flag,
      intervalOf(analyte),
      earlier === undefined ? '' : printed(earlier),
    ];
  });
  return table([group, 'Résultat', 'Unité', 'Signalé', 'Intervalle', 'Antériorité'], ...rows);
}

function observationsOf(results: Results): Observation[] {
  return keysOf(results).flatMap((key) => {
    const analyte: Analyte = ANALYTES[key];
    const value = results[key]?.[0];
    if (typeof value !== 'number') return [];
    const { low, high } = analyte;
    return [
      {
        section: analyte.section.code,
        code: analyte.code,
        label: analyte.label,
        value: String(value),
        flag: flagOf(analyte, value),
        ...(analyte.unit === undefined ? {} : { unit: analyte.unit }),
        ...(low === undefined ? {} : { low: String(low) }),
        ...(high === undefined ? {} : { high: String(high) }),
      },
    ];
  });
}

function flagOf({ low, high }: Analyte, value: number | string): 'H' | 'L' | 'N' {
  if (typeof value !== 'number') return 'N';
  if (high !== undefined && value > high) return 'H';
  return low !== undefined && value < low ? 'L' : 'N';
}

function intervalOf({ low, high }: Analyte): string {
  if (low === undefined) return high === undefined ? '' : `< ${printed(high)}`;
  return high === undefined ? `> ${printed(low)}` : `${printed(low)}–${printed(high)}`;
}

function printed(value: number | string): string {
  return String(value).replace('.', ',');
}

/** In the order of the table above, whatever the order in which the results were written. */
function keysOf(results: Results): AnalyteKey[] {
  // `as`: the keys of a literal object whose type says which they are.
  return (Object.keys(ANALYTES) as AnalyteKey[]).filter((key) => results[key] !== undefined);
}
