/**
 * Lets the page use `app://host/path` where Electron would: Chromium cannot intercept a native `app://` load, so the
 * few doors through which a script asks for an address translate it. Runs as text in the world of the page.
 */
export function translateAppAddresses(suffix: string): void {
  const translate = (value: unknown): unknown => {
    const text = typeof value === 'string' || value instanceof URL ? String(value) : '';
    const match = /^(app):\/\/([^/?#]+)(.*)$/i.exec(text);
    return match ? `https://${match[2]}.${match[1]}${suffix}${match[3] || '/'}` : value;
  };
  const setAttribute = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function (name: string, value: string) {
    setAttribute.call(this, name, /^(src|href|data)$/i.test(name) ? String(translate(value)) : value);
  };
  const translateProperty = (prototype: object, property: string): void => {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, property);
    const set = descriptor?.set;
    if (!descriptor || !set) return;
    const translated = {
      ...descriptor,
      set(this: unknown, value: unknown) {
        set.call(this, translate(value));
      },
    };
    Object.defineProperty(prototype, property, translated);
  };
  for (const prototype of [HTMLIFrameElement, HTMLImageElement, HTMLScriptElement]) {
    translateProperty(prototype.prototype, 'src');
  }
  const nativeFetch = window.fetch.bind(window);
  window.fetch = (input, init) => nativeFetch(translate(input) as RequestInfo | URL, init);
  const open = XMLHttpRequest.prototype.open as (...args: unknown[]) => void;
  XMLHttpRequest.prototype.open = function (method: string, url: string | URL, ...rest: unknown[]) {
    open.call(this, method, translate(url), ...rest);
  };
}
