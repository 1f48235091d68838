import { useEffect, useState } from 'react';

interface Aside {
  readonly aside: boolean;
  /** To be called when the frame hears of a drag before the window does. */
  readonly step: () => void;
}

/**
 * A frame keeps what is dragged over it to itself, so that a file let go there would reach nobody and no word be said (H28,
 * H29). While one is dragged over the window the frame lets the pointer through; a pointer that moves freely says that the
 * drag is over, wherever it ended.
 */
export function useStepAside(): Aside {
  const [aside, setAside] = useState(false);
  useEffect(() => {
    const step = (): void => setAside(true);
    window.addEventListener('dragenter', step);
    return () => window.removeEventListener('dragenter', step);
  }, []);
  useEffect(() => {
    if (!aside) return;
    const back = (): void => setAside(false);
    const events = ['pointermove', 'drop'] as const;
    events.forEach((name) => window.addEventListener(name, back, true));
    return () => events.forEach((name) => window.removeEventListener(name, back, true));
  }, [aside]);
  return { aside, step: () => setAside(true) };
}
