import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { showsInk } from './shows-ink.ts';

type Arguments = readonly unknown[];

/** What the next shape is painted with; `false` is white, which shows nothing on paper. */
interface Paint {
  readonly fill: boolean;
  readonly stroke: boolean;
}

const TEXT = new Set([OPS.showText, OPS.showSpacedText, OPS.nextLineShowText, OPS.nextLineSetSpacingShowText]);
const IMAGES = new Set([OPS.paintImageXObject, OPS.paintImageXObjectRepeat, OPS.paintInlineImageXObject, OPS.paintInlineImageXObjectGroup]); // prettier-ignore
const MASKS = new Set([OPS.paintImageMaskXObject, OPS.paintImageMaskXObjectGroup, OPS.paintImageMaskXObjectRepeat]);
const FILLS = new Set([OPS.fill, OPS.eoFill, OPS.rawFillPath]);
const STROKES = new Set([OPS.stroke, OPS.closeStroke]);
const BOTH = new Set([OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);

const isWhite = (colour: unknown): boolean => colour === '#ffffff' || colour === '#fff';

/** The image that an operation names, once pdf.js has it; undefined when it could not be unpacked. */
function imageOf(page: PDFPageProxy, [named]: Arguments): unknown {
  if (typeof named !== 'string') return named;
  const objects = (named.startsWith('g_') ? page.commonObjs : page.objs) as {
    has(id: string): boolean;
    get(id: string): unknown;
  };
  return objects.has(named) ? objects.get(named) : undefined;
}

function paints(operation: number, paint: Paint): boolean {
  if (FILLS.has(operation)) return paint.fill;
  if (STROKES.has(operation)) return paint.stroke;
  return BOTH.has(operation) && (paint.fill || paint.stroke);
}

/** Glyphs other than blanks; what has no letter may still draw. */
function hasGlyphs([glyphs]: Arguments): boolean {
  if (!Array.isArray(glyphs)) return true;
  return glyphs.some((glyph: unknown) => {
    const isGlyph = typeof glyph === 'object' && glyph !== null;
    const letter = isGlyph ? (Reflect.get(glyph, 'unicode') as unknown) : '';
    return isGlyph && !(typeof letter === 'string' && letter.trim() === '');
  });
}

/** Walks over what a page draws, until something of it can be seen. */
class Walk {
  readonly #page: PDFPageProxy;
  #paint: Paint = { fill: true, stroke: true };
  readonly #kept: Paint[] = [];

  constructor(page: PDFPageProxy) {
    this.#page = page;
  }

  shows(operation: number, given: Arguments): boolean {
    if (operation === OPS.save) this.#kept.push(this.#paint);
    else if (operation === OPS.restore) this.#paint = this.#kept.pop() ?? this.#paint;
    else if (operation === OPS.setFillRGBColor) this.#paint = { ...this.#paint, fill: !isWhite(given[0]) };
    else if (operation === OPS.setStrokeRGBColor) this.#paint = { ...this.#paint, stroke: !isWhite(given[0]) };
    else if (operation === OPS.setFillColorN || operation === OPS.shadingFill) return true;
    else if (operation === OPS.constructPath) return paints(Number(given[0]), this.#paint);
    else if (TEXT.has(operation)) return this.#paint.fill && hasGlyphs(given);
    else if (IMAGES.has(operation) || MASKS.has(operation))
      return showsInk(imageOf(this.#page, given), MASKS.has(operation));
    return false;
  }
}

/**
 * True when something of a page can be seen: a letter, a line, a surface or a picture that is not white (H31). What could
 * not be unpacked counts as seen: only a page that is surely white is white.
 */
export async function pageShows(page: PDFPageProxy): Promise<boolean> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const walk = new Walk(page);
  return fnArray.some((operation, index) => walk.shows(operation, (argsArray[index] ?? []) as Arguments));
}
