import { ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { ConsentProof } from '../../../../shared/domain/consent/proof.ts';
import type { Answered, ListedProfessional } from '../../../services/records/ports.ts';
import { exchange } from '../exchange.ts';
import type { OpenContext } from '../gateway-context.ts';
import { NS } from '../namespaces.ts';
import { TRANSACTIONS } from '../soap/transactions.ts';
import { child, children, filledText, type XmlElement } from '../xml/element.ts';
import { leaf, tag } from '../xml/write-xml.ts';
import { dmpOutput } from './dmp-status.ts';

/** Which authorisations are asked for. */
export type ListedAuthorisations = 'authorised' | 'blocked' | 'all';

const MODES: Readonly<Record<ListedAuthorisations, string>> = {
  authorised: 'ACTIVE',
  blocked: 'INTERDITE',
  all: 'TOUTE',
};

/** JDV_J01, the list that professions and specialties stand in (dmp-interface §3.4). */
const SPECIALTY_SYSTEM = '1.2.250.1.213.1.1.4.5';

function stateOf(mode: string | undefined): ListedProfessional['state'] {
  if (mode === MODES.authorised) return 'authorised';
  return mode === MODES.blocked ? 'blocked' : { unknown: mode ?? '' };
}

function professionalOf(row: XmlElement): ListedProfessional {
  const text = (name: string) => filledText(child(row, NS.habilitations, name));
  const nationalId = text('nationalId');
  const [code, displayName] = [text('codeSpeciality'), text('libSpeciality')];
  const facts = {
    family: text('lastName'),
    given: text('firstName'),
    startedAt: text('startOfAuthorization'),
    lastActionAt: text('lastActionDate'),
  };
  const specialty = code && { code, codeSystem: SPECIALTY_SYSTEM, ...(displayName ? { displayName } : {}) };
  return {
    nationalId: nationalId ?? '',
    ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
    ...(specialty ? { specialty } : {}),
    state: stateOf(text('mode')),
  };
}

/** Reads the rows of a TD1.6 answer, one for each, whatever is missing in it (H08). */
export function listedProfessionals(output: XmlElement): ListedProfessional[] {
  return children(output, NS.habilitations, 'listOfAuthorizationByPatient').map(professionalOf);
}

/**
 * TD1.6: see `ListProfessionals`.
 *
 * @returns the professionals; faults of `exchange`, `dmp/unexpected-answer`, the store's refusal.
 */
export async function listProfessionals(
  context: OpenContext,
  proof: ConsentProof,
  which: ListedAuthorisations,
  signal?: AbortSignal,
): Promise<Result<Answered<readonly ListedProfessional[]>, ExchangeFault>> {
  const transaction = TRANSACTIONS.listProfessionals;
  const body = tag('listAuthorizationByPatient', { xmlns: NS.habilitations }, leaf('mode', MODES[which]));
  const exchanged = await exchange(context, { transaction, ins: proof.ins, right: proof, body, signal });
  if (!exchanged.ok) return exchanged;
  const { payload, serverAt } = exchanged.value;
  const output = dmpOutput(payload, NS.habilitations, 'listAuthorizationByPatientResponse', transaction.effect);
  return output.ok ? ok({ value: listedProfessionals(output.value), serverAt }) : output;
}
