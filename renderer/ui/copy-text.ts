/**
 * Copies a text through a selection: the asynchronous clipboard needs a permission, and our window has none.
 *
 * @returns whether the browser did it.
 */
export function copyText(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'sr';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}
