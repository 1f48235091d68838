/** R46: the reimbursements of the last twenty-four months are shown, and none older. */
import { addMonths } from './add-months.ts';

const MONTHS = 24;

/** Instant before which a reimbursement is no longer shown. */
export const reimbursementsShownFrom = (now: number): number => addMonths(now, -MONTHS);
