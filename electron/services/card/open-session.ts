import type { Situation } from '../../../shared/domain/card/practitioner.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { UsableCard } from './identify-card.ts';
import type { CardProcess, CardSession } from './ports.ts';

/** Makes the session that the rest of the workstation holds. It dies with the card process, whoever still holds it. */
export function openSession(
  card: UsableCard,
  situation: Situation,
  process: CardProcess,
  life: { readonly over: boolean },
): CardSession {
  const alive = <Value>(act: () => Promise<Result<Value, Fault>>): Promise<Result<Value, Fault>> =>
    life.over ? Promise.resolve(fail({ code: 'card/ended' })) : act();
  return {
    holder: card.holder,
    situation,
    certificates: card.certificates,
    issuers: card.issuers,
    cardFingerprint: card.fingerprint,
    maySend: card.maySend,
    sign: (use, data) => alive(() => process.sign(use, data)),
    signsDeterministically: () => alive(() => signsTwiceAlike(process)),
  };
}

/** Any text does; it is not the text from which the store derives its key. */
const PROBE = new TextEncoder().encode('poste-dmp deterministic signature probe v1');

/** PKCS#1 v1.5 gives the same bytes each time; PSS and ECDSA do not, whatever the mechanism is called. */
async function signsTwiceAlike(process: CardProcess): Promise<Result<boolean, Fault>> {
  const first = await process.sign('authentication', PROBE);
  if (!first.ok) return first;
  const second = await process.sign('authentication', PROBE);
  if (!second.ok) return second;
  const alike =
    first.value.length === second.value.length && first.value.every((byte, at) => byte === second.value[at]);
  return ok(alike);
}
