import { useEffect, useRef, useState } from 'react';
import { pressLockKey } from './lock-key.ts';
import { readFromFrame, type ToFrame } from './frame-protocol.ts';
import { useStepAside } from './step-aside.ts';
import { watchFrame } from './watch-frame.ts';
import { useKeys } from './use-key.ts';

/** The frame has a host of its own under our scheme, so that its policy is its own too. */
function frameAddress(): string {
  const { origin, href } = window.location;
  const viewer = origin.replace('://bundle', '://viewer');
  // The development server has one host only.
  return viewer === origin ? new URL('viewer-frame/index.html', href).href : `${viewer}/index.html`;
}

/** Keys and wheel over the frame stay in it: the window must lock by them and know that somebody reads (H44, H47). */
function hearSign(lock: boolean): void {
  window.dispatchEvent(new Event('pointerdown'));
  if (lock) pressLockKey();
}

interface FileFrameProps {
  readonly title: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** What is said in its place when the file keeps the frame from answering, or ends it. */
  readonly tooHeavy: string;
  /** The page to begin with, from 1. */
  readonly at?: number | undefined;
  /** Hears how many pages were found; null when the file could not be opened. */
  readonly onPages?: (pages: number | null) => void;
  /** Whether selected text may be copied; nothing may unless it is said (N7). */
  readonly copyable?: boolean;
  /** Hears the text that is to be copied; empty where that is not allowed. */
  readonly onCopy?: (text: string) => void;
  /** Hears which page stands before the eyes, from 1. */
  readonly onPlace?: (page: number, pages: number) => void;
}

/**
 * Shows a foreign file in a frame of opaque origin, without network, that takes bytes by message (H54). Space turns its
 * pages while the focus stays in the list.
 */
export function FileFrame(props: FileFrameProps) {
  const { title, mediaType, bytes, at, tooHeavy, copyable = false, onPages, onPlace, onCopy } = props;
  const frame = useRef<HTMLIFrameElement>(null);
  const [ready, setReady] = useState(false);
  /** The file at which the frame fell silent. */
  const [heavy, setHeavy] = useState<Uint8Array | null>(null);
  const { aside, step } = useStepAside();
  const hear = useRef({ onPages, onPlace, onCopy, step });
  const alive = useRef<() => void>(() => undefined);
  useEffect(() => {
    hear.current = { onPages, onPlace, onCopy, step };
  });

  useEffect(() => {
    const listen = (event: MessageEvent): void => {
      if (event.source !== frame.current?.contentWindow) return;
      const said = readFromFrame(event.data);
      if (said) alive.current();
      if (said?.kind === 'ready') setReady(true);
      if (said?.kind === 'shown') hear.current.onPages?.(said.pages);
      if (said?.kind === 'failed') hear.current.onPages?.(null);
      if (said?.kind === 'copy') hear.current.onCopy?.(said.text);
      if (said?.kind === 'sign') hearSign(said.lock);
      if (said?.kind === 'dragged') hear.current.step();
      if (said?.kind === 'at') hear.current.onPlace?.(said.page, said.pages);
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, []);

  function post(message: ToFrame): void {
    // The frame's origin is opaque: no other target can be named. It is our own page, and it is only given, never asked.
    frame.current?.contentWindow?.postMessage(message, '*');
  }
  useEffect(() => {
    if (ready) post({ kind: 'show', mediaType, bytes, ...(at !== undefined && { at }) });
  }, [ready, mediaType, bytes, at]);
  useEffect(() => {
    if (ready) post({ kind: 'copying', allowed: copyable });
  }, [ready, copyable]);
  useEffect(() => {
    if (!ready || heavy === bytes) return;
    const sign = watchFrame(
      () => post({ kind: 'ping' }),
      () => {
        setHeavy(bytes);
        setReady(false);
        hear.current.onPages?.(null);
      },
    );
    alive.current = sign.heard;
    return sign.stop;
  }, [ready, bytes, heavy]);
  useKeys({ ' ': () => post({ kind: 'page', step: 1 }) });

  // Taken out of the page, the frame ends with its process, whatever it is doing.
  if (heavy === bytes)
    return (
      <p className="heavy-file" role="alert">
        {tooHeavy}
      </p>
    );
  const look = aside ? 'frame aside' : 'frame';
  return <iframe ref={frame} className={look} title={title} sandbox="allow-scripts" src={frameAddress()} />;
}
