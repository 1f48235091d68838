/** Structured bodies: sections with narrative text (tables, lists, superscripts) and coded entries beside it. */
import { uuidOf } from '../../derive.ts';
import type { Block, Report } from '../report.ts';
import { element, type Xml, type XmlChild } from '../xml.ts';
import { pdfSection } from './pdf-copy.ts';

/** A measured or observed fact, as an entry of the section whose heading bears `section`. */
export interface Observation {
  readonly section: string;
  readonly code: string;
  readonly label: string;
  readonly value: string;
  /** UCUM; absent for a number without dimension, such as INR. */
  readonly unit?: string;
  readonly low?: string;
  readonly high?: string;
  readonly flag?: 'H' | 'L' | 'N';
}

/** A vaccine given. */
export interface Immunisation {
  readonly section: string;
  readonly product: string;
  readonly lot: string;
  /** `YYYYMMDD`; the day of the act when absent. */
  readonly date?: string;
}

export interface StructuredBody {
  readonly formatCode: string;
  readonly observations?: readonly Observation[];
  readonly immunisations?: readonly Immunisation[];
  /** Adds the producer's own PDF as the section «Copie du document» (CI-SIS §2.2: shown first by a reader). */
  readonly withPdfCopy?: true;
}

const LOINC = '2.16.840.1.113883.6.1';

/** `component/structuredBody` of a report: one section a heading; `day` (`YYYYMMDD`) is that of the act. */
export function structuredBody(
  key: string,
  report: Report,
  structure: StructuredBody,
  day: string,
  pdfCopy: Uint8Array | null,
): Xml {
  const sections = sectionsOf(report.blocks).map((section, index) => sectionXml(key, section, structure, day, index));
  const copy = pdfCopy ? [pdfSection(key, pdfCopy)] : [];
  return element('structuredBody', {}, ...[...sections, ...copy].map((section) => element('component', {}, section)));
}

interface Section {
  readonly title: string;
  readonly code: { readonly code: string; readonly label: string };
  readonly blocks: Block[];
}

function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: Section[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading')
      sections.push({ title: block.text, code: block.code ?? { code: '51848-0', label: 'Évaluation' }, blocks: [] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections;
}

function sectionXml(key: string, section: Section, structure: StructuredBody, day: string, index: number): Xml {
  const entries = [
    ...(structure.observations ?? [])
      .filter((one) => one.section === section.code.code)
      .map((one) => observationEntry(key, one)),
    ...(structure.immunisations ?? [])
      .filter((one) => one.section === section.code.code)
      .map((one) => immunisationEntry(key, one, day)),
  ];
  return element(
    'section',
    {},
    element('id', { root: uuidOf(`${key}|section|${index}`) }),
    element('code', {
      code: section.code.code,
      displayName: section.code.label,
      codeSystem: LOINC,
      codeSystemName: 'LOINC',
    }),
    element('title', {}, section.title),
    element('text', {}, ...section.blocks.map(narrative)),
    ...entries.map((entry) => element('entry', {}, entry)),
  );
}

function narrative(block: Block): Xml {
  switch (block.kind) {
    case 'heading':
      return element('paragraph', {}, element('content', { styleCode: 'Bold' }, block.text));
    case 'paragraph':
      return element('paragraph', {}, ...inline(block.text));
    case 'list':
      return element(
        'list',
        { listType: 'unordered' },
        ...block.items.map((item) => element('item', {}, ...inline(item))),
      );
    case 'table':
      return element(
        'table',
        { border: '0' },
        element('thead', {}, element('tr', {}, ...block.columns.map((column) => element('th', {}, ...inline(column))))),
        element(
          'tbody',
          {},
          ...block.rows.map((row) => element('tr', {}, ...row.map((cell) => element('td', {}, ...inline(cell))))),
        ),
      );
  }
}

/** `^{…}` becomes a superscript, a line break in the text a `br`, `**…**` bold. */
function inline(text: string): XmlChild[] {
  return text.split(/(\^\{[^}]*\}|\n|\*\*[^*]+\*\*)/).map((piece) => {
    if (piece === '\n') return element('br');
    if (piece.startsWith('^{')) return element('sup', {}, piece.slice(2, -1));
    return piece.startsWith('**') ? element('content', { styleCode: 'Bold' }, piece.slice(2, -2)) : piece;
  });
}

function observationEntry(key: string, one: Observation): Xml {
  const value =
    one.unit === undefined
      ? element('value', { 'xsi:type': 'REAL', value: one.value })
      : element('value', { 'xsi:type': 'PQ', value: one.value, unit: one.unit });
  return element(
    'observation',
    { classCode: 'OBS', moodCode: 'EVN' },
    element('id', { root: uuidOf(`${key}|observation|${one.code}`) }),
    element('code', { code: one.code, displayName: one.label, codeSystem: LOINC, codeSystemName: 'LOINC' }),
    element('statusCode', { code: 'completed' }),
    value,
    one.flag && element('interpretationCode', { code: one.flag, codeSystem: '2.16.840.1.113883.5.83' }),
    (one.low !== undefined || one.high !== undefined) && referenceRange(one),
  );
}

function referenceRange(one: Observation): Xml {
  const limit = (name: 'low' | 'high', value: string | undefined): Xml | false =>
    value !== undefined && element(name, { value, unit: one.unit });
  const range = element('value', { 'xsi:type': 'IVL_PQ' }, limit('low', one.low), limit('high', one.high));
  return element(
    'referenceRange',
    {},
    element(
      'observationRange',
      {},
      range,
      element('interpretationCode', { code: 'N', codeSystem: '2.16.840.1.113883.5.83' }),
    ),
  );
}

function immunisationEntry(key: string, one: Immunisation, day: string): Xml {
  const material = element(
    'manufacturedMaterial',
    {},
    element('code', { nullFlavor: 'UNK' }, element('originalText', {}, one.product)),
    element('lotNumberText', {}, one.lot),
  );
  return element(
    'substanceAdministration',
    { classCode: 'SBADM', moodCode: 'EVN', negationInd: 'false' },
    element('id', { root: uuidOf(`${key}|immunisation|${one.lot}`) }),
    element('code', { code: 'IMMUNIZ', codeSystem: '2.16.840.1.113883.5.4' }),
    element('statusCode', { code: 'completed' }),
    element('effectiveTime', { value: one.date ?? day }),
    element('consumable', {}, element('manufacturedProduct', {}, material)),
  );
}
