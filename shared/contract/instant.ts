import { z } from 'zod';

/** Largest distance from 1970, in milliseconds, of which a date can be made (ECMAScript, Time Values and Time Range). */
const LAST_INSTANT = 8_640_000_000_000_000;

/** Epoch ms in a foreign file: of a number beyond, no line could be written (H54). */
export const instantSchema = z.number().min(-LAST_INSTANT).max(LAST_INSTANT);
