import type { Sight } from '../oracle/reading.ts';
import { heldAt, type Cell, type State } from '../oracle/state.ts';
import type { Viewer } from '../world/world.ts';
import type { Glimpse } from './driver.ts';
import { finding, type Finding } from './finding.ts';

/** What a reader got against what he may get; `silent` cells agree with anything. */
export function compare(sight: Sight, seen: Glimpse, who: string): Finding | null {
  if (seen.contradictions.length > 0)
    return finding('R21: ways of asking contradict each other', `${who}: ${seen.contradictions.join(', ')}`);
  if (seen.opened && sight.opening === 'must-not') return finding('a dossier opened that the rules close', who);
  if (!seen.opened)
    return sight.opening === 'must' ? finding('a dossier stayed closed that the rules open', who) : null;
  for (const [doc, cell] of sight.docs) {
    const wrong = mismatch(cell, seen.docs.has(doc));
    if (wrong) return finding(wrong, `${who}: ${doc}`);
  }
  const ghost = [...seen.docs].find((doc) => !sight.docs.has(doc));
  return ghost === undefined ? null : finding('a deleted document is still shown', `${who}: ${ghost}`);
}

function mismatch(cell: Cell, shown: boolean): string | null {
  if (cell === 'must-not' && shown) return 'a reader got what the rules forbid';
  return cell === 'must' && !shown ? 'a reader lacks what the rules grant' : null;
}

interface Told {
  kind: string;
  at: number;
  title?: string | null;
}

/** R43: a held document triggers no notice with its title, nor a secret one where representatives read it. */
export function tellingNotice(state: State, viewer: Viewer, notices: readonly Told[], now: number): Finding | null {
  const telling = notices.find(({ title }) => {
    const doc = title ? state.docs.get(title) : undefined;
    return doc !== undefined && (heldAt(state, doc, now) === 'must' || (doc.secret && viewer === 'representative'));
  });
  return telling ? finding('R43: a notice names what its reader may not know', telling.title ?? '') : null;
}

/** R23: a hold still open two weeks after the deposit was told, at that instant; not to parents of what is secret (R35). */
export function missingNotice(
  state: State,
  patient: string,
  viewer: Viewer,
  notices: readonly Told[],
  now: number,
): Finding | null {
  for (const [chain, { notice, announcedAt, fromSecret }] of state.holds) {
    const versions = [...state.docs.values()].filter((one) => one.chain === chain);
    if (versions[0]?.patient !== patient || versions.some((one) => one.chainDeleted)) continue;
    if (viewer === 'representative' && fromSecret) continue;
    if (now < notice.to || (announcedAt !== null && announcedAt <= notice.to)) continue;
    const told = notices.some(({ kind, at }) => kind === 'hold-notice' && at >= notice.from && at <= notice.to);
    if (!told) return finding('R23: the notice of two weeks was not given', chain);
  }
  return null;
}
