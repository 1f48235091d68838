import type { EpochMs } from '../time/epoch.ts';
import type { Opposition } from './opposition.ts';
import type { QuickReason } from './reason.ts';

/** The two emergency accesses of the law, as the assertion names them (TRE_R248). */
export const EMERGENCY_MODES = ['bris_de_glace', 'centre_15'] as const;
export type EmergencyMode = (typeof EMERGENCY_MODES)[number];

/** How an access ended. `cut`: with the program itself, noted when it was opened again. */
export const ENDINGS = ['closed', 'time', 'lock', 'patient-changed', 'cut'] as const;
export type Ending = (typeof ENDINGS)[number];

/** Who, where and about whom: traits only, nothing clinical (decision 24). */
export interface AccessParties {
  readonly practitioner: {
    readonly nationalId: string;
    readonly family: string;
    readonly given: string;
    readonly profession: string;
  };
  readonly structure: { readonly structureId: string; readonly structureName: string };
  readonly patient: {
    readonly insId: string;
    readonly birthName: string;
    readonly firstGivenName: string;
    readonly birthDate: string;
  };
}

/**
 * One fact about an emergency access, only ever added (R33, R42). `refused` bears the code of the refusal; an access
 * that was refused has no other event.
 */
export type AccessFact =
  | {
      readonly kind: 'opened';
      readonly mode: EmergencyMode;
      /** Null in the Centre 15, which asks for none (R31). */
      readonly reason: { readonly quick: QuickReason | null; readonly text: string; readonly complete: boolean } | null;
      readonly opposition: Opposition;
      readonly until: EpochMs;
    }
  | { readonly kind: 'refused'; readonly mode: EmergencyMode; readonly code: string }
  | { readonly kind: 'completed'; readonly text: string }
  | { readonly kind: 'ended'; readonly why: Ending; readonly documents: number };

export interface AccessEvent extends AccessParties {
  readonly accessId: string;
  readonly at: EpochMs;
  readonly fact: AccessFact;
}

/** An access as its events tell it. */
export interface Access extends AccessParties {
  readonly accessId: string;
  readonly at: EpochMs;
  readonly mode: EmergencyMode;
  readonly reason: { readonly quick: QuickReason | null; readonly text: string; readonly complete: boolean } | null;
  readonly opposition: Opposition | null;
  /** Code of the refusal; null for an access that was opened. */
  readonly refused: string | null;
  readonly ended: { readonly at: EpochMs; readonly why: Ending; readonly documents: number } | null;
}

function begin(event: AccessEvent): Access | null {
  const { fact, ...parties } = event;
  const nothing = { reason: null, opposition: null, refused: null, ended: null };
  if (fact.kind === 'opened')
    return { ...parties, ...nothing, mode: fact.mode, reason: fact.reason, opposition: fact.opposition };
  return fact.kind === 'refused' ? { ...parties, ...nothing, mode: fact.mode, refused: fact.code } : null;
}

function then(access: Access, { fact, at }: AccessEvent): Access {
  if (fact.kind === 'ended') return { ...access, ended: { at, why: fact.why, documents: fact.documents } };
  if (fact.kind === 'completed' && access.reason)
    return { ...access, reason: { ...access.reason, text: fact.text, complete: true } };
  return access;
}

/** Puts the events of many accesses together, in the order of their beginnings; those of no beginning are left out. */
export function toAccesses(events: readonly AccessEvent[]): Access[] {
  const found = new Map<string, Access>();
  for (const event of [...events].sort((one, other) => one.at - other.at)) {
    const known = found.get(event.accessId);
    const next = known ? then(known, event) : begin(event);
    if (next) found.set(event.accessId, next);
  }
  return [...found.values()];
}

/** Whether its reason still waits for words (H25). */
export function lacksWords(access: Access): boolean {
  return access.reason !== null && !access.reason.complete;
}
