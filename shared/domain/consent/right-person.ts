import type { Fault } from '../../fault.ts';
import type { ConsentAnswers, Spoken } from './record.ts';

/** What decides who may speak: the patient's age, and the connection chosen with him. */
export interface Speaker {
  readonly isMinor: boolean;
  readonly secret: boolean;
}

export type SpeakerFaultCode =
  | 'consent/representative-missing'
  | 'consent/representative-of-adult'
  | 'consent/minor-alone'
  | 'consent/secret-unanswered'
  | 'consent/secret-not-asked'
  | 'consent/secret-represented'
  | 'consent/coordinator-and-minor';

/**
 * Everything wrong with who is said to speak (R34, R37, H22 «recorded for the wrong person or capacity»):
 * a minor's rights are exercised by his representative, an adult's by himself or by the person in charge of a measure;
 * a representative has a name.
 */
export function speakerFaults(spoken: Spoken, { isMinor, secret }: Speaker): Fault<SpeakerFaultCode>[] {
  const { consentingPerson, representativeName } = spoken;
  const faults: Fault<SpeakerFaultCode>[] = [];
  if (consentingPerson !== 'patient' && !representativeName)
    faults.push({ code: 'consent/representative-missing', field: 'representativeName' });
  if (consentingPerson === 'legal-representative' && !isMinor)
    faults.push({ code: 'consent/representative-of-adult', field: 'consentingPerson' });
  if (secret && consentingPerson !== 'patient')
    faults.push({ code: 'consent/secret-represented', field: 'consentingPerson' });
  if (isMinor && !secret && consentingPerson === 'patient')
    faults.push({ code: 'consent/minor-alone', field: 'consentingPerson' });
  return faults;
}

/** The same for a consent, whose secret part stands exactly in a secret connection (R35, R36). */
export function answerFaults(answers: ConsentAnswers, speaker: Speaker): Fault<SpeakerFaultCode>[] {
  const faults = speakerFaults(answers, speaker);
  if (speaker.secret && !answers.secret) faults.push({ code: 'consent/secret-unanswered', field: 'secret' });
  if (!speaker.secret && answers.secret) faults.push({ code: 'consent/secret-not-asked', field: 'secret' });
  // L.1111-16 speaks of the resident or of who is in charge of his protection: of adults.
  if (answers.capacity === 'ehpad-coordinator' && answers.consentingPerson === 'legal-representative')
    faults.push({ code: 'consent/coordinator-and-minor', field: 'capacity' });
  return faults;
}
