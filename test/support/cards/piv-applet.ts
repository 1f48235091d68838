import { constants, createHash, privateDecrypt } from 'node:crypto';
import { readCommand, type Command } from './command.ts';
import { findTlv, tlv, unwrap } from './tlv.ts';

/** One key pair of the virtual card. */
export interface CardKey {
  /** PEM. */
  readonly key: string;
  readonly der: Buffer;
}

export interface AppletOptions {
  readonly authentication: CardKey;
  readonly signature: CardKey;
  readonly pin: string;
  readonly maxTries: number;
}

/** What the card was asked, so that a test can hold «one VERIFY for each human act» against it (H46). */
export interface Counts {
  verify: number;
  signatures: number;
}

const status = (word: string): Buffer => Buffer.from(word, 'hex');
const OK = status('9000');
const NOT_FOUND = status('6a82');
const NOT_VERIFIED = status('6982');
const BLOCKED = status('6983');

const AUTHENTICATION_KEY = 0x9a;
const SIGNATURE_KEY = 0x9c;
const PIV = 'a000000308';

/**
 * The applet of a PIV card (NIST SP 800-73-4), as little of it as OpenSC asks for. A CPS has another file system; what
 * is tested through it is insertion, removal, PIN tries and signatures, which PKCS#11 shows alike. Its signature key
 * demands the PIN before each use, as PIV says of 9C.
 */
export class PivApplet {
  readonly counts: Counts = { verify: 0, signatures: 0 };
  readonly #options: AppletOptions;
  #pin: string;
  #tries: number;
  #verified = false;
  #chain = Buffer.alloc(0);
  #rest = Buffer.alloc(0);

  constructor(options: AppletOptions) {
    this.#options = options;
    this.#pin = options.pin;
    this.#tries = options.maxTries;
  }

  /** Power off: what was verified is forgotten, the tries are not. */
  reset(): void {
    this.#verified = false;
    this.#chain = Buffer.alloc(0);
    this.#rest = Buffer.alloc(0);
  }

  /** The holder changes the PIN with another program. */
  changePin(pin: string): void {
    this.#pin = pin;
  }

  /** Takes every try away, as wrong codes given elsewhere do, or gives them back. */
  block(blocked: boolean): void {
    this.#tries = blocked ? 0 : this.#options.maxTries;
    this.#verified = false;
  }

  /** Whether this command is a signature, which a test may slow down. */
  static signs(bytes: Buffer): boolean {
    return bytes[1] === 0x87;
  }

  answer(bytes: Buffer): Buffer {
    const command = readCommand(bytes);
    if (command.instruction === 0xc0) return this.#give(this.#rest, command.expected);
    this.#rest = Buffer.alloc(0);
    const data = Buffer.concat([this.#chain, command.data]);
    this.#chain = command.chained ? data : Buffer.alloc(0);
    return command.chained ? OK : this.#obey({ ...command, data });
  }

  #obey(command: Command): Buffer {
    switch (command.instruction) {
      case 0xa4:
        return this.#select(command);
      case 0xcb:
        return this.#object(command);
      case 0x20:
        return this.#verify(command.data);
      case 0x87:
        return this.#sign(command);
      default:
        return status('6d00');
    }
  }

  #give(data: Buffer, expected: number): Buffer {
    this.#rest = Buffer.from(data.subarray(expected));
    if (this.#rest.length === 0) return Buffer.concat([data, OK]);
    // 61xx: more to fetch, a length of 00 saying 256 or more.
    return Buffer.concat([data.subarray(0, expected), Buffer.from([0x61, Math.min(this.#rest.length, 256) & 0xff])]);
  }

  #select({ p1, data, expected }: Command): Buffer {
    const isPiv = p1 === 4 && data.toString('hex').startsWith(PIV);
    return isPiv ? this.#give(status('61114f0600001000010079074f05a000000308'), expected) : NOT_FOUND;
  }

  #object({ data, expected }: Command): Buffer {
    const tag = data.subarray(2).toString('hex');
    const object = this.#objects()[tag];
    return object ? this.#give(object, expected) : NOT_FOUND;
  }

  #objects(): Readonly<Record<string, Buffer>> {
    const { authentication, signature } = this.#options;
    const certificate = (der: Buffer): Buffer => tlv('53', Buffer.concat([tlv('70', der), status('710100fe00')]));
    const cardId = createHash('md5').update(authentication.der).digest();
    const holder = [
      tlv('30', Buffer.alloc(25)),
      tlv('34', cardId),
      tlv('35', Buffer.from('20391231')),
      status('3e00fe00'),
    ];
    return {
      '7e': status('7e124f0ba0000003080000100001005f2f024000'),
      '5fc102': tlv('53', Buffer.concat(holder)),
      '5fc105': certificate(authentication.der),
      '5fc10a': certificate(signature.der),
    };
  }

  #verify(data: Buffer): Buffer {
    if (data.length === 0) {
      if (this.#tries === 0) return BLOCKED;
      return this.#verified ? OK : status(`63c${this.#tries}`);
    }
    this.counts.verify += 1;
    if (this.#tries === 0) return BLOCKED;
    this.#verified = data.toString('latin1').replace(/\xff+$/, '') === this.#pin;
    this.#tries = this.#verified ? this.#options.maxTries : this.#tries - 1;
    if (this.#verified) return OK;
    return this.#tries === 0 ? BLOCKED : status(`63c${this.#tries}`);
  }

  #sign({ p2, data, expected }: Command): Buffer {
    if (!this.#verified) return NOT_VERIFIED;
    const { authentication, signature } = this.#options;
    const key = p2 === AUTHENTICATION_KEY ? authentication : p2 === SIGNATURE_KEY ? signature : null;
    const challenge = findTlv(unwrap(data), 0x81);
    if (!key || !challenge) return status('6a80');
    this.counts.signatures += 1;
    if (p2 === SIGNATURE_KEY) this.#verified = false;
    const signed = privateDecrypt({ key: key.key, padding: constants.RSA_NO_PADDING }, challenge);
    return this.#give(tlv('7c', tlv('82', signed)), expected);
  }
}
