/**
 * pdf.js looks for drawing classes when it starts and would load a native canvas to get them. Nothing is drawn here:
 * empty classes keep that library, and its memory, out of the process. To be imported before pdf.js.
 */
for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
  if (!Reflect.has(globalThis, name)) Reflect.set(globalThis, name, class {});
}
