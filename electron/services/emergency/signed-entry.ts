import type { InboxEntry } from '../../../shared/contract/emergency-inbox.ts';
import type { Fault } from '../../../shared/fault.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { SignEntry } from './ports.ts';

/** First line of what is signed: no other use of the authentication key signs a text that begins so. */
const DOMAIN = 'Poste DMP - acces d’urgence - v1';

/** The text that the card signs for an entry: the payload is kept as it was signed, byte for byte. */
export function signedText(payload: string): string {
  return `${DOMAIN}\n${payload}`;
}

/** The file of an entry, signed now by the card; the card's fault when it does not sign. */
export async function sealEntry(entry: InboxEntry, sign: SignEntry): Promise<Result<string, Fault>> {
  const payload = JSON.stringify(entry);
  const signed = await sign.signSeal(signedText(payload));
  return signed.ok ? ok(JSON.stringify({ payload, ...signed.value }, null, 1)) : signed;
}
