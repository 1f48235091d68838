import type { EpochMs } from '../time/epoch.ts';
import { reasonGap } from '../hold/reason.ts';

/** Who told the patient: the practitioner himself, or somebody of the team that follows the patient. */
export const INFORMERS = ['self', 'team'] as const;
export type Informer = (typeof INFORMERS)[number];

/** What became of the patient's say on what is filed in his dossier; only ever added. */
export type FeedingEvent =
  | { readonly kind: 'informed'; readonly at: EpochMs; readonly by: Informer }
  | {
      readonly kind: 'objected';
      readonly at: EpochMs;
      /** The patient's legitimate reason, kept on this workstation. */
      readonly reason: string;
      readonly fileName: string;
      /** Said in a minor's secret connection, and told in it only (H20). */
      readonly secret: boolean;
    };

export type Informed = Extract<FeedingEvent, { kind: 'informed' }>;
export type Objection = Extract<FeedingEvent, { kind: 'objected' }>;

/**
 * R14, R.1111-47: deposit asks for information, not for consent, and once in the follow-up. The first statement stands:
 * nothing is asked again.
 *
 * @returns when and by whom the patient was informed; null while nobody has said so.
 */
export function informationOf(events: readonly FeedingEvent[]): Informed | null {
  return events.find((event): event is Informed => event.kind === 'informed') ?? null;
}

/** The objections that may be told in this connection, in the order they were made (R14, H20). */
export function objectionsOf(events: readonly FeedingEvent[], secret: boolean): Objection[] {
  return events.filter((event): event is Objection => event.kind === 'objected' && event.secret === secret);
}

export type ObjectionFault =
  'deposit/objection-reason-missing' | 'deposit/objection-reason-short' | 'deposit/objection-reason-long';

/** R14: the holder objects to one deposit for a legitimate reason, which is written down. Null when it says something. */
export function objectionFault(reason: string): ObjectionFault | null {
  const gap = reasonGap(reason);
  return gap && `deposit/objection-reason-${gap}`;
}
