/** Content of the other parts of an MTOM message by decoded Content-ID; empty for a message that stands alone. */
export type Attachments = ReadonlyMap<string, Uint8Array>;

export const NO_ATTACHMENTS: Attachments = new Map();
