/** Everything of Electron that the host does not have throws by name: a silent stand-in would hide a real fault. */
export class UnsupportedApi extends Error {
  constructor(name: string) {
    super(`Electron API not supported by the Chromium host: ${name}`);
    this.name = 'UnsupportedApi';
  }
}

// What the language and its tools look for on any object: promises, JSON, assertions, inspection.
const ASKED_BY_THE_LANGUAGE = new Set([
  'then',
  'toJSON',
  'constructor',
  'asymmetricMatch',
  'nodeType',
  'inspect',
  'domain',
]);

/** The same object, where reading or writing anything it does not have throws `UnsupportedApi`. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (isKnown(object, key)) return Reflect.get(object, key, receiver) as unknown;
      throw new UnsupportedApi(`${name}.${String(key)}`);
    },
    set(object, key, value, receiver) {
      if (isKnown(object, key)) return Reflect.set(object, key, value, receiver);
      throw new UnsupportedApi(`${name}.${String(key)}`);
    },
  });
}

/** A whole module or class that is absent: using it in any way throws. */
export function absent(name: string): unknown {
  const refuse = (): never => {
    throw new UnsupportedApi(name);
  };
  return new Proxy(refuse, {
    get(_object, key) {
      if (typeof key === 'symbol' || ASKED_BY_THE_LANGUAGE.has(key)) return undefined;
      throw new UnsupportedApi(`${name}.${key}`);
    },
    apply: refuse,
    construct: refuse,
  });
}

function isKnown(object: object, key: string | symbol): boolean {
  if (typeof key === 'symbol' || key in object) return true;
  return key.startsWith('_') || ASKED_BY_THE_LANGUAGE.has(key);
}
