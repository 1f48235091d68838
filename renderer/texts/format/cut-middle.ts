import { visible } from './visible.ts';

/**
 * Cuts a title in its middle: the end holds what tells two titles apart («gauche», «définitif»), so it stays (H60). What cannot be seen
 * in it is shown.
 *
 * @param title the whole title.
 * @param limit characters kept, the mark included; at least 5.
 */
export function cutMiddle(title: string, limit: number): string {
  const letters = [...visible(title)];
  if (letters.length <= limit) return letters.join('');
  const tail = Math.floor((limit - 1) / 2);
  return `${letters.slice(0, limit - 1 - tail).join('')}…${letters.slice(-tail).join('')}`;
}
