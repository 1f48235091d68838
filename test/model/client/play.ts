/** Histories of the client by their seed, each on a store of its own; for `npm run model`. */
import { opened, temporaryFolder } from '../../electron/adapters/store/store-support.ts';
import { Consultation } from './consultation.ts';
import { settingsIn } from './filing/desk.ts';
import { Filing } from './filing/filing.ts';

const ACTS = 60;

/** What broke, with the acts that led there; null when nothing did. */
export async function tryClientHistory(seed: number): Promise<string | null> {
  const folder = temporaryFolder();
  const store = await opened(folder.path);
  // Reading and filing by turns: each is a history of its own over the same services.
  const history = seed % 2 === 0 ? new Consultation(seed, store) : new Filing(seed, store, settingsIn(folder.path));
  await history.play(ACTS);
  store.close();
  folder.remove();
  const { violations, trace } = history;
  return violations.length === 0 ? null : [`client seed ${seed}: ${violations.join('; ')}`, ...trace].join('\n');
}
