/**
 * The most that one piece of memory may take where foreign files are read: a page at 600 points an inch, four bytes a
 * point, with room to spare. pdf.js and utif2 unpack what a file holds into pieces that they double until it fits: 2 GB
 * out of some kilobytes, and only the engine's own end stops them (H54). With this one the piece is refused, the page is
 * told as not drawn, and the file stays open.
 */
const MOST_BYTES = 256 * 1024 * 1024;

const VIEWS = [
  'Uint8Array', 'Uint8ClampedArray', 'Int8Array', 'Uint16Array', 'Int16Array', 'Uint32Array', 'Int32Array',
  'Float32Array', 'Float64Array',
] as const; // prettier-ignore

function rationed<Made extends object, Args extends unknown[]>(
  original: new (...args: Args) => Made,
  bytesEach: number,
): new (...args: Args) => Made {
  return new Proxy(original, {
    construct(target, args: Args, made) {
      const [size] = args;
      if (typeof size === 'number' && size * bytesEach > MOST_BYTES) throw new RangeError('More than a page may take');
      return Reflect.construct(target, args, made === proxied.get(target) ? target : made) as Made;
    },
  });
}

/** The stand-in of each constructor: what is made through it is of the constructor itself. */
const proxied = new Map<object, object>();

function put(name: string, original: new (...args: unknown[]) => object, bytesEach: number): void {
  const stand = rationed(original, bytesEach);
  proxied.set(original, stand);
  Reflect.set(globalThis, name, stand);
}

/**
 * Puts a whole realm on its ration. To be called before any file is read, by the page of the viewer frame and by the
 * thread that reads PDFs: they have no other work.
 */
export function rationMemory(): void {
  put('ArrayBuffer', ArrayBuffer as new (...args: unknown[]) => object, 1);
  for (const name of VIEWS) {
    const view = globalThis[name];
    put(name, view as new (...args: unknown[]) => object, view.BYTES_PER_ELEMENT);
  }
  // The engine's own unpacker gathers all that there is before anybody can count it; without it pdf.js unpacks by itself.
  Reflect.deleteProperty(globalThis, 'DecompressionStream');
}
