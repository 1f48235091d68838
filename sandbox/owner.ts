const EVERY_MS = 500;
/** Read before anything is done: an owner that dies while the store is being made would leave another's number. */
const owner = process.ppid;

/**
 * Ends the program when the process that started it is no longer there, however it died: a test runner killed outright
 * runs no handler of its own, and its stores would live on.
 *
 * @param stop called once
 */
export function endWithOwner(stop: () => void): void {
  const timer = setInterval(() => {
    if (isOwnerThere()) return;
    clearInterval(timer);
    stop();
  }, EVERY_MS);
  timer.unref();
}

/** An orphan gets another parent; where it keeps the number (Windows), nobody answers to it. */
function isOwnerThere(): boolean {
  if (process.ppid !== owner) return false;
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    // The owner may be somebody else's process: then it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // errors of kill bear a code
  }
}
