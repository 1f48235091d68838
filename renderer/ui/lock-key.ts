/**
 * Hears Ctrl L wherever the focus is: in a field, behind a dialog, on any screen. Leaving one's desk never waits (H44).
 *
 * @returns how to stop.
 */
export function onLockKey(act: () => void): () => void {
  const hear = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'l') return;
    event.preventDefault();
    act();
  };
  window.addEventListener('keydown', hear, true);
  return () => window.removeEventListener('keydown', hear, true);
}

/** A press of it inside the frame of foreign files, which keeps its keys to itself, told to the window. */
export function pressLockKey(): void {
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'l', ctrlKey: true }));
}
