import type { DepositForm } from '../../../shared/contract/deposit.ts';
import type {
  DepositAuthor,
  DepositDocument,
  DepositMediaType,
  SubmissionLot,
} from '../../../shared/domain/document/deposit.ts';
import type { Code } from '../../../shared/domain/document/code.ts';
import type { DocumentType } from '../../../shared/domain/document/validate/type-known.ts';
import type { Restriction } from '../../../shared/domain/document/visibility.ts';
import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';
import type { Clock, Ids } from '../ports.ts';
import type { BuildCda, Draft } from './ports.ts';
import type { Replaced } from './replaced.ts';

const FORMAT_SYSTEM = '1.3.6.1.4.1.19376.1.2.3';

/** formatCode of a level-1 CDA by the media type it embeds (ASS_A12, dmp-interface §4.3). */
export const FORMAT_OF: Readonly<Record<DepositMediaType, Code>> = {
  'application/pdf': format('urn:ihe:iti:xds-sd:pdf:2008', 'Document à corps non structuré en Pdf/A-1'),
  'text/plain': format('urn:ihe:iti:xds-sd:text:2008', 'Document à corps non structuré en texte brut'),
  'text/rtf': format('urn:ihe:iti-fr:xds-sd:rtf:2010', 'Document à corps non structuré en RTF'),
  'image/jpeg': format('urn:ihe:iti-fr:xds-sd:jpeg:2010', 'Document à corps non structuré en image JPEG'),
  'image/tiff': format('urn:ihe:iti-fr:xds-sd:tiff:2010', 'Document à corps non structuré en image TIFF'),
};

function format(code: string, displayName: string): Code {
  return { code, codeSystem: FORMAT_SYSTEM, displayName };
}

function restrictionsOf(form: DepositForm): Restriction[] {
  return [
    ...(form.masked === 'yes' ? (['MASQUE_PS'] as const) : []),
    ...(form.patient === 'hold' ? (['INVISIBLE_PATIENT'] as const) : []),
    ...(form.representatives === 'hidden' ? (['INVISIBLE_REPRESENTANTS_LEGAUX'] as const) : []),
  ];
}

interface MakingNeeds {
  readonly types: readonly DocumentType[];
  readonly author: DepositAuthor;
  readonly patient: PatientIdentity;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The version it takes the place of: its series and its restrictions are inherited (N7, H10). */
  readonly replaced: Replaced | null;
  /** Identifier that was drawn elsewhere, by who hands the document over; a new one otherwise. */
  readonly uniqueId?: string;
}

/**
 * The document out of a valid form: identifiers are drawn here, once, so that every later look-up and retry speaks of
 * the same document (style anchors §1). The class follows from the type (ASS_X16, H52).
 */
export function makeDocument(form: DepositForm, draft: Pick<Draft, 'mediaType'>, needs: MakingNeeds): DepositDocument {
  const type = needs.types.find((known) => known.code === form.typeCode);
  if (!type) throw new Error('A validated form has a known type');
  const { replaced } = needs;
  return {
    uniqueId: needs.uniqueId ?? needs.ids.oid(),
    setId: replaced?.setId ?? needs.ids.oid(),
    versionNumber: replaced?.nextNumber ?? 1,
    patient: needs.patient,
    author: needs.author,
    typeCode: { code: type.code, codeSystem: type.codeSystem, displayName: type.displayName },
    classCode: { code: type.classCode, codeSystem: type.classCodeSystem, displayName: type.classLabel },
    formatCode: FORMAT_OF[draft.mediaType],
    title: form.title.trim(),
    actAt: form.actAt,
    createdAt: needs.clock.now(),
    restrictions: replaced ? [...replaced.restrictions] : restrictionsOf(form),
    mediaType: draft.mediaType,
    ...(replaced && {
      replaces: { uniqueId: replaced.uniqueId, versionNumber: replaced.nextNumber - 1 },
    }),
  };
}

interface LotNeeds {
  readonly ids: Ids;
  readonly cda: BuildCda;
  readonly sourceId: string;
  readonly contentTypeCode: Code;
}

/** The set of one document, ready to be queued: its identifiers are drawn here, its CDA is built once (H34). */
export function makeLot(document: DepositDocument, file: Uint8Array, secret: boolean, needs: LotNeeds): SubmissionLot {
  const { ids, cda, sourceId, contentTypeCode } = needs;
  return {
    submissionSetId: ids.oid(),
    signatureId: ids.oid(),
    sourceId,
    contentTypeCode,
    patient: document.patient,
    author: document.author,
    ...(secret && { secret }),
    documents: [{ document, cda: cda.buildCda(document, file) }],
  };
}
