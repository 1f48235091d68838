import { verify, X509Certificate } from 'node:crypto';
import type { Situation } from '../../../../shared/domain/card/practitioner.ts';
import {
  findKey,
  readCardInfo,
  readCertificates,
  readSituations,
  type CardCertificates,
} from '../pkcs11/card-content.ts';
import { presentPin, signWith, triesLeft, type LoginOutcome } from '../pkcs11/card-login.ts';
import {
  failureName,
  nameMiddleware,
  openModule,
  P,
  slotWithCard,
  type Handle,
  type Module,
} from '../pkcs11/module.ts';
import { CardFailure } from './card-failure.ts';

/** What a card shows before any PIN. */
export interface CardDescription {
  readonly authentication: Buffer;
  readonly signature: Buffer;
  readonly tries: 'unknown' | 'low' | 'last' | 'blocked';
  readonly middleware: string;
  readonly info: Buffer | null;
}

interface Seated {
  readonly module: Module;
  readonly slot: Handle;
  readonly session: Handle;
  readonly certificates: CardCertificates;
}

/** The card in the reader, in the process that owns its login. One life of the process is one login (decision 8). */
export class CardWorker {
  readonly #library: string;
  #seated: Seated | null = null;
  #pin: Uint8Array | null = null;

  constructor(library: string) {
    this.#library = library;
  }

  /** The two certificates, the public data object and what the token tells of its tries; no PIN is needed. */
  describe(): CardDescription {
    const { module, slot, session, certificates } = this.#seat();
    return {
      authentication: certificates.authentication.der,
      signature: certificates.signature.der,
      tries: triesLeft(module, slot),
      middleware: nameMiddleware(module),
      info: readCardInfo(module, session),
    };
  }

  /** Presents the PIN once; keeps it in one buffer of this process when it was right. */
  login(pin: Uint8Array): { outcome: LoginOutcome; situations: Situation[] } {
    const { module, slot, session } = this.#seat();
    const outcome = presentPin(module, slot, session, pin);
    if (outcome.kind !== 'open') {
      pin.fill(0);
      return { outcome, situations: [] };
    }
    this.#pin = pin;
    return { outcome, situations: readSituations(module, session) };
  }

  /** Signs with one of the two keys, and checks the signature before it leaves. Needs the PIN. */
  sign(which: 'authentication' | 'signature', data: Uint8Array): Buffer {
    if (!this.#pin) throw new CardFailure('card/not-open');
    const { module, slot, session, certificates } = this.#seat();
    const key = findKey(module, session, certificates[which]);
    if (!key) throw new CardFailure('card/key-missing');
    const presentAgain = (where: Handle, kind: number): void => this.#presentAgain(module, slot, where, kind);
    const signature = this.#named(() => signWith({ module, slot, session, key, presentAgain }, data));
    // The right key, the card of this session and a sound reader, all in a fraction of a millisecond (H33).
    const holds = verify('sha256', data, new X509Certificate(certificates[which].der).publicKey, signature);
    if (!holds) throw new CardFailure('card/signature-mismatch');
    return signature;
  }

  /** What the TLS engine must be told to find the authentication key; the login is shared within the process. */
  tlsIdentity(): { certificate: Buffer; keyUri: string; library: string } {
    if (!this.#pin) throw new CardFailure('card/not-open');
    const { module, slot, certificates } = this.#seat();
    const token = module.C_GetTokenInfo(slot);
    const id = certificates.authentication.id;
    if (!id) throw new CardFailure('card/incomplete');
    const hex = [...id].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
    const serial = encodeURIComponent(token.serialNumber.trim());
    const keyUri = `pkcs11:serial=${serial};id=${hex};type=private`;
    return { certificate: certificates.authentication.der, keyUri, library: this.#library };
  }

  /** Wipes the PIN: nothing is signed any more in the life of this process. */
  wipe(): void {
    this.#pin?.fill(0);
    this.#pin = null;
  }

  #presentAgain(module: Module, slot: Handle, session: Handle, kind: number): void {
    const pin = this.#pin;
    if (!pin) throw new CardFailure('card/not-open');
    // Never after a failure: a token that now refuses the PIN may be another one, or about to block.
    if (triesLeft(module, slot) !== 'unknown') throw new CardFailure('card/pin-doubtful');
    try {
      module.C_Login(session, kind, Buffer.from(pin).toString('latin1'));
    } catch (error) {
      // Changed elsewhere, or another card: this PIN is not presented a second time.
      this.wipe();
      throw new CardFailure('card/pin-doubtful', failureName(error));
    }
  }

  #named(act: () => Buffer): Buffer {
    try {
      return act();
    } catch (error) {
      if (error instanceof CardFailure) throw error;
      throw new CardFailure('card/signature-failed', failureName(error));
    }
  }

  #seat(): Seated {
    if (this.#seated) return this.#seated;
    const module = openModule(this.#library);
    const slot = slotWithCard(module);
    if (!slot) throw new CardFailure('card/absent');
    const session = module.C_OpenSession(slot, P.CKF_SERIAL_SESSION);
    const certificates = readCertificates(module, session);
    if (!certificates) throw new CardFailure('card/incomplete');
    this.#seated = { module, slot, session, certificates };
    return this.#seated;
  }
}
