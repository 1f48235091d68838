import type { Connection, Dossier } from '../../../shared/contract/dossier.ts';
import { toPatientRow } from '../../../shared/domain/patient/patient-row.ts';
import type { Clock } from '../ports.ts';
import { mayDeposit } from './may-deposit.ts';
import type { DossierSession } from './dossier-session.ts';
import type { KnownPatients, LocalCopy } from './ports.ts';

interface ViewNeeds {
  readonly patients: Pick<KnownPatients, 'isHomonym'>;
  readonly copy: Pick<LocalCopy, 'isOptedIn'>;
  readonly clock: Clock;
  readonly minors: { readonly ageOfMajority: number };
}

/** The dossier as the window shows it. `signatures` counts those of the card since the opening. */
export function dossierView(session: DossierSession, needs: ViewNeeds, signatures: number): Dossier {
  const { patient, outcome } = session;
  return {
    token: session.token,
    patient: toPatientRow(patient, {
      homonym: needs.patients.isHomonym(patient),
      now: needs.clock.now(),
      ageOfMajority: needs.minors.ageOfMajority,
    }),
    outcome,
    checkedAt: session.checkedAt,
    // Not in an emergency: what is found then is deposited from the dossier opened as usual (services/emergency).
    mayDeposit: mayDeposit(outcome),
    optedIn: session.emergency === null && needs.copy.isOptedIn(session.insId),
    connection: session.connection,
    signatures,
  };
}

/** The connection to be remembered with the place; a choice still open is asked again. */
export function chosenIn(connection: Connection): { readonly connection?: 'ordinary' | 'secret' } {
  return connection === 'to-choose' ? {} : { connection };
}
