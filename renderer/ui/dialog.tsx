import { useEffect, useId, useRef, type ReactNode } from 'react';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons named by their effect; the harmless one bears `autoFocus` (H35, H59). */
  readonly acts: ReactNode;
}

/** A blocking dialog: the browser's own, which keeps the focus inside and closes on Escape. */
export function Dialog({ title, onClose, children, acts }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        // A question over this one was closed, not this one: the window hears it through both.
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
      </header>
      <div className="content">{children}</div>
      <footer>{acts}</footer>
    </dialog>
  );
}
