/** The line between a utility process and the main process, whichever way the process was started. */
export interface Channel {
  post(message: unknown): void;
  listen(hear: (message: unknown) => void): void;
}

/** `process.parentPort` of an Electron utility process, as far as we use it. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', hear: (event: { readonly data: unknown }) => void): void;
}

function isParentPort(value: unknown): value is ParentPort {
  return typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value;
}

/** The line to whoever started this process: Electron's `parentPort`, else Node's own message channel. */
export function parentChannel(): Channel {
  const port: unknown = Reflect.get(process, 'parentPort');
  if (isParentPort(port))
    return {
      post: (message) => port.postMessage(message),
      listen: (hear) => port.on('message', ({ data }) => hear(data)),
    };
  // Electron ends its utility processes itself. Here an orphan would keep the login, or poll readers for ever.
  process.once('disconnect', () => process.exit());
  return {
    // A main process that was killed between the question and this answer: nobody is there to be told (`npm run torture`).
    post: (message) => void (process.connected && process.send?.(message, undefined, undefined, () => undefined)),
    listen: (hear) => void process.on('message', hear),
  };
}
