import type { Fault } from '../../shared/fault.ts';
import { DEPOSIT, FILE, OUTBOX } from './faults/deposit.ts';
import { CALL, DMP, SETTINGS, STORE } from './faults/exchange.ts';
import { EMERGENCY } from './faults/emergency.ts';
import type { FaultText, TopicTexts } from './faults/fault-text.ts';
import { CONSENT, CARERS } from './faults/consent.ts';
import { CARD, NETWORK, PATIENT } from './faults/card.ts';
import { HOLD, OUTPUT } from './faults/holds.ts';
import { REPLACEMENT, VISIBILITY } from './faults/visibility.ts';
import { JOURNAL } from './faults/journal.ts';
import { CLOCK, DOCUMENT, DOSSIER, INS, SESSION } from './faults/work.ts';
import { SHOW } from './faults/show.ts';
import { typesetText } from './format/typeset.ts';

const TOPICS: Readonly<Record<string, TopicTexts>> = {
  call: CALL,
  card: CARD,
  carers: CARERS,
  clock: CLOCK,
  consent: CONSENT,
  deposit: DEPOSIT,
  dmp: DMP,
  document: DOCUMENT,
  dossier: DOSSIER,
  emergency: EMERGENCY,
  event: CALL,
  file: FILE,
  hold: HOLD,
  ins: INS,
  journal: JOURNAL,
  network: NETWORK,
  outbox: OUTBOX,
  output: OUTPUT,
  patient: PATIENT,
  replacement: REPLACEMENT,
  session: SESSION,
  show: SHOW,
  settings: SETTINGS,
  store: STORE,
  visibility: VISIBILITY,
};

/** What a reader of formats found wrong: the practitioner needs one sentence, support has the code. */
const FORMATS: FaultText = {
  sentence: 'Ce qui a été reçu est abîmé ou d’un format inattendu.',
  next: 'Redemandez-le, puis prévenez l’assistance.',
};
const FORMAT_TOPICS = ['cda', 'manifest', 'mtom', 'saml', 'time', 'xds', 'xml', 'inspect'];

const UNKNOWN: FaultText = { sentence: 'Une erreur inattendue s’est produite.', next: 'Prévenez l’assistance.' };

/** The text written for a code; null when nobody wrote one. */
export function findFaultText(code: string): FaultText | null {
  const [topic = '', what = ''] = code.split('/');
  return TOPICS[topic]?.[what] ?? (FORMAT_TOPICS.includes(topic) ? FORMATS : null);
}

/** Sentence and next step of a fault; one that nobody wrote still says something true. */
export function faultText(code: string): FaultText {
  const { sentence, next } = findFaultText(code) ?? UNKNOWN;
  return { sentence: typesetText(sentence), next: typesetText(next) };
}

/** The faults as one line, for places with no room for a list. */
export function faultLine(faults: readonly Fault[]): string {
  return faults.map((fault) => faultText(fault.code).sentence).join(' ');
}

/** A fault as it came, of which support needs the server's words or the system's. */
type Told = {
  readonly code: string;
  readonly serverCode?: string | undefined;
  readonly serverText?: string | undefined;
};

/**
 * What is kept beside our sentence for support (EX_GEN-1145): the DMP's own code and words when it answered, else what
 * the network said; empty when there is nothing.
 */
export function serverWords(fault: Told): string {
  const words = [fault.serverCode, fault.serverText].filter(Boolean).join(' · ');
  if (!words) return '';
  const answered = fault.code.startsWith('dmp/');
  return typesetText(answered ? `Le DMP a répondu : ${words}` : `Pour l’assistance : ${words}`);
}
