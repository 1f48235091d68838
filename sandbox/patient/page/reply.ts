import type { ServerResponse } from 'node:http';
import type { Html } from '../../server/html.ts';

/** What a page answers. */
export interface Reply {
  status: number;
  type: string;
  body: string | Buffer;
  headers?: Readonly<Record<string, string>>;
}

export const page = (content: Html, status = 200): Reply => ({
  status,
  type: 'text/html; charset=utf-8',
  body: content.text,
});

/** After a form: the next page is asked with GET, so that reloading it sends nothing again. */
export const redirect = (to: string, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status: 303,
  type: 'text/plain; charset=utf-8',
  body: '',
  headers: { Location: to, ...headers },
});

export const json = (value: unknown, status = 200): Reply => ({
  status,
  type: 'application/json; charset=utf-8',
  body: `${JSON.stringify(value)}\n`,
});

/** Nothing from elsewhere, no frame around, no form that leaves; one script and one style sheet of our own. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

export function send(response: ServerResponse, { status, type, body, headers }: Reply): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    ...headers,
  });
  response.end(body);
}
