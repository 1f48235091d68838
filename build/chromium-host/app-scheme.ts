/**
 * Chromium cannot be taught a custom scheme from outside, so `app://bundle/x` is served as
 * `https://bundle.app.app-scheme.invalid/x` (`.invalid` is reserved: it can never be a real host) and
 * translated back wherever the main process sees an address.
 */
export const SCHEME_SUFFIX = '.app-scheme.invalid';

const NATIVE = /^(https?|data|about|blob|file|devtools|chrome-error):/;

/** `app://bundle/x` → the address Chromium is given. Native addresses are returned unchanged. */
export function toChromium(url: string): string {
  if (NATIVE.test(url)) return url;
  const { scheme, host, rest } = split(url);
  return `https://${host}.${scheme}${SCHEME_SUFFIX}${rest || '/'}`;
}

/** The address Chromium reports → the address the main process knows. */
export function fromChromium(url: string): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  if (!parsed.hostname.endsWith(SCHEME_SUFFIX)) return url;
  const name = parsed.hostname.slice(0, -SCHEME_SUFFIX.length);
  const dot = name.lastIndexOf('.');
  return `${name.slice(dot + 1)}://${name.slice(0, dot)}${parsed.pathname}${parsed.search}${parsed.hash}`;
}

/** True for an address that a `protocol.handle` of the application must answer. */
export function isAppAddress(url: string): boolean {
  return URL.canParse(url) && new URL(url).hostname.endsWith(SCHEME_SUFFIX);
}

/** Rewrites every `app://host` and bare `app:` inside a policy, a header value or a page. */
export function rewriteAddresses(text: string, scheme = 'app'): string {
  const withHost = new RegExp(`\\b${scheme}://([\\w.-]+)`, 'g');
  return text.replace(withHost, (_all, host: string) => `https://${host}.${scheme}${SCHEME_SUFFIX}`);
}

/** As `rewriteAddresses`, and a bare scheme source (`img-src app:`) becomes every host of the scheme. */
export function rewritePolicy(policy: string, scheme = 'app'): string {
  const bare = new RegExp(`(^|\\s)${scheme}:(?=[\\s;,]|$)`, 'g');
  return rewriteAddresses(policy, scheme).replace(bare, `$1https://*.${scheme}${SCHEME_SUFFIX}`);
}

/** Origin as Electron reports it for a standard scheme: `app://bundle`. */
export function originOf(url: string): string {
  const { scheme, host } = split(url);
  return host ? `${scheme}://${host}` : 'null';
}

function split(url: string): { scheme: string; host: string; rest: string } {
  const match = /^([a-z][\w+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url);
  return { scheme: match?.[1] ?? '', host: match?.[2] ?? '', rest: match?.[3] ?? '' };
}
