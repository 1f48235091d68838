import type { CardHolder } from '../../shared/domain/card/practitioner.ts';
import type { Gateway } from '../adapters/dmp/gateway.ts';
import type { Journal } from '../services/audit/journal.ts';
import type { LocalCopies } from '../services/cache/local-copies.ts';
import type { Outbox } from '../services/outbox/outbox.ts';
import { rowOf } from '../services/records/dossier-session.ts';
import type { Dossiers } from '../services/records/dossiers.ts';
import type { Lists } from '../services/records/lists.ts';
import { DocumentChanges } from '../services/visibility/document-changes.ts';
import type { LiveDossier } from '../services/visibility/ports.ts';
import type { Parameters } from '../services/parameters/parameters.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Fault } from '../../shared/fault.ts';

interface VisibilityParts {
  readonly holder: CardHolder;
  readonly gateway: Gateway;
  readonly dossiers: Dossiers;
  readonly lists: Lists;
  readonly copies: LocalCopies;
  readonly outbox: Outbox;
  readonly journal: Journal;
  readonly parameters: Pick<Parameters, 'current'>;
  /** The author deleted a document: its announcement hold ends with it (R27). */
  readonly onDeleted: (insId: string, uniqueId: string) => void;
}

/** The dossier under the banner as changes of its documents see it. */
function liveDossier({ dossiers, lists }: VisibilityParts, token: string): Result<LiveDossier, Fault> {
  const live = dossiers.live(token);
  if (!live.ok) return live;
  const session = live.value;
  return ok({
    insId: session.insId,
    ins: session.patient.ins,
    right: session.proof,
    isTreatingPhysician: session.status?.isTreatingPhysician ?? false,
    fromCopy: session.outcome.kind === 'unreachable',
    signal: session.abort.signal,
    entry: (rowId) => rowOf(session, rowId)?.entry ?? null,
    known: (uniqueId) => session.known.get(uniqueId)?.entry ?? null,
    reshow: (rowId, entry) => lists.reshow(session, rowId, entry),
  });
}

/** Joins changes of deposited documents to the dossier, the copy, the queue and the journal. */
export function openChanges(parts: VisibilityParts): DocumentChanges {
  const { holder, gateway, copies, outbox, journal, parameters, onDeleted } = parts;
  return new DocumentChanges({
    live: (token) => liveDossier(parts, token),
    dmp: gateway,
    copy: {
      followChange: (insId, entry, isTreatingPhysician) => {
        if (entry.availabilityStatus === 'deleted') onDeleted(insId, entry.uniqueId);
        return copies.followChange(insId, entry, isTreatingPhysician);
      },
    },
    deposits: outbox,
    audit: journal,
    practitionerId: holder.nationalId,
    profession: holder.profession.code,
    combinationAllowed: () => parameters.current().combinationAllowed,
  });
}
