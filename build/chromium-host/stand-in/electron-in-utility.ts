/** The module `electron` inside a utility process: the host has none of it. */
import { absent } from './unsupported.ts';

export const net = absent('net (in a utility process)');
export const systemPreferences = absent('systemPreferences (in a utility process)');
export default absent('electron (in a utility process)');
