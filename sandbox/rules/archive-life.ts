/**
 * R39 (CSP R.1111-36): a closed dossier is kept ten years from its closure, may be reopened until then, and is deleted
 * earlier on the person's express request: within three months at most, which is when the store does it.
 */
import { addMonths } from './add-months.ts';

const KEPT_MONTHS = 10 * 12;
const REQUEST_MONTHS = 3;

/** The instant from which nothing is left of a dossier closed then. */
export const archiveEndsAt = (closedAt: number): number => addMonths(closedAt, KEPT_MONTHS);

/** The instant by which a deletion that was asked for is done. */
export const deletionDueAt = (askedAt: number): number => addMonths(askedAt, REQUEST_MONTHS);
