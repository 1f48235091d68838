import { useEffect, useRef } from 'react';

function inField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** Keys that no field types: they act wherever one is. */
function actsInFields({ ctrlKey, metaKey, key }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || key === 'Escape' || /^F\d+$/.test(key);
}

function nameOf(event: KeyboardEvent): string {
  const letter = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return event.ctrlKey || event.metaKey ? `Ctrl ${letter}` : letter;
}

/**
 * Hears keys of the whole window while the component is there. Single letters act only when no field has the focus, and
 * nothing acts behind a dialog; keys that were answered elsewhere are left alone.
 *
 * @param keys what to do by key name: `J`, `Escape`, `Ctrl K`, `/`.
 */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const act = latest.current[nameOf(event)];
      if (!act || event.defaultPrevented || event.altKey || event.isComposing) return;
      if (!actsInFields(event) && inField(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}
