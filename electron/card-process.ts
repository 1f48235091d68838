import { findLibrary } from './adapters/reader/pkcs11/library-places.ts';
import { parentChannel } from './adapters/reader/processes/parent-channel.ts';
import { CardServer } from './adapters/reader/processes/serve-card.ts';

// The card process: owns the login, ended at each lock (decision 8). Its one argument is the library's path.
const library = findLibrary(process.argv[2] || undefined);
if (!library) process.exit(3);
new CardServer(library, parentChannel());
