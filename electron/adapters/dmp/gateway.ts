import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ExchangeFault, Fault } from '../../../shared/fault.ts';
import type { Ins } from '../../../shared/domain/patient/ins.ts';
import type { AskOppositions, FindCandidates } from '../../services/emergency/ports.ts';
import type { LookUpOwn, SubmitLot } from '../../services/outbox/ports.ts';
import type {
  Answered,
  DeclareAuthorisation,
  DeclareTreatingPhysician,
  ListProfessionals,
  WithdrawAuthorisation,
  EndTreatingPhysician,
  FetchDocuments,
  FindDocuments,
  FindSince,
  FindDossier,
  ListAuthorised,
} from '../../services/records/ports.ts';
import type { ChangeRestrictions, ChangeStatus, DeleteOwn, FindSuccessor } from '../../services/visibility/ports.ts';
import { readCertificate } from './certificate/read-certificate.ts';
import { dmpFault, type Effect } from './faults.ts';
import type { GatewayContext, OpenContext } from './gateway-context.ts';
import { plainTime } from './plain-time.ts';
import { pageReader } from './reading/page-reader.ts';
import { findDossier } from './transactions/td0-2.ts';
import {
  declareAuthorisation,
  declareTreatingPhysician,
  endTreatingPhysician,
  withdrawAuthorisation,
} from './transactions/td0-3.ts';
import { listAuthorised } from './transactions/td0-4.ts';
import { askOppositions, readAdministrativeData, type AdministrativeData } from './transactions/td1-3a.ts';
import { findCandidates } from './transactions/td0-5.ts';
import { listProfessionals } from './transactions/td1-6.ts';
import { findSuccessor } from './transactions/successor.ts';
import { submitLot } from './transactions/td2-1.ts';
import { findDocuments } from './transactions/td3-1.ts';
import { findSince } from './transactions/td3-1-since.ts';
import { findOwn } from './transactions/td3-1b.ts';
import { fetchDocuments } from './transactions/td3-2.ts';
import { changeRestrictions } from './transactions/td3-3ab.ts';
import { changeStatus, deleteOwn } from './transactions/td3-3cd.ts';
import { UnwritableText } from './xml/write-xml.ts';

/** TD1.3a: management data of a dossier. */
export interface ReadAdministrativeData {
  readAdministrativeData(ins: Ins, signal?: AbortSignal): Promise<Result<Answered<AdministrativeData>, ExchangeFault>>;
}

/** One session with the store, for one practitioner in one situation. */
export type Gateway = FindDossier &
  AskOppositions &
  DeclareAuthorisation &
  DeclareTreatingPhysician &
  WithdrawAuthorisation &
  EndTreatingPhysician &
  FindCandidates &
  ListProfessionals &
  ListAuthorised &
  FindDocuments &
  FindSince &
  FetchDocuments &
  SubmitLot &
  LookUpOwn &
  ChangeRestrictions &
  ChangeStatus &
  FindSuccessor &
  DeleteOwn &
  ReadAdministrativeData;

/** Text that XML cannot hold was let through by a form: refused before anything is sent, not lost in a crash. */
async function guarded<Value>(
  effect: Effect,
  act: () => Promise<Result<Value, ExchangeFault>>,
): Promise<Result<Value, ExchangeFault>> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof UnwritableText) return fail(dmpFault('dmp/unwritable', effect));
    throw error;
  }
}

/** Remembers the last patient a call named: the published TD0.4 assertion names one (decision 15). */
function lastPatient(context: OpenContext) {
  let last: Ins | null = null;
  return {
    named<Value>(ins: Ins, value: Value): Value {
      last = ins;
      return value;
    },
    forList: (): Ins | null => (context.settings.listNamesPatient === 'last-patient' ? last : null),
  };
}

function gatewayOf(context: OpenContext): Gateway {
  const patient = lastPatient(context);
  return {
    findDossier: (ins, signal) => guarded('read', () => patient.named(ins, findDossier(context, ins, signal))),
    askOppositions: (ins, access, signal) =>
      guarded('read', () => patient.named(ins, askOppositions(context, ins, access, signal))),
    declareAuthorisation: (proof, signal) =>
      guarded('write', () => patient.named(proof.ins, declareAuthorisation(context, proof, signal))),
    declareTreatingPhysician: (proof, signal) =>
      guarded('write', () => patient.named(proof.ins, declareTreatingPhysician(context, proof, signal))),
    endTreatingPhysician: (proof, signal) =>
      guarded('write', () => patient.named(proof.ins, endTreatingPhysician(context, proof, signal))),
    withdrawAuthorisation: (ins, signal) =>
      guarded('write', () => patient.named(ins, withdrawAuthorisation(context, ins, signal))),
    findCandidates: (search, signal) => guarded('read', () => findCandidates(context, search, signal)),
    listProfessionals: (proof, which, signal) =>
      guarded('read', () => patient.named(proof.ins, listProfessionals(context, proof, which, signal))),
    listAuthorised: (since, by, signal) =>
      guarded('read', () => listAuthorised(context, since, by, patient.forList(), signal)),
    findDocuments: (right, query, signal) =>
      guarded('read', () => patient.named(right.ins, findDocuments(context, right, query, signal))),
    findSince: (right, since, signal) =>
      guarded('read', () => patient.named(right.ins, findSince(context, right, since, signal))),
    fetchDocuments: (right, entries, signal, onReceived) =>
      guarded('read', () => patient.named(right.ins, fetchDocuments(context, { right, entries }, signal, onReceived))),
    submitLot: (lot, onProgress, signal) => guarded('write', () => submitLot(context, lot, onProgress, signal)),
    findOwn: (ins, uniqueId, signal) => guarded('read', () => findOwn(context, ins, uniqueId, signal)),
    changeRestrictions: (right, seen, next, signal) =>
      guarded('write', () => patient.named(right.ins, changeRestrictions(context, right, seen, next, signal))),
    changeStatus: (right, seen, to, signal) =>
      guarded('write', () => patient.named(right.ins, changeStatus(context, right, seen, to, signal))),
    findSuccessor: (right, seen, signal) =>
      guarded('read', () => patient.named(right.ins, findSuccessor(context, right, seen, signal))),
    deleteOwn: (document, signal, how) => guarded('write', () => deleteOwn(context, document, signal, how)),
    readAdministrativeData: (ins, signal) =>
      guarded('read', () => patient.named(ins, readAdministrativeData(context, ins, signal))),
  };
}

/**
 * Opens the wire side of a session: the object implements the ports of `records` and of the outbox.
 *
 * @param context transport, signature key, identity, settings; dropped with the keys at lock.
 * @returns the gateway; `dmp/unreadable-certificate` when the card's signature certificate cannot be read.
 */
export function openGateway(context: GatewayContext): Result<Gateway, Fault> {
  const names = readCertificate(context.signing.certificate);
  if (!names.ok) return names;
  const wireTime = context.wireTime ?? plainTime(context);
  return ok(gatewayOf({ ...context, names: names.value, readPage: pageReader(context.reading), wireTime }));
}
