import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { ChevronDown } from 'lucide-react';
import { Icon } from './icon.tsx';

/** One act of a menu, named by its effect; «…» when a question follows. */
export interface MenuItem {
  readonly key: string;
  readonly label: string;
  readonly danger?: boolean;
  readonly onChoose: () => void;
}

const STEPS: Readonly<Record<string, 'next' | 'previous' | 'first' | 'last'>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
};

function stepped(step: 'next' | 'previous' | 'first' | 'last', at: number, count: number): number {
  if (step === 'first') return 0;
  if (step === 'last') return count - 1;
  return (at + (step === 'next' ? 1 : -1) + count) % count;
}

/** A button that opens a list of acts: arrows move, Enter chooses, Escape and leaving close it. */
export function Menu({ label, items }: { readonly label: string; readonly items: readonly MenuItem[] }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) list.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }, [open]);

  function close(back: boolean): void {
    setOpen(false);
    if (back) button.current?.focus();
  }
  function hear(event: KeyboardEvent): void {
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
    const step = STEPS[event.key];
    if (step) {
      const at = entries.findIndex((entry) => entry === document.activeElement);
      entries[stepped(step, at, entries.length)]?.focus();
    } else if (event.key === 'Escape') close(true);
    else if (event.key === 'Tab') return close(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div
      className="menu"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className="btn small"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {label}
        <Icon of={ChevronDown} />
      </button>
      {open && (
        <div ref={list} id={id} role="menu" aria-label={label} onKeyDown={hear}>
          {items.map((item) => (
            <button
              key={item.key}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={item.danger ? 'danger' : undefined}
              onClick={() => {
                close(true);
                item.onChoose();
              }}
            >
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
