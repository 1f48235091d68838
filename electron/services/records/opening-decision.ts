import { canOpen, type ConsentFaultCode, type ConsentProof } from '../../../shared/domain/consent/proof.ts';
import { openingGate } from '../../../shared/domain/consent/opening.ts';
import type { ConsentRecord } from '../../../shared/domain/consent/record.ts';
import { isMinor } from '../../../shared/domain/patient/age.ts';
import { compareTraits } from '../../../shared/domain/patient/traits.ts';
import type { Fault } from '../../../shared/fault.ts';
import type { Result } from '../../../shared/result.ts';
import type { DossierNeeds } from './dossier-needs.ts';
import type { DossierSession } from './dossier-session.ts';
import { consentFacts, outcomeOf, rightOf } from './opening-outcome.ts';

/** Whether the patient of this session is a minor today, by the DMP's own age of majority. */
export function isMinorNow({ clock, minors }: DossierNeeds, { patient }: DossierSession): boolean {
  return isMinor(patient.birthDate, clock.now(), minors.ageOfMajority);
}

function latestConsent({ consents }: DossierNeeds, session: DossierSession): ConsentRecord | null {
  return consents.latest(session.insId, session.connection === 'secret');
}

/** Whether a recorded act allows this consultation now; see `canOpen`. */
export function proofNow(needs: DossierNeeds, session: DossierSession): Result<ConsentProof, Fault<ConsentFaultCode>> {
  const { consents, clock, practitionerId, authorisationValidityMs: validityMs, expressNeeded } = needs;
  return canOpen(latestConsent(needs, session), {
    ins: session.patient.ins,
    practitionerId,
    now: Math.max(clock.now(), needs.latestNow?.() ?? clock.now()),
    validityMs,
    openedAt: session.openedAt,
    isMinor: isMinorNow(needs, session),
    secret: session.connection === 'secret',
    express: expressNeeded ? consents.latestExpress(session.insId) : 'not-needed',
  });
}

/** Sets what the session is open for, by the gates of R10 in their order, and writes it down. */
export function decide(needs: DossierNeeds, session: DossierSession): void {
  const { status } = session;
  if (!status) return;
  const proof = proofNow(needs, session);
  const gate = openingGate({
    existence: status.existence,
    authorisation: status.authorisation,
    differences: compareTraits(session.patient, status.traits),
    mismatchAccepted: session.mismatchAccepted,
    consentFault: proof.ok ? null : proof.fault.code,
    connectionToChoose: session.connection === 'to-choose',
  });
  const isOpen = gate.kind === 'open';
  const consent = latestConsent(needs, session);
  session.proof = isOpen && proof.ok ? proof.value : null;
  session.outcome = outcomeOf(gate, status, () => rightOf(consent, status, needs.authorisationValidityMs));
  const facts = { opening: session.token, outcome: gate.kind, ...(isOpen && consentFacts(consent)) };
  needs.audit.write(isOpen ? 'dossier.opened' : 'dossier.refused', session.insId, facts);
}
