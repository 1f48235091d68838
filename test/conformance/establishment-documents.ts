import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createCdaBuilder } from '../../electron/adapters/dmp/cda/build-cda.ts';
import { readCdaIdentities } from '../../electron/adapters/dmp/cda/read-identities.ts';
import { createFileSniffer } from '../../electron/adapters/files/sniff-file.ts';
import { readHandedOver } from '../../electron/adapters/system/handed-over-lot.ts';
import { systemIds } from '../../electron/adapters/system/ids.ts';
import { readTerminology } from '../../electron/adapters/terminology/read-terminology.ts';
import { contentTypeOf, depositAuthor } from '../../electron/compose/identity.ts';
import { StructureAuthors } from '../../electron/services/authors/structure-authors.ts';
import { HandIn } from '../../electron/services/deposit/hand-in.ts';
import { HOSPITAL } from '../../sandbox/pki/structures.ts';
import type { SubmissionLot } from '../../shared/domain/document/deposit.ts';
import type { HeldName } from '../../shared/domain/document/named-author.ts';
import type { OutboxJob } from '../../shared/domain/outbox/job.ts';
import { ok } from '../../shared/result.ts';
import { jobOf } from '../electron/adapters/store/samples.ts';
import { AUTHOR, description, PATIENT } from '../electron/cli/feed/feed-bench.ts';
import { testIns } from '../fixtures/documents/sample-deposit.ts';
import { makePdf } from '../fixtures/files/make-pdf.ts';
import { ManualClock } from '../support/manual-clock.ts';

const NOW = Date.parse('2026-11-24T09:00:00Z');
const CHILD = {
  ...PATIENT,
  ins: testIns('2150375012345'),
  birthName: 'PAT-ENFANT',
  givenNames: 'ZOÉ',
  firstGivenName: 'ZOÉ',
  birthDate: '2015-03-12',
};
const { nationalId: _nationalId, savoirFaire: _savoirFaire, ...UNNUMBERED } = AUTHOR;

/** Documents as `dmp feed` hands them in: a PDF, authors with and without a PS_IdNat, a minor's, a new version. */
async function descriptions(): Promise<Record<string, Record<string, unknown>>> {
  const first = description({
    identityChecked: true,
    content: Buffer.from(await makePdf(['Compte rendu'])).toString('base64'),
  });
  const nurse = { ...UNNUMBERED, profession: '60', internalId: 'A0042' };
  return {
    pdf: first,
    'internal-author': description({ author: nurse }),
    'internal-physician': description({ author: { ...AUTHOR, nationalId: undefined, internalId: 'A0043' } }),
    minor: description({ patient: CHILD, representatives: 'hidden' }, 'Patient : PAT-ENFANT Zoé, née le 12/03/2015'),
    'new-version': description({ replaces: first['uniqueId'], title: 'Compte rendu rectifié', masked: true }),
  };
}

/** The way in of an establishment, over nothing but memory: what it queues is kept. */
function openHandIn(queued: Map<string, { job: OutboxJob; lot: SubmissionLot }>): HandIn {
  const terms = readTerminology(join(import.meta.dirname, '..', '..', 'resources', 'terminology'));
  const names = new Map<string, HeldName>();
  const clock = new ManualClock(NOW);
  const code = (value: string) => ({ code: value, codeSystem: '' });
  const authors = new StructureAuthors({
    structureId: HOSPITAL.structureId,
    form: 'person',
    store: { nameOf: (id) => names.get(id) ?? null, keep: (id, name) => void names.set(id, name) },
    authorOf: ({ profession, savoirFaire, ...named }) => {
      const skill = savoirFaire === undefined ? {} : { savoirFaire: code(savoirFaire) };
      return depositAuthor({ ...named, profession: code(profession), ...skill }, HOSPITAL, terms);
    },
    clock,
  });
  return new HandIn({
    environment: 'sandbox',
    files: createFileSniffer({ cdaIdentities: readCdaIdentities }),
    cda: createCdaBuilder({ localIdRoot: '2.25.7.2' }),
    types: terms.depositTypes,
    authors,
    contentTypeCode: contentTypeOf(HOSPITAL, terms),
    sourceId: '2.25.7',
    maximumBytes: 5_000_000,
    ageOfMajority: 18,
    known: (uniqueId) => queued.get(uniqueId) ?? null,
    alreadySent: () => null,
    enqueue: (lot) => {
      const job = jobOf(lot, { mode: 'structure' });
      queued.set(job.uniqueId, { job, lot });
      return ok(job);
    },
    refused: (_, { codes }) => {
      throw new Error(codes);
    },
    hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    clock,
    ids: systemIds,
  });
}

/** What an establishment's worker deposits, by name. */
export async function establishmentDocuments(): Promise<Record<string, Uint8Array>> {
  const queued = new Map<string, { job: OutboxJob; lot: SubmissionLot }>();
  const handIn = openHandIn(queued);
  const made: Record<string, Uint8Array> = {};
  for (const [name, described] of Object.entries(await descriptions())) {
    const read = readHandedOver(JSON.stringify(described), null);
    if (!read.ok || read.value.act !== 'deposit') throw new Error(JSON.stringify(read));
    await handIn.handIn(read.value.lot);
    const cda = queued.get(read.value.lot.uniqueId)?.lot.documents[0]?.cda;
    if (!cda) throw new Error(`${name} was not queued`);
    made[`establishment-${name}`] = cda;
  }
  return made;
}
