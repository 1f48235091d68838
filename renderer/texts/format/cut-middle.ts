/**
 * Cuts a title in its middle: the end holds what tells two titles apart («gauche», «définitif»), so it stays (H60).
 *
 * @param title the whole title.
 * @param limit characters kept, the mark included; at least 5.
 */
export function cutMiddle(title: string, limit: number): string {
  const letters = [...title];
  if (letters.length <= limit) return title;
  const tail = Math.floor((limit - 1) / 2);
  return `${letters.slice(0, limit - 1 - tail).join('')}…${letters.slice(-tail).join('')}`;
}
