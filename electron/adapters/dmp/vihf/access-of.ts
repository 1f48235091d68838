import { assertNever } from '../../../../shared/result.ts';
import type { ReadingRight } from '../../../../shared/domain/consent/reading-right.ts';
import type { AccessMode } from '../../../../shared/domain/consent/access-mode.ts';

/** The purpose of use that a right may be used for: there is no other way to choose one for a reading (H26). */
export function accessOf(right: ReadingRight): AccessMode {
  switch (right.purpose) {
    case 'normal':
      return { kind: 'normal' };
    case 'bris_de_glace':
      return { kind: 'bris_de_glace', reason: right.reason.text };
    case 'centre_15':
      return { kind: 'centre_15' };
    default:
      return assertNever(right);
  }
}
