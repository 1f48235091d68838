import { selectedText } from './selected-text.ts';

/** A PIN, or any other field whose words are hidden: the browser does not give them to a copy either. */
function isHidden(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'password';
}

/**
 * From now on everything copied or cut in this window is handed over instead of going to the clipboard by itself.
 *
 * @returns how to stop.
 */
export function copyThrough(put: (text: string) => void): () => void {
  const hear = (event: ClipboardEvent): void => {
    if (event.defaultPrevented || isHidden(event.target)) return;
    const text = selectedText(event.target);
    if (text === '') return;
    event.preventDefault();
    put(text);
    if (event.type === 'cut') document.execCommand('delete');
  };
  document.addEventListener('copy', hear);
  document.addEventListener('cut', hear);
  return () => {
    document.removeEventListener('copy', hear);
    document.removeEventListener('cut', hear);
  };
}
