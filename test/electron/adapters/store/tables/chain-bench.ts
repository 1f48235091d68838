import type { ChainHead } from '../../../../../shared/domain/audit/chain.ts';
import type { ChainSource, CheckSeal } from '../../../../../electron/services/audit/ports.ts';
import { verifyChain, type Verified } from '../../../../../electron/services/audit/verify-chain.ts';

/** A judge for tests of the chain alone: every seal is well signed. */
export const EVERY_SEAL: CheckSeal = { checkSeal: () => null };

/** Verifies a whole journal at once. */
export async function verified(
  source: ChainSource,
  seals: CheckSeal = EVERY_SEAL,
  witness: ChainHead | null = null,
): Promise<Verified> {
  const signal = new AbortController().signal;
  const done = await verifyChain({ source, seals, witness, pause: () => Promise.resolve(), signal });
  if (!done) throw new Error('Not verified to its end');
  return done;
}

/** The first break, or null. */
export async function brokenIn(source: ChainSource, seals?: CheckSeal): Promise<Verified['broken']> {
  return (await verified(source, seals)).broken;
}
