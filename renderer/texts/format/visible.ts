/**
 * Characters that change the order or the look of those around them and show nothing themselves: controls, marks and
 * overrides of direction (Unicode UAX #9 §2), spaces of no width.
 */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * A foreign name or title with the unseen made visible: «note\u202Efdp.exe» would be read as «noteexe.pdf». What is sent
 * and kept stays as it is (H38).
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, '\ufffd');
}
