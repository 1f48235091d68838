/** About two screens of text: what stands before the eye and beside it is a few of them. */
const SLICE_SIGNS = 8_000;

/** Where a slice that begins at `from` ends: after a line where there is one, never inside a sign of two units. */
function endOf(text: string, from: number): number {
  const most = from + SLICE_SIGNS;
  if (most >= text.length) return text.length;
  const line = text.lastIndexOf('\n', most - 1);
  if (line > from) return line + 1;
  const half = text.charCodeAt(most - 1);
  return half >= 0xd800 && half <= 0xdbff ? most - 1 : most;
}

/** Cuts a text into slices, which are the text again when they are put together. */
export function sliceText(text: string): string[] {
  if (text === '') return [''];
  const slices: string[] = [];
  for (let from = 0; from < text.length;) {
    const end = endOf(text, from);
    slices.push(text.slice(from, end));
    from = end;
  }
  return slices;
}
