/** A picture of more points than this is refused: an A3 page at 600 points an inch has 70 million (H54). */
const MOST_PIXELS = 100_000_000;

/** What a file asks for is more than a page can have. */
export class TooLarge extends Error {}

/** Throws `TooLarge` when a picture says that it has more points than a page can have. */
export function assertPageSize(width: number, height: number): void {
  if (width * height > MOST_PIXELS) throw new TooLarge('More than a page can have');
}
