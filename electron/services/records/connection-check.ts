import type { Fault } from '../../../shared/fault.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';
import type { Clock } from '../ports.ts';
import type { FindDossier, ListAuthorised, LocalCopy, WriteAudit } from './ports.ts';

/** What checking the copies on connection needs. */
export interface ConnectionCheckNeeds {
  readonly dmp: FindDossier & ListAuthorised;
  readonly copy: Pick<LocalCopy, 'afterStatus'> & { readonly optedIn: () => readonly string[] };
  readonly find: (insId: string) => PatientIdentity | null;
  readonly audit: WriteAudit;
  readonly clock: Clock;
  /** How far back TD0.4 asks for dossiers whose authorisation changed. */
  readonly lookBackMs: number;
}

/**
 * On connection: one TD0.4, then one TD0.2 for each dossier kept in the local copy, so that what the right no longer
 * allows is purged before it is read (decision 18, R41). A workstation that keeps no copy asks nothing.
 *
 * @param signal aborted at lock: what was not checked is checked at the next connection.
 * @returns how many dossiers were checked; the exchange's fault when the store cannot be reached.
 */
export async function checkOnConnection(
  needs: ConnectionCheckNeeds,
  signal: AbortSignal,
): Promise<Result<number, Fault>> {
  const kept = needs.copy.optedIn();
  if (kept.length === 0) return ok(0);
  const since = needs.clock.now() - needs.lookBackMs;
  const authorised = await needs.dmp.listAuthorised(since, 'last-authorisation', signal);
  if (!authorised.ok) return authorised;
  let checked = 0;
  for (const insId of kept) {
    if (signal.aborted) return ok(checked);
    const patient = needs.find(insId);
    const status = patient && (await needs.dmp.findDossier(patient.ins, signal));
    if (!status) continue;
    if (!status.ok) return status;
    needs.copy.afterStatus(insId, status.value.value);
    needs.audit.write('dossier.status-asked', insId, { reason: 'connection' });
    checked += 1;
  }
  return ok(checked);
}
