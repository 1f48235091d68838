import { CATALOGUE, seedDocuments } from '../../sandbox/seed/documents.ts';
import { seedPatients } from '../../sandbox/seed/patients.ts';

const NOW = new Date('2026-11-24T09:00:00Z');

/** One of each form, author and awkward header. */
const REPRESENTATIVES = [
  'nessi-bio-2026-11',
  'nessi-discharge',
  'nessi-vsm-2',
  'nessi-vaccine-flu',
  'nessi-vaccine-history',
  'nessi-ecg',
  'nessi-self-pressure',
  'nessi-reimbursed',
  'nessi-gp-old',
  'nessi-physio',
  'trois-letter-fax',
  'trois-nurse',
  'under-18-secret',
  'newborn-birth',
  'corsica-2a-visit',
  'no-day-visit',
  'year-only-visit',
  'double-name-stay',
  'apostrophe-visit',
  'ward-01-charts',
];

/** What the central store of the sandbox holds at first, by name. */
export async function sandboxDocuments(): Promise<Record<string, Uint8Array | string>> {
  const plans = CATALOGUE.filter(({ key }) => REPRESENTATIVES.includes(key));
  const built = await seedDocuments(seedPatients(NOW), NOW, plans);
  if (built.length !== REPRESENTATIVES.length) throw new Error('the catalogue lacks a document of the list');
  return Object.fromEntries(built.map(({ plan, document }) => [`sandbox-${plan.key}`, document.content]));
}
