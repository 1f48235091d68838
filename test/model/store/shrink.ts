import type { History } from '../world/world.ts';

/**
 * Takes acts away as long as the history still breaks the same property: halves first, single acts last.
 * @param breaks whether a history breaks it
 */
export function shrink(history: History, breaks: (candidate: History) => boolean): History {
  let { acts } = history;
  for (let size = Math.ceil(acts.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < acts.length;) {
      const without = [...acts.slice(0, at), ...acts.slice(at + size)];
      if (breaks({ ...history, acts: without })) acts = without;
      else at += size;
    }
  }
  return { ...history, acts };
}
