import { ok } from '../../../shared/result.ts';
import type { CopiedText } from '../../services/clipboard/copied-text.ts';
import type { Handlers } from '../register.ts';
import { atWorkplace } from './at-work.ts';
import type { AtWork } from './workplace.ts';

/** The channel of the clipboard; locked, nothing is put there. */
export function clipboardHandlers(
  atWork: AtWork,
  copied: Pick<CopiedText, 'put'>,
): Pick<Handlers, Extract<keyof Handlers, `clipboard.${string}`>> {
  const at = atWorkplace(atWork);
  return {
    'clipboard.put': ({ text }) =>
      at(async () => {
        await copied.put(text);
        return ok({});
      }),
  };
}
