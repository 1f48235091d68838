/** One document of the seed, as its page of the catalogue writes it. Everything else (codes, identifiers, times, hash) is derived. */
import type { AvailabilityStatus } from '../../store/records.ts';
import type { AuthorKey } from './professionals.ts';
import type { Report } from './report.ts';
import type { StructuredBody } from './bodies/structured.ts';

export type Visibility = 'MASQUE_PS' | 'INVISIBLE_PATIENT' | 'INVISIBLE_REPRESENTANTS_LEGAUX';

export type Body =
  | { readonly kind: 'pdf'; readonly report: Report; readonly flaw?: 'truncated' | 'five-megabytes' }
  | { readonly kind: 'ready-pdf'; readonly bytes: Uint8Array }
  | { readonly kind: 'text'; readonly report: Report; readonly charset: 'UTF-8' | 'ISO-8859-1' }
  | { readonly kind: 'rtf'; readonly report: Report }
  | { readonly kind: 'fax'; readonly report: Report }
  | { readonly kind: 'electrocardiogram'; readonly beatsPerMinute: number }
  | { readonly kind: 'structured'; readonly report: Report; readonly structure: StructuredBody };

export interface DocumentPlan {
  /** Unique in the seed; identifiers are derived from it. */
  readonly key: string;
  readonly patient: string;
  /** Code of JDV_J66. */
  readonly type: string;
  /** Title as printed in the header and in the registry; the report's own when absent. */
  readonly title?: string;
  readonly comments?: string;
  readonly author: AuthorKey;
  /** Day and time of the act, back from the clock's day. */
  readonly daysAgo: number;
  readonly time: string;
  /** Days between the act and its filing; 0 when absent. */
  readonly filedAfterDays?: number;
  /** Key of the document whose lot this one was filed in; a lot of its own when absent. */
  readonly lot?: string;
  readonly body: Body;
  readonly status?: AvailabilityStatus;
  readonly visibility?: readonly Visibility[];
  /** Key of the document that this one is a new version of. */
  readonly replaces?: string;
  readonly eventCodes?: readonly { readonly code: string; readonly scheme: string; readonly label: string }[];
  /** Faults put there on purpose: a header without INS, or about somebody else (H03). */
  readonly headerFlaw?: { readonly kind: 'no-ins' } | { readonly kind: 'about'; readonly patient: string };
}
