import type { ExchangeFault, FailureClass } from '../../../shared/fault.ts';

/** What a transaction does at the store: after a doubtful answer a reading may be repeated, a writing must be looked up. */
export type Effect = 'read' | 'write';

/** `doubtful`: the request may have been carried out. */
type Nature = 'transient' | 'permanent' | 'doubtful';

/** Every fault of this adapter, stable for ever; each has its French sentence in `renderer/texts`. */
const NATURES = {
  'dmp/unwritable': 'permanent',
  'dmp/unreadable-certificate': 'permanent',
  'dmp/cancelled': 'transient',
  'dmp/access-ended': 'permanent',
  'dmp/http-refused': 'permanent',
  'dmp/too-large': 'permanent',
  'dmp/busy': 'transient',
  'dmp/http-error': 'doubtful',
  'dmp/unreadable-answer': 'doubtful',
  'dmp/unrelated-answer': 'doubtful',
  'dmp/unexpected-answer': 'doubtful',
  'dmp/server-fault': 'doubtful',
  'dmp/refused': 'permanent',
  'dmp/access-denied': 'permanent',
  'dmp/invalid-certificate': 'permanent',
  'dmp/assertion-refused': 'permanent',
  'dmp/structure-unknown': 'permanent',
  'dmp/structure-not-linked': 'permanent',
  'dmp/specialty-missing': 'permanent',
  'dmp/author-mismatch': 'permanent',
  'dmp/dossier-exists': 'permanent',
  'dmp/dossier-closed': 'permanent',
  'dmp/unknown-patient': 'permanent',
  'dmp/patient-mismatch': 'permanent',
  'dmp/unknown-document': 'permanent',
  'dmp/changed-meanwhile': 'permanent',
  'dmp/change-refused': 'permanent',
  'dmp/already-registered': 'doubtful',
  'dmp/duplicate-document': 'permanent',
  'dmp/metadata-refused': 'permanent',
  'dmp/document-refused': 'permanent',
  'dmp/too-many-results': 'permanent',
  'dmp/partial-success': 'doubtful',
  'dmp/document-missing': 'transient',
  'dmp/document-altered': 'permanent',
} as const satisfies Record<string, Nature>;

export type DmpFaultCode = keyof typeof NATURES;

/** What the server said, word for word (EX_GEN-1145: kept beside our own sentence). */
export interface ServerWords {
  readonly code?: string;
  readonly text?: string;
}

/** An INS, with or without its key, standing alone; a long OID is not one. */
const INS_LIKE = /(?<![\d.])[1-478]\d{4}(?:\d{2}|2A|2B)\d{6}(?:\d{2})?(?![\d.])/g;
const LONGEST_TEXT = 500;

/** A server's sentence without the identifiers of a patient: faults travel to logs and screens. */
export function withoutPatient(text: string): string {
  return text.replace(INS_LIKE, '…').replace(/\s+/g, ' ').trim().slice(0, LONGEST_TEXT);
}

function classOf(nature: Nature, effect: Effect): FailureClass {
  if (nature !== 'doubtful') return nature;
  return effect === 'write' ? 'ambiguous' : 'transient';
}

/** Builds a fault of this adapter with the class that fits the effect of the transaction. */
export function dmpFault(code: DmpFaultCode, effect: Effect, server: ServerWords = {}): ExchangeFault {
  return {
    code,
    class: classOf(NATURES[code], effect),
    ...(server.code ? { serverCode: withoutPatient(server.code) } : {}),
    ...(server.text ? { serverText: withoutPatient(server.text) } : {}),
  };
}
