import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { SubmissionLot } from '../../../../shared/domain/document/deposit.ts';
import { toCx } from '../../../../shared/domain/patient/ins.ts';
import type { EpochMs } from '../../../../shared/domain/time/epoch.ts';
import { toXdsTime } from '../../../../shared/domain/time/hl7-time.ts';
import type { Progress } from '../../../services/outbox/ports.ts';
import { writeAssociation } from '../ebxml/association.ts';
import { readRegistryResponse, registryFault } from '../ebxml/registry-response.ts';
import { ASSOCIATION } from '../ebxml/schemes.ts';
import { writeSubmissionSet } from '../ebxml/submission-set.ts';
import { writeEntry, type WrittenEntry } from '../ebxml/write-entry.ts';
import { objectIds } from '../ebxml/write-object.ts';
import { exchange, type Content } from '../exchange.ts';
import { dmpFault } from '../faults.ts';
import type { OpenContext } from '../gateway-context.ts';
import { signLot } from '../lot-signature/sign-lot.ts';
import { NS } from '../namespaces.ts';
import { TRANSACTIONS } from '../soap/transactions.ts';
import { isNamed } from '../xml/element.ts';
import { tag, type Xml } from '../xml/write-xml.ts';
import { depositEntry, entryAuthor, signatureEntry } from './deposit-entry.ts';
import { versionsInForce, type ReplacedVersions } from './versions-in-force.ts';

const SET = 'SubmissionSet01';
const SIGNATURE = 'Signature01';

/** A document or the signature: what is said of it, and its bytes. */
interface Member {
  readonly entry: WrittenEntry;
  readonly bytes: Uint8Array;
  /** entryUUID of the version it replaces. */
  readonly replaced?: string;
}

function submissionSet(lot: SubmissionLot, now: EpochMs) {
  return {
    id: SET,
    uniqueId: lot.submissionSetId,
    sourceId: lot.sourceId,
    patientId: toCx(lot.patient.ins),
    submissionTime: toXdsTime(now),
    contentTypeCode: lot.contentTypeCode,
    authors: [entryAuthor(lot.author)],
  };
}

function objectList(lot: SubmissionLot, members: readonly Member[], now: EpochMs): Xml {
  const ids = objectIds();
  const replacement = ({ entry, replaced }: Member) =>
    replaced === undefined
      ? []
      : [
          writeAssociation(ids, {
            kind: ASSOCIATION.replaces,
            source: entry.entryUUID,
            target: replaced,
            status: 'Original',
          }),
        ];
  const member = (target: string) =>
    writeAssociation(ids, { kind: ASSOCIATION.hasMember, source: SET, target, status: 'Original' });
  return tag(
    'rim:RegistryObjectList',
    { 'xmlns:rim': NS.rim },
    writeSubmissionSet(ids, submissionSet(lot, now)),
    ...members.map(({ entry }) => writeEntry(ids, entry)),
    ...members.map(({ entry }) => member(entry.entryUUID)),
    ...members.flatMap(replacement),
    writeAssociation(ids, { kind: ASSOCIATION.signs, source: SIGNATURE, target: SET, status: 'Original' }),
  );
}

function contentId(name: string): string {
  return `${name}@poste-dmp`;
}

function requestBody(lot: SubmissionLot, members: readonly Member[], now: EpochMs): Xml {
  const documents = members.map(({ entry: { entryUUID } }) => {
    const include = tag('xop:Include', { 'xmlns:xop': NS.xop, href: `cid:${contentId(entryUUID)}` });
    return tag('xds:Document', { id: entryUUID }, include);
  });
  return tag(
    'xds:ProvideAndRegisterDocumentSetRequest',
    { 'xmlns:xds': NS.xds },
    tag('lcm:SubmitObjectsRequest', { 'xmlns:lcm': NS.lcm }, objectList(lot, members, now)),
    ...documents,
  );
}

/** Documents in order, then the signature over all of them. */
async function members(
  context: OpenContext,
  lot: SubmissionLot,
  replaced: ReplacedVersions,
  now: EpochMs,
): Promise<Result<Member[], ExchangeFault>> {
  const { localIdRoot, signatureProperties } = context.settings;
  const documents: Member[] = lot.documents.map(({ document, cda }, index) => {
    const name = `Document${String(index + 1).padStart(2, '0')}`;
    const version = replaced.get(document.uniqueId);
    if (!version) return { entry: depositEntry(name, document, localIdRoot), bytes: cda };
    const { entryUUID, restrictions } = version;
    return { entry: depositEntry(name, { ...document, restrictions }, localIdRoot), bytes: cda, replaced: entryUUID };
  });
  context.countSignature?.();
  const signature = await signLot(
    {
      id: `S-${context.ids.uuid()}`,
      submissionSetId: lot.submissionSetId,
      documents: documents.map(({ entry, bytes }) => ({ uniqueId: entry.uniqueId, bytes })),
      signedAt: now,
      propertiesNamespace: signatureProperties,
    },
    context.signing,
  );
  if (!signature.ok) return fail({ ...signature.fault, class: 'transient' });
  return ok([...documents, { entry: signatureEntry(SIGNATURE, lot, now), bytes: signature.value }]);
}

/** The whole message, signed and dated. */
async function contentOf(
  context: OpenContext,
  lot: SubmissionLot,
  replaced: ReplacedVersions,
  at: EpochMs,
): Promise<Result<Content, ExchangeFault>> {
  const signed = await members(context, lot, replaced, at);
  if (!signed.ok) return signed;
  const attachments = signed.value.map(({ entry, bytes }) => ({
    contentId: contentId(entry.entryUUID),
    mediaType: 'text/xml',
    bytes,
  }));
  return ok({ body: requestBody(lot, signed.value, at), attachments });
}

/**
 * TD2.1 (ITI-41): see `SubmitLot`. Signs the lot, sends it in MTOM, and takes nothing for a success but the
 * registry's own word about this message (H29). A new version is held against the one in force just before (N7).
 *
 * Faults: those of `exchange` and of `versionsInForce`; of the card, with nothing sent; the registry's refusal under our code, its own beside
 * it; `dmp/partial-success` and `dmp/unexpected-answer` are ambiguous: look before sending again (H30).
 */
export async function submitLot(
  context: OpenContext,
  lot: SubmissionLot,
  onProgress: Progress,
  signal: AbortSignal,
): Promise<Result<{ readonly serverAt: EpochMs | null }, ExchangeFault>> {
  const replaced = await versionsInForce(context, lot, signal);
  if (!replaced.ok) return replaced;
  const redated = (at: EpochMs): Promise<Result<Content, ExchangeFault>> => contentOf(context, lot, replaced.value, at);
  const content = await redated(context.wireTime.now());
  if (!content.ok) return content;
  const exchanged = await exchange(context, {
    transaction: TRANSACTIONS.submit,
    ins: lot.patient.ins,
    ...content.value,
    redated,
    onProgress,
    signal,
  });
  if (!exchanged.ok) return exchanged;
  const { payload, serverAt } = exchanged.value;
  if (!isNamed(payload, NS.rs, 'RegistryResponse')) return fail(dmpFault('dmp/unexpected-answer', 'write'));
  const fault = registryFault(readRegistryResponse(payload), 'write');
  return fault ? fail(fault) : ok({ serverAt });
}
