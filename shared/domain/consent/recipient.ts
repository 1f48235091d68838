import type { ConsentAct } from './record.ts';

/** To whom a proof is handed: asked each time, nothing is taken for granted (H20 «à qui remettez-vous ceci ?»). */
export const RECIPIENTS = ['patient', 'representative', 'professional'] as const;
export type Recipient = (typeof RECIPIENTS)[number];

/**
 * Whether a proof may be handed so (H20, R35): nothing that a minor did in a secret connection goes to a representative.
 * An inspector or a colleague is a professional.
 */
export function mayReceive(act: ConsentAct, recipient: Recipient): boolean {
  return recipient !== 'representative' || act.connection !== 'secret';
}
