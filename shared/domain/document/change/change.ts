import type { AccessMode } from '../../consent/access-mode.ts';
import type { AvailabilityStatus } from '../entry.ts';
import type { Restriction } from '../visibility.ts';

/**
 * What may be done to a deposited document (TD3.3a–d, dmp-interface §1.2). Hiding it from the patient or from the legal
 * representatives is not among them: what was deposited visible stays so (R25, R27, N8).
 */
export const DOCUMENT_CHANGES = [
  'mask',
  'unmask',
  'show-to-patient',
  'show-to-representatives',
  'archive',
  'unarchive',
  'delete',
] as const;
export type DocumentChange = (typeof DOCUMENT_CHANGES)[number];

/** A document as far as these rules look at it. */
export interface ChangedDocument {
  readonly restrictions: readonly Restriction[];
  readonly status: AvailabilityStatus;
  /** The practitioner who asks is among its authors. */
  readonly mine: boolean;
  /** The holder of the dossier wrote it. */
  readonly patientAuthored: boolean;
}

/** Who asks, and under which parameter of the store. */
export interface Asker {
  readonly mode: AccessMode['kind'];
  /** As TD0.2 of this opening said (R11). */
  readonly isTreatingPhysician: boolean;
  /** Code of TRE_G15, from the card. */
  readonly profession: string;
  /** Parameter `cumul-invisible_patient-masque_ps` of the store: false unless it says true (R15). */
  readonly combinationAllowed: boolean;
}

/** Why a change is not asked of the store. Codes are stable; sentences are in `renderer/texts/faults`. */
export type ChangeRefusal =
  | 'visibility/already-so'
  | 'visibility/not-in-force'
  | 'visibility/not-in-emergency'
  | 'visibility/author-only'
  | 'visibility/author-or-treating'
  | 'visibility/patients-own'
  | 'visibility/late-hiding'
  | 'visibility/combination';

/** One rule: the refusal it finds, or null. */
export type ChangeRule = (change: DocumentChange, document: ChangedDocument, asker: Asker) => ChangeRefusal | null;
