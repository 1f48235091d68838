/**
 * R12, R42 (CSP R.1111-43), dmp-interface §1.9: who sees the journal of a dossier besides its holder. The médecin traitant sees
 * all, a professional his own acts; staff see none. A blocked professional has no access, a closed dossier none at all.
 */

export type HistoryRefusal = 'unknown' | 'closed' | 'staff' | 'blocked';

export interface HistoryReader {
  professional: boolean;
  dossier: 'ACTIF' | 'FERME' | 'INEXISTANT';
  attending: boolean;
  blocked: boolean;
}

/** Why the page is refused; null when it is shown. */
export function historyRefusal({ professional, dossier, attending, blocked }: HistoryReader): HistoryRefusal | null {
  if (!professional) return 'staff';
  if (dossier === 'INEXISTANT') return 'unknown';
  if (dossier === 'FERME') return 'closed';
  return blocked && !attending ? 'blocked' : null;
}
