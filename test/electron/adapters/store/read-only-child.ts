/** Opens a store as an ordinary user who may not write there: run by `disk.test.ts`, never by hand. */
import { openStore } from '../../../../electron/adapters/store/open-store.ts';
import { options } from './store-support.ts';

const [, , folder = ''] = process.argv;
const ORDINARY_USER = 65_534;
process.setgid?.(ORDINARY_USER);
process.setuid?.(ORDINARY_USER);
const store = await openStore(options(folder));
process.stdout.write(store.ok ? 'opened' : store.fault.code);
