import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { ReadingRight } from '../../../../shared/domain/consent/reading-right.ts';
import { toCx, type Ins } from '../../../../shared/domain/patient/ins.ts';
import type { EpochMs } from '../../../../shared/domain/time/epoch.ts';
import { toXdsTime } from '../../../../shared/domain/time/hl7-time.ts';
import { readRegistryResponse, registryFault } from '../ebxml/registry-response.ts';
import { writeSubmissionSet } from '../ebxml/submission-set.ts';
import { objectIds, type ObjectIds } from '../ebxml/write-object.ts';
import { exchange } from '../exchange.ts';
import { dmpFault } from '../faults.ts';
import type { OpenContext } from '../gateway-context.ts';
import { NS } from '../namespaces.ts';
import type { Transaction } from '../soap/transactions.ts';
import { isNamed } from '../xml/element.ts';
import { tag, type Xml } from '../xml/write-xml.ts';
import { entryAuthor } from './deposit-entry.ts';

/** Symbolic name of the submission set: what an update association starts from. */
export const UPDATE_SET = 'SubmissionSet01';

/** One metadata update: what it says after its submission set. */
export interface MetadataUpdate {
  readonly transaction: Transaction;
  readonly ins: Ins;
  /** What the dossier is open by; none for taking one's own document back. */
  readonly right?: ReadingRight | undefined;
  readonly objects: (ids: ObjectIds) => readonly Xml[];
  /** Fixed beforehand where the message may have to be sent again; drawn otherwise. */
  readonly submissionSetId?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface DatedSet {
  readonly ins: Ins;
  readonly uniqueId: string;
  readonly at: EpochMs;
}

/** Every update is a submission of its own, by who holds the card (dmp-interface §3.7). */
function submissionSet(context: OpenContext, { ins, uniqueId, at }: DatedSet, ids: ObjectIds): Xml {
  const { author, contentTypeCode } = context.submitter;
  return writeSubmissionSet(ids, {
    id: UPDATE_SET,
    uniqueId,
    sourceId: context.settings.sourceId,
    patientId: toCx(ins),
    submissionTime: toXdsTime(at),
    contentTypeCode,
    authors: [entryAuthor(author)],
  });
}

function requestBody(context: OpenContext, update: MetadataUpdate, set: DatedSet): Xml {
  const ids = objectIds();
  const list = tag(
    'rim:RegistryObjectList',
    { 'xmlns:rim': NS.rim },
    submissionSet(context, set, ids),
    ...update.objects(ids),
  );
  return tag('lcm:SubmitObjectsRequest', { 'xmlns:lcm': NS.lcm }, list);
}

/**
 * Sends one metadata update (ITI-57): nothing but the registry's own word about this message is a success (H29).
 *
 * @returns faults of `exchange`; the registry's refusal, a stale version being `dmp/changed-meanwhile`;
 *   `dmp/unexpected-answer`.
 */
export async function sendUpdate(
  context: OpenContext,
  update: MetadataUpdate,
): Promise<Result<{ readonly serverAt: EpochMs | null }, ExchangeFault>> {
  const { transaction, ins, right, signal } = update;
  const uniqueId = update.submissionSetId ?? context.ids.oid();
  const body = (at: EpochMs): Xml => requestBody(context, update, { ins, uniqueId, at });
  const exchanged = await exchange(context, {
    transaction,
    ins,
    right,
    body: body(context.wireTime.now()),
    redated: (at) => Promise.resolve(ok({ body: body(at) })),
    signal,
  });
  if (!exchanged.ok) return exchanged;
  const { payload, serverAt } = exchanged.value;
  if (!isNamed(payload, NS.rs, 'RegistryResponse')) return fail(dmpFault('dmp/unexpected-answer', 'write'));
  const fault = registryFault(readRegistryResponse(payload), 'write');
  return fault ? fail(fault) : ok({ serverAt });
}
