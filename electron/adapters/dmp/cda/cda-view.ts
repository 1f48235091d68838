import type { CdaHeader, CdaSection } from '../../../../shared/contract/cda.ts';
import type { Fault } from '../../../../shared/fault.ts';
import type { CdaIdentity } from './read-identities.ts';

/** What can be wrong in a CDA that is read all the same. */
export type CdaFaultCode =
  | 'cda/encoding'
  | 'cda/replacement-character'
  | 'cda/missing'
  | 'cda/time-unreadable'
  | 'cda/ins-wrong'
  | 'cda/base64-damaged'
  | 'cda/content-unlike-type'
  | 'cda/content-elsewhere'
  | 'cda/compressed'
  | 'cda/words-lost'
  | 'cda/media-not-shown';

/** A fault and where it stands: a path in the document, such as `recordTarget/patientRole/id`. */
export type CdaFault = Fault<CdaFaultCode>;

/** A file inside the document. */
export interface EmbeddedMedia {
  /** As printed. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** False when the bytes are damaged or are not what the media type says. */
  readonly readable: boolean;
  /** `ID` that the narrative points at. */
  readonly id?: string;
  /** True for the PDF copy of a structured document, to be shown first (CDA CI-SIS V1.16.8 §2.2). */
  readonly isCopy: boolean;
}

/** The body of a CDA as found; `none` when the document has none that we can name. */
export type CdaBody =
  | { readonly kind: 'nonXML'; readonly media: EmbeddedMedia }
  | {
      readonly kind: 'structured';
      readonly sections: readonly CdaSection[];
      /** True when something of the narrative could not be placed: a band says so (H37). */
      readonly incomplete: boolean;
    }
  | { readonly kind: 'none' };

/** A CDA read leniently: everything that can be shown, and every fault met on the way. */
export interface CdaView {
  /** Name of the outermost element as printed, prefix included. */
  readonly rootElement: string;
  readonly header: CdaHeader;
  readonly identities: readonly CdaIdentity[];
  readonly body: CdaBody;
  /** Every file inside, the PDF copy first. */
  readonly embedded: readonly EmbeddedMedia[];
  readonly faults: readonly CdaFault[];
}
