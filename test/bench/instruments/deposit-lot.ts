import { randomBytes } from 'node:crypto';
import { createCdaBuilder } from '../../../electron/adapters/dmp/cda/build-cda.ts';
import type { Settings } from '../../../electron/adapters/settings/read-settings.ts';
import { systemIds } from '../../../electron/adapters/system/ids.ts';
import type { SubmissionLot } from '../../../shared/domain/document/deposit.ts';
import { SAMPLE_AUTHOR, SAMPLE_PATIENT, sampleDeposit } from '../../fixtures/documents/sample-deposit.ts';

/** A file of this size that no compression helps. */
export function incompressible(bytes: number): Uint8Array {
  return randomBytes(bytes);
}

/** What the deposit makes of a file when it is sent: the CDA around it and the lot; new identifiers at each call. */
export function lotAround(file: Uint8Array, settings: Settings): SubmissionLot {
  const builder = createCdaBuilder({ localIdRoot: `${settings.sourceId}.2` });
  const document = sampleDeposit({ uniqueId: systemIds.oid(), setId: systemIds.oid(), createdAt: Date.now() });
  return {
    submissionSetId: systemIds.oid(),
    signatureId: systemIds.oid(),
    sourceId: settings.sourceId,
    contentTypeCode: { code: '60', codeSystem: '1.2.250.1.213.2.2', displayName: 'Consultation' },
    patient: SAMPLE_PATIENT,
    author: SAMPLE_AUTHOR,
    documents: [{ document, cda: builder.buildCda(document, file) }],
  };
}
