import type { Store } from './open.ts';
import { statement } from './statement.ts';

/** One dossier its caller may open, for TD0.4. */
export interface AuthorisedDossier {
  insOid: string;
  insValue: string;
  legacyInsC: string | null;
  lastName: string;
  firstName: string;
  birthDate: string;
  attendingPractitioner: string | null;
  lastActionAt: number;
  lastAccessAt: number | null;
  lastAddAt: number | null;
}

/**
 * Open dossiers on which a holder has an authorisation, latest first.
 *
 * @param startedFrom authorisations older than this have expired
 */
export function authorisedDossiers(store: Store, holderId: string, startedFrom: number): AuthorisedDossier[] {
  return statement<[string, number], AuthorisedDossier>(
    store,
    `SELECT p.ins_oid AS insOid, p.ins_value AS insValue, p.legacy_ins_c AS legacyInsC,
       coalesce(p.used_name, p.birth_name) AS lastName, p.first_given_name AS firstName, p.birth_date AS birthDate,
       p.attending_practitioner AS attendingPractitioner, a.last_action_at AS lastActionAt, a.last_access_at AS lastAccessAt,
       (SELECT max(s.received_at) FROM submission_sets s WHERE s.patient_id = p.id) AS lastAddAt
     FROM authorisations a JOIN patients p ON p.id = a.patient_id
     WHERE a.holder_id = ? AND a.state = 'AUTORISE' AND a.started_at > ? AND p.dossier = 'ACTIF'
     ORDER BY a.last_action_at DESC`,
  ).all(holderId, startedFrom);
}
