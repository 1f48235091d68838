/**
 * R16, R27 and the functional-rights table of dmp-interface §6.4: who may change what about a deposited document (TD3.3).
 */

/** What a metadata update changes. Hiding from the patient or his representatives is not among them (rules R27, N8). */
export type Change =
  'mask' | 'unmask' | 'show-to-patient' | 'show-to-representatives' | 'delete' | 'archive' | 'unarchive';

/** Who asks, as far as the table looks at him. */
export interface Actor {
  purpose: 'normal' | 'bris_de_glace' | 'centre_15';
  /** Code of TRE_G15. */
  profession: string | null;
  /** Médecin traitant of the dossier. */
  attending: boolean;
  /** The document is his, or his structure's when he acts for it. */
  own: boolean;
  /** Employee with a CPE, or structure's certificate: deletes what the structure deposited, no more. */
  byStructure: boolean;
}

const PHYSICIAN = '10';

/**
 * Why the change is refused, in French; null when it is allowed. The right to read the dossier is checked apart.
 *
 * @param byPatient the patient wrote the document: nobody but him and the médecin traitant takes it away
 */
export function updateRefusal(change: Change, actor: Actor, byPatient: boolean): string | null {
  if (change === 'delete') return deletionRefusal(actor, byPatient);
  if (actor.byStructure) return 'Modification réservée aux professionnels de santé';
  if (change === 'archive' || change === 'unarchive') return archivingRefusal(actor, byPatient);
  if (actor.purpose !== 'normal') return "La visibilité d'un document ne se modifie qu'en accès normal";
  if (change === 'unmask' && !actor.own && !actor.attending) {
    return 'Seuls son auteur et le médecin traitant démasquent un document';
  }
  return null;
}

function deletionRefusal(actor: Actor, byPatient: boolean): string | null {
  if (byPatient) return actor.attending ? null : takenAwayByPatient;
  return actor.own ? null : 'Seul son auteur supprime un document';
}

function archivingRefusal(actor: Actor, byPatient: boolean): string | null {
  if (actor.purpose !== 'normal' && actor.profession !== PHYSICIAN) return 'Archivage réservé aux médecins en urgence';
  if (actor.attending) return null;
  if (byPatient) return takenAwayByPatient;
  return actor.own ? null : 'Seuls son auteur et le médecin traitant archivent un document';
}

const takenAwayByPatient = 'Seuls le patient et son médecin traitant retirent un document du patient';
