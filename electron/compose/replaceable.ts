import { toChangedDocument } from '../../shared/domain/document/change/change-refusal.ts';
import type { DocumentEntry } from '../../shared/domain/document/entry.ts';
import { nextVersion } from '../../shared/domain/document/replace/next-version.ts';
import { replacementRefusal } from '../../shared/domain/document/replace/replacement-refusal.ts';
import { restrictionsOf } from '../../shared/domain/document/visibility.ts';
import { parisDay } from '../../shared/domain/patient/age.ts';
import { earliestInstant, parseHl7Time } from '../../shared/domain/time/hl7-time.ts';
import type { Fault } from '../../shared/fault.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Replaced } from '../services/deposit/replaced.ts';
import type { Documents } from '../services/records/documents.ts';
import { rowOf } from '../services/records/dossier-session.ts';
import type { Dossiers } from '../services/records/dossiers.ts';

interface ReplaceableParts {
  readonly dossiers: Dossiers;
  readonly documents: Documents;
  readonly practitionerId: string;
}

/** The day of the act as the deposit form holds it; empty when the wire text is unreadable. */
function actDay({ serviceStartTime }: DocumentEntry): string {
  const time = serviceStartTime === undefined ? null : parseHl7Time(serviceStartTime);
  if (!time?.ok) return '';
  const { text, precision } = time.value;
  if (precision === 'year' || precision === 'month') return '';
  if (precision === 'day') return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
  return parisDay(earliestInstant(time.value));
}

/**
 * One's own document in force as the version that a draft takes the place of (R16). Its series and number stand in its
 * header: a document that was not read in this opening is read now (TD3.2, journaled as any reading).
 *
 * @returns `dossier/not-open`, `document/unknown-row`, the rules' `replacement/…`, or the reading's own fault.
 */
export function replaceableIn({ dossiers, documents, practitionerId }: ReplaceableParts) {
  return async (token: string, rowId: string): Promise<Result<Replaced, Fault>> => {
    const live = dossiers.live(token);
    if (!live.ok) return live;
    const session = live.value;
    const entry = rowOf(session, rowId)?.entry;
    if (!entry) return fail({ code: 'document/unknown-row' });
    const refusal = replacementRefusal(toChangedDocument(entry, practitionerId));
    if (refusal) return fail({ code: refusal });
    const { uniqueId } = entry;
    if (!session.known.has(uniqueId)) {
      const read = await documents.read(token, rowId);
      if (!read.ok) return read;
    }
    const { setId, versionNumber } = nextVersion(session.known.get(uniqueId)?.version ?? { uniqueId });
    return ok({
      uniqueId,
      setId,
      nextNumber: versionNumber,
      restrictions: restrictionsOf(entry),
      title: entry.title ?? '',
      typeCode: entry.typeCode?.code ?? '',
      actAt: actDay(entry),
    });
  };
}
