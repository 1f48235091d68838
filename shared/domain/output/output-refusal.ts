import { isStillHeld, type SeenDocument } from '../hold/still-held.ts';
import { AUDIENCE_OF, type Audience, type Output } from './outputs.ts';

export type OutputRefusal = 'output/held' | 'output/secret';

/** A document as far as its outputs go. */
export interface OutputDocument extends SeenDocument {
  /** It bears `INVISIBLE_REPRESENTANTS_LEGAUX`. */
  readonly secret: boolean;
  /** Representatives act for the holder: what is handed to him they can read (R34, H20). */
  readonly isMinor: boolean;
}

/** R28, N7: why a document may not reach an audience; null when it may. */
export function audienceRefusal(audience: Audience, document: OutputDocument): OutputRefusal | null {
  if (audience === 'professional') return null;
  if (isStillHeld(document)) return 'output/held';
  return document.secret && document.isMinor ? 'output/secret' : null;
}

/** H18, N7: no patient-facing output carries a held document before a final state of R27, nor a minor's secret. */
export function outputRefusal(output: Output, document: OutputDocument): OutputRefusal | null {
  return audienceRefusal(AUDIENCE_OF[output], document);
}
