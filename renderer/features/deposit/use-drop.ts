import { useState, type DragEvent } from 'react';
import { holdsFiles } from '../../ui/stray-drop.ts';

type Dragged = DragEvent<HTMLElement>;

/** Files may be let go anywhere on the screen, but not behind a question that is still open. */
function isTaken(event: Dragged): boolean {
  return holdsFiles(event) && !(event.target instanceof Element && event.target.closest('dialog'));
}

interface Drop {
  /** Whether files are held over the screen. */
  readonly over: boolean;
  readonly handlers: {
    readonly onDragOver: (event: Dragged) => void;
    readonly onDragLeave: (event: Dragged) => void;
    readonly onDrop: (event: Dragged) => void;
  };
}

/** Files let go on the screen; what is dragged without being files (a word, a link) is left to the fields. */
export function useDrop(onFiles: (files: readonly File[]) => void): Drop {
  const [over, setOver] = useState(false);
  return {
    over,
    handlers: {
      onDragOver: (event) => {
        if (!isTaken(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      },
      onDragLeave: (event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      },
      onDrop: (event) => {
        setOver(false);
        if (!isTaken(event)) return;
        event.preventDefault();
        onFiles([...event.dataTransfer.files]);
      },
    },
  };
}
