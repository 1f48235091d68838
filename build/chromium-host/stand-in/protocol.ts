import type { SchemeRequest, SchemeResponse } from '../messages.ts';
import { app } from './app.ts';
import { strict } from './unsupported.ts';

type SchemeHandler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, SchemeHandler>();

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(): void {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
  },
  handle(scheme: string, handler: SchemeHandler): void {
    if (handlers.has(scheme)) throw new Error(`The scheme ${scheme} is already handled`);
    handlers.set(scheme, handler);
  },
  unhandle: (scheme: string): void => void handlers.delete(scheme),
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
});

/** Answers one request of a window through the application's handler. */
export async function answerScheme(asked: SchemeRequest): Promise<SchemeResponse> {
  const handler = handlers.get(asked.url.slice(0, asked.url.indexOf(':')));
  if (!handler) return { status: 404, headers: {}, body: new Uint8Array() };
  const body = asked.body ? { body: new Uint8Array(asked.body) } : {};
  const request = new Request(asked.url, { method: asked.method, headers: asked.headers, ...body });
  const response = await handler(request);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, headers: Object.fromEntries(response.headers), body: bytes };
}
