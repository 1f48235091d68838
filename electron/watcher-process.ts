import { findLibrary } from './adapters/reader/pkcs11/library-places.ts';
import { parentChannel } from './adapters/reader/processes/parent-channel.ts';
import { watchSlots } from './adapters/reader/processes/watch-slots.ts';

// The watcher process: sees cards come and go, never logs in (decision 8). Its one argument is the library's path.
const channel = parentChannel();
watchSlots(findLibrary(process.argv[2] || undefined), (report) => channel.post(report));
