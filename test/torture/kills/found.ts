/** What the store of a workstation holds, read when it has just opened: what a kill may not have changed. */
import type { OpenWorkplace } from '../../../electron/compose/workplace.ts';
import type { Store } from '../../../electron/adapters/store/store.ts';
import { holdOf } from '../../../shared/domain/hold/record.ts';
import { toAccesses } from '../../../shared/domain/emergency/access-event.ts';
import type { Working } from '../../support/workstation/working.ts';
import type { Found, FoundHold } from './lines.ts';
import { unpairedIn } from './pairs.ts';

export const PATIENT = 'PAT-ARDOISE';
/** Whose dossier is opened in an emergency: her consent is nobody's business here. */
export const UNCONSCIOUS = 'PAT-QUATORZE';

export const storeOf = ({ work }: Working): Store => (work as unknown as OpenWorkplace).store; // the open workplace holds its store beside the desks

function holdsIn({ holds }: Store): Record<string, FoundHold> {
  const found = holds.all().map(({ record, events }) => holdOf(record, events));
  return Object.fromEntries(
    found.map(({ id, versions, owner, announcement }) => [
      id,
      { versions, owner: owner?.name ?? '', announcement: announcement?.state ?? ('none' as const) },
    ]),
  );
}

export function found(working: Working): Found {
  const store = storeOf(working);
  const insId = working.insIdOf(PATIENT);
  const accesses = toAccesses(store.emergency.all());
  return {
    jobs: Object.fromEntries(store.outbox.list().map(({ uniqueId, state }) => [uniqueId, state])),
    drafts: store.drafts.ofPatient(insId).map(({ id }) => id),
    copy: store.cache?.isOptedIn(insId) ? store.cache.documentIds(insId) : null,
    consents: store.consents.history(insId).length,
    journal: store.audit.head()?.sequence ?? 0,
    holds: holdsIn(store),
    accesses: accesses.map(({ accessId }) => accessId),
    openAccesses: accesses
      .filter(({ refused, ended }) => refused === null && ended === null)
      .map(({ accessId }) => accessId),
    unpaired: unpairedIn(store, [insId, working.insIdOf(UNCONSCIOUS)]),
  };
}
