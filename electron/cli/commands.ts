import type { Command } from './command.ts';
import { consentVerify } from './consent-verify.ts';
import { exists } from './exists/exists.ts';
import { feed } from './feed/feed.ts';
import { inspect } from './inspect.ts';
import { journalExport } from './journal-export.ts';
import { journalVerify } from './journal-verify.ts';
import { storeRecover } from './store-recover.ts';

/** Every command of `dmp`, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  inspect,
  consentVerify,
  journalVerify,
  journalExport,
  storeRecover,
  feed,
  exists,
];
