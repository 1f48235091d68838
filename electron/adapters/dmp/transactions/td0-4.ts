import { ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { Ins } from '../../../../shared/domain/patient/ins.ts';
import type { EpochMs } from '../../../../shared/domain/time/epoch.ts';
import { toXdsTime } from '../../../../shared/domain/time/hl7-time.ts';
import type { Answered, AuthorisedDossier } from '../../../services/records/ports.ts';
import { exchange } from '../exchange.ts';
import type { OpenContext } from '../gateway-context.ts';
import { NS } from '../namespaces.ts';
import { TRANSACTIONS } from '../soap/transactions.ts';
import { child, children, filledText, type XmlElement } from '../xml/element.ts';
import { leaf, tag } from '../xml/write-xml.ts';
import { dmpOutput } from './dmp-status.ts';

/** Which date of a dossier is compared with the given one. */
export type ListedBy = 'last-authorisation' | 'last-document';

const DATE_TYPES: Readonly<Record<ListedBy, string>> = {
  'last-authorisation': 'LASTAUTORIZATION',
  'last-document': 'LASTDOC',
};

function dossierOf(row: XmlElement): AuthorisedDossier {
  const text = (name: string) => filledText(child(row, NS.patients, name));
  const dates = {
    lastAccess: text('lastAccessDate'),
    lastUpdate: text('lastUpdateDate'),
    lastAdd: text('lastAddDate'),
  };
  return {
    identifiers: children(row, NS.patients, 'patientIdentifier').flatMap((identifier) => {
      const value = filledText(child(identifier, NS.patients, 'nationalId'));
      const oid = filledText(child(identifier, NS.patients, 'nationalIdType'));
      return value && oid ? [{ value, oid }] : [];
    }),
    isTreatingPhysician: text('MT')?.toLowerCase() === 'true',
    ...(dates.lastAccess ? { lastAccess: dates.lastAccess } : {}),
    ...(dates.lastUpdate ? { lastUpdate: dates.lastUpdate } : {}),
    ...(dates.lastAdd ? { lastAdd: dates.lastAdd } : {}),
  };
}

/** Reads the rows of a TD0.4 answer: identifiers and dates, no name (dmp-interface §1.4, RG_0320). */
export function authorisedDossiers(output: XmlElement): AuthorisedDossier[] {
  return children(output, NS.patients, 'patientlistData').map(dossierOf);
}

/**
 * TD0.4: see `ListAuthorised`.
 *
 * @param named patient that the assertion names, or null (setting `listNamesPatient`).
 * @returns the dossiers; faults of `exchange`, `dmp/unexpected-answer`, the store's refusal.
 */
export async function listAuthorised(
  context: OpenContext,
  since: EpochMs,
  by: ListedBy,
  named: Ins | null,
  signal?: AbortSignal,
): Promise<Result<Answered<readonly AuthorisedDossier[]>, ExchangeFault>> {
  const transaction = TRANSACTIONS.listAuthorised;
  const body = tag(
    'patientList',
    { xmlns: NS.patients },
    leaf('startDate', toXdsTime(since)),
    leaf('dateType', DATE_TYPES[by]),
  );
  const exchanged = await exchange(context, { transaction, ins: named, body, signal });
  if (!exchanged.ok) return exchanged;
  const { payload, serverAt } = exchanged.value;
  const output = dmpOutput(payload, NS.patients, 'patientListResponse', transaction.effect);
  return output.ok ? ok({ value: authorisedDossiers(output.value), serverAt }) : output;
}
