/** A scripted emergency: what the DMP says of the person, and a card as it is built. */
import type { CardItem, EmergencyCard } from '../../../shared/contract/emergency-card.ts';
import type { Preparation } from '../../../shared/contract/emergency-preparation.ts';
import type { OpeningOutcome } from '../../../shared/contract/dossier.ts';
import { good, type Script } from './scripted-bridge.ts';
import { DOMINIQUE, dossierOf, OPEN, TOKEN } from './world.ts';

const NOW = Date.parse('2026-11-24T08:31:00Z');
const ID = '0b0c1c3e-6d0a-4a3e-9f5e-2f1f0a1b2c3d';

export function preparationOf(state: Preparation['state'], mode: Preparation['mode'] = 'bris_de_glace'): Preparation {
  return { preparationId: ID, mode, patient: DOMINIQUE, checkedAt: NOW, state };
}
export const POSSIBLE: Preparation['state'] = { kind: 'possible', opposition: 'none', differences: [] };

export function emergencyOutcome(change: object = {}): Extract<OpeningOutcome, { kind: 'emergency' }> {
  return {
    kind: 'emergency',
    mode: 'bris_de_glace',
    since: NOW,
    until: NOW + 52 * 60_000 + 14_000,
    reason: 'Traumatisme grave, Glasgow 6 à l’arrivée',
    reasonComplete: true,
    ...change,
  };
}

const VSM = { rowId: 'urn:uuid:vsm', title: 'Synthèse médicale', typeLabel: 'Synthèse médicale', masked: false };
const synthesis = { ...VSM, actTime: '20260204' };
const letter = {
  rowId: 'urn:uuid:letter',
  title: 'Lettre de sortie',
  typeLabel: 'Lettre',
  actTime: '20260914',
  masked: false,
};
const drugs = {
  rowId: 'urn:uuid:drugs',
  title: 'Ordonnance',
  typeLabel: 'Ordonnance',
  actTime: '20261117',
  masked: false,
};
const wishes = {
  rowId: 'urn:uuid:wishes',
  title: 'Directives anticipées',
  typeLabel: 'Directives',
  actTime: '20250312',
  masked: false,
};

function item(topic: CardItem['topic'], text: string, change: Partial<CardItem> = {}): CardItem {
  return {
    topic,
    manner: 'stated',
    text,
    source: synthesis,
    section: 'Allergies et intolérances',
    elsewhere: 0,
    ...change,
  };
}

export const CARD: EmergencyCard = {
  token: TOKEN,
  state: 'done',
  fault: null,
  elapsedMs: 1_700,
  total: 40,
  read: 34,
  complete: true,
  unread: [
    { source: { ...letter, rowId: 'urn:uuid:scan', title: 'Ancien courrier numérisé' }, why: 'image' },
    { source: { ...letter, rowId: 'urn:uuid:other', title: 'Radiographie' }, why: 'other-person' },
  ],
  items: [
    item('allergy', 'Pénicilline : choc anaphylactique en 2019', { elsewhere: 2 }),
    item('allergy', 'Allergie à l’iode ?', { manner: 'uncertain', source: letter, page: 2 }),
    item('allergy', 'Mère allergique au latex', { manner: 'family', source: letter, page: 1 }),
    item('anticoagulant', 'Apixaban 5 mg matin et soir', { source: drugs, page: 1 }),
    item('treatment', 'Apixaban 5 mg matin et soir', { source: drugs, page: 1 }),
    item('treatment', 'Bisoprolol 2,5 mg le matin', { source: drugs, page: 1 }),
    item('treatment', 'Ramipril 5 mg le soir', { source: drugs, page: 1 }),
    item('history', 'Fibrillation atriale (2024)', { section: 'Antécédents' }),
    item('history', 'Cholécystectomie (2019)', { section: 'Antécédents' }),
    item('contact', 'Personne de confiance : PAT-TROIS Camille, 01 99 00 12 34', { source: letter, page: 1 }),
    item('directive', 'Je ne souhaite pas d’acharnement thérapeutique', { source: wishes, page: 1 }),
  ],
  linked: [
    { topic: 'allergy', source: { ...letter, rowId: 'urn:uuid:allergo', title: 'Consultation d’allergologie' } },
    { topic: 'directive', source: wishes },
  ],
};

/** A dossier that waits for consent, and an emergency that may be opened on it. */
export function emergencyScript(change: Script = {}): Script {
  let dossier = dossierOf(DOMINIQUE, { kind: 'consent-needed', why: 'missing' });
  return {
    'card.state': () => good(OPEN),
    'dossier.current': () => good(dossier),
    'emergency.prepare': () => good(preparationOf(POSSIBLE)),
    'emergency.open': () => good((dossier = dossierOf(DOMINIQUE, emergencyOutcome(), false))),
    'emergency.card': () => good(CARD),
    'emergency.close': () => good({}),
    ...change,
  };
}
