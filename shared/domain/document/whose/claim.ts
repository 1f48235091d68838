import type { WrittenDate } from './written-date.ts';

/**
 * How surely a paper says it of its patient.
 * - `stated`: a label of the identity block, the line of a birth date
 * - `told`: in a sentence («Mme Sophie MARTIN, née le …»)
 * - `child`: in a sentence that may be about the patient's child
 * - `mentioned`: a title and a name, and nothing more
 * - `guessed`: words where a name may stand; they are one if they are the patient's in part
 */
export type Weight = 'stated' | 'told' | 'child' | 'mentioned' | 'guessed';

/** What of a name a label asks for; `whole` is surname and given name in either order. */
export type NamePart = 'whole' | 'family' | 'given' | 'used-given';

/** Something that a paper says of the person it is about. */
export type Claim =
  | {
      readonly kind: 'name';
      readonly weight: Weight;
      readonly part: NamePart;
      readonly words: readonly string[];
      readonly shown: string;
    }
  | { readonly kind: 'birth'; readonly weight: Weight; readonly date: WrittenDate; readonly shown: string };
