/** Papers of the right patient and of others, read as the product reads them, and what its guard makes of each. */
import { readCdaIdentities } from '../../electron/adapters/dmp/cda/read-identities.ts';
import { defaultPdfWorker, DEFAULT_PDF_BOUNDS } from '../../electron/adapters/files/pdf/inspect-pdf.ts';
import { PdfReader } from '../../electron/adapters/files/pdf/pdf-reader.ts';
import { createFileSniffer } from '../../electron/adapters/files/sniff-file.ts';
import type { SniffFile } from '../../electron/services/deposit/ports.ts';
import { whoseDocument, type Whose } from '../../shared/domain/document/whose/whose-document.ts';
import { testIns } from '../fixtures/documents/sample-deposit.ts';
import { seeded, type Random } from '../model/world/random.ts';
import type { Layout, Trait } from './layouts/paper.ts';
import { fileOf, FORMATS, type Format } from './papers.ts';
import { drawPerson, KINSHIPS, recordOf, somebodyElse, type Kinship } from './people.ts';
import { castFor } from './printed.ts';

/** One paper, judged. */
export interface Judged {
  readonly layout: string;
  readonly format: Format;
  /** Whose it is: the patient's own, or somebody's this near to him. */
  readonly kinship: Kinship | 'own';
  readonly verdict: Whose['kind'];
  /** The paper prints what tells this person from the patient. */
  readonly tells: boolean;
}

const TODAY = '2026-11-23';
const MAXIMUM = 5 * 1024 * 1024;

/** What alone tells these two apart. */
const TOLD_BY: Readonly<Partial<Record<Kinship, Trait>>> = { twin: 'given', homonym: 'birth' };

/** Reads many files with one thread for the PDFs. */
export function openSniffer(): SniffFile {
  const pdf = new PdfReader(defaultPdfWorker(), DEFAULT_PDF_BOUNDS);
  return createFileSniffer({ cdaIdentities: readCdaIdentities, readPdf: (bytes) => pdf.read(bytes) });
}

async function judge(
  layout: Layout,
  format: Format,
  kinship: Kinship | 'own',
  parts: { readonly dice: Random; readonly files: SniffFile },
): Promise<Judged> {
  const { dice, files } = parts;
  const patient = drawPerson(dice);
  const record = recordOf(dice, patient);
  const printed = kinship === 'own' ? patient : somebodyElse(dice, patient, kinship);
  const paper = layout.draw(castFor(dice, printed));
  // The header of a CDA names by its own INS: left out here, since an INS alone would stop all of these.
  const named = { ...recordOf(dice, printed), ins: kinship === 'own' ? record.ins : testIns('1790375012345') };
  const sniffed = await files.sniff(await fileOf(paper, format, named, dice.chance(0.3)), MAXIMUM);
  if (!sniffed.ok) throw new Error(`${layout.name} as ${format}: ${sniffed.fault.code}`);
  const readings = sniffed.value.readings.map((reading) => ({ ...reading, ins: [] }));
  const told = kinship === 'own' ? undefined : TOLD_BY[kinship];
  const tells = format === 'cda' || told === undefined || layout.prints.includes(told);
  return { layout: layout.name, format, kinship, verdict: whoseDocument(readings, record, TODAY).kind, tells };
}

/** Which form a paper comes in: most as PDF or text, a few as the header of a CDA. */
const drawFormat = (dice: Random): Format => (dice.chance(0.1) ? 'cda' : dice.pick(FORMATS.slice(0, 3)));

/**
 * Draws and judges papers: each layout for the patient himself, and for everybody who may be mistaken for him.
 *
 * @param rounds papers of each layout and kinship; as many of the right patient as of all others together.
 */
export async function measure(layouts: readonly Layout[], seed: number, rounds: number): Promise<readonly Judged[]> {
  const parts = { dice: seeded(seed), files: openSniffer() };
  const judged: Judged[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const layout of layouts) {
      for (const kinship of KINSHIPS) {
        judged.push(await judge(layout, drawFormat(parts.dice), kinship, parts));
        judged.push(await judge(layout, drawFormat(parts.dice), 'own', parts));
      }
    }
  }
  return judged;
}

/** What the guard is worth, in shares of 1. */
export interface Rates {
  readonly foreign: number;
  readonly own: number;
  /** Papers of others that are not filed by themselves: stopped, or waiting for a look. */
  readonly notFiled: number;
  /** Papers of others that print what tells them apart, and are stopped. */
  readonly stopped: number;
  /** Papers of the right patient that are stopped. */
  readonly falseStops: number;
  /** Papers of the right patient that wait for a look; those which print surname, given name and birth date. */
  readonly looks: number;
}

const share = (some: readonly Judged[], all: readonly Judged[]): number =>
  all.length === 0 ? 0 : some.length / all.length;

export function ratesOf(judged: readonly Judged[], layouts: readonly Layout[]): Rates {
  const whole = new Set(layouts.filter(({ prints }) => prints.length === 3).map(({ name }) => name));
  const own = judged.filter(({ kinship }) => kinship === 'own');
  const foreign = judged.filter(({ kinship }) => kinship !== 'own');
  const telling = foreign.filter(({ tells }) => tells);
  const full = own.filter(({ layout }) => whole.has(layout));
  const of = (some: readonly Judged[], verdict: Whose['kind']): readonly Judged[] =>
    some.filter((one) => one.verdict === verdict);
  return {
    foreign: foreign.length,
    own: own.length,
    notFiled: 1 - share(of(foreign, 'matched'), foreign),
    stopped: share(of(telling, 'mismatch'), telling),
    falseStops: share(of(own, 'mismatch'), own),
    looks: share(of(full, 'unverified'), full),
  };
}

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;

/** The rates in one line, as the README shows them. */
export function ratesLine({ foreign, own, notFiled, stopped, falseStops, looks }: Rates): string {
  return `foreign=${foreign} not-filed=${percent(notFiled)} stopped=${percent(stopped)} own=${own} false-stops=${percent(falseStops)} looks=${percent(looks)}`;
}
