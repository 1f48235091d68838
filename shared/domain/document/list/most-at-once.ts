/** Documents read in one exchange: some megabytes, and no more than one leafs through in a consultation (H56). */
export const MOST_AT_ONCE = 10;
