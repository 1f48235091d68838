import type { CertificateFacts } from '../pki/read-certificate.ts';
import type { TrustStore } from '../pki/trust.ts';
import type { Envelope } from '../soap/envelope.ts';
import type { Settings } from '../server/service.ts';
import type { Store } from '../store/open.ts';
import type { Vihf } from '../vihf/read-vihf.ts';
import type { Xml } from '../xml/write.ts';

/** Who acts, when, on which store: all that rights depend on. Also made without any message (engine/). */
export interface Call {
  vihf: Vihf;
  store: Store;
  settings: Settings;
  now: number;
}

/** A call that came in a message whose VIHF has been verified. */
export interface Request extends Call {
  envelope: Envelope;
  /** Certificate that signed the VIHF. */
  signer: CertificateFacts;
  trust: TrustStore;
  /** MTOM parts by Content-ID, without brackets. */
  parts: ReadonlyMap<string, Buffer>;
}

/** A part sent beside the answer. */
export interface OutgoingPart {
  contentId: string;
  mimeType: string;
  bytes: Buffer;
}

export interface Answer {
  body: Xml;
  /** Name for the trace, when one message carries several operations (TD3.3a to d). */
  name?: string;
  parts?: readonly OutgoingPart[];
  /** Errors told inside a registry response, kept for the trace. */
  refusal?: { code: string; message: string };
}

/** One operation of the store. */
export interface Transaction {
  name: string;
  action: string;
  responseAction: string;
  /** Last segments of the paths on which it is offered, lower case (dmp-interface §1.1). */
  services: readonly string[];
  /** Answers in MTOM, faults included. */
  mtom: boolean;
  /**
   * @throws Fault when the whole message is refused
   */
  handle(request: Request): Answer;
}
