/** Who stands before a held document. */
export type HoldReader = 'patient' | 'representative' | 'author' | 'treating-physician' | 'authorised-professional';

/**
 * R28: the hold is against the patient only, and against those who read in his place (R34); every professional whom the
 * store lets through reads it, with the alert of EX_3.2-1025.
 */
export function readsWhileHeld(reader: HoldReader): boolean {
  return reader !== 'patient' && reader !== 'representative';
}
