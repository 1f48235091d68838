/**
 * Loaded before a script (`--import`): asks it to end when its owner is gone, as Ctrl-C would, and ends it when it has
 * not within the time that the longest piece of work takes.
 */
import { isMainThread } from 'node:worker_threads';
import { whenOwnerIsGone } from './owner.mjs';

const LONGEST_WORK_MS = 60_000;

if (isMainThread)
  whenOwnerIsGone(() => {
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), LONGEST_WORK_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
