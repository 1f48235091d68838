import type { Capacity } from './record.ts';

/** What the card says of its holder, as far as this goes. */
interface Holder {
  readonly profession: { readonly code: string };
  readonly savoirFaire?: { readonly code: string } | undefined;
}

const DOCTOR = '10';
/** Establishment for elderly persons (TRE_R02, activity sector). */
const EHPAD_SECTOR = 'SA17';

/** Savoir-faire of occupational medicine (TRE_R38, R39, R40): specialist, competence, capacity. */
const OCCUPATIONAL = ['SM25', 'C41', 'CAPA11'];

/**
 * In which capacities this holder may say that he reads, in this situation of exercise. The coordinating doctor of an
 * EHPAD is offered only to a doctor who works in an establishment for elderly persons (R3, L.1111-16, H24: from the
 * card, never from a setting).
 */
export function readingCapacities(holder: Holder, situation: { readonly sector: string }): Capacity[] {
  const coordinates = holder.profession.code === DOCTOR && situation.sector === EHPAD_SECTOR;
  return ['care-team', 'not-care-team', ...(coordinates ? (['ehpad-coordinator'] as const) : [])];
}

/**
 * Whether the holder practises occupational medicine: then nothing is read without a distinct, express consent
 * (R3, L.1111-17 IV). Known from the savoir-faire of the card alone.
 */
export function needsExpressConsent(holder: Holder): boolean {
  return holder.profession.code === DOCTOR && OCCUPATIONAL.includes(holder.savoirFaire?.code ?? '');
}
