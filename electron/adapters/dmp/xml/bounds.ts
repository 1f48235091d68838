/** What a document may cost before it is refused. */
export interface XmlBounds {
  readonly bytes: number;
  readonly depth: number;
  readonly elements: number;
}

/** A lot of 5 MB documents in base64 stays far below; a hostile answer does not get far above. */
export const DEFAULT_BOUNDS: XmlBounds = { bytes: 64 * 1024 * 1024, depth: 200, elements: 2_000_000 };

/** Why a document is not read. */
export type XmlFaultCode =
  | 'xml/empty'
  | 'xml/too-large'
  | 'xml/encoding'
  | 'xml/doctype'
  | 'xml/too-deep'
  | 'xml/too-many-elements'
  | 'xml/malformed';
