import { z } from 'zod';
import { call } from './call.ts';

/** More than anybody copies by hand; a window that was taken over cannot fill the memory through it. */
const LONGEST = 1_000_000;

export const clipboardContract = {
  /**
   * Puts what was selected in our window on the desktop's clipboard. Copying goes through the main process, so that it
   * knows what is ours there and can take it back (H45, N5). Text of a document asks `output.ask` first.
   */
  'clipboard.put': call(z.strictObject({ text: z.string().min(1).max(LONGEST) }), z.strictObject({})),
};
