/** Which changes of availability exist (dmp-interface §3.7): archive, unarchive, delete; a deletion is final. */
import type { AvailabilityStatus } from '../store/records.ts';

export type StatusChange = 'archive' | 'unarchive' | 'delete';

/** What going from one status to another is; null when no one may. */
export function statusChange(from: AvailabilityStatus, to: AvailabilityStatus): StatusChange | null {
  if (from === 'Approved' && to === 'Archived') return 'archive';
  if (from === 'Archived' && to === 'Approved') return 'unarchive';
  return to === 'Deleted' && (from === 'Approved' || from === 'Archived') ? 'delete' : null;
}
