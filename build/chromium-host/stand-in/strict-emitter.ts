import { EventEmitter } from 'node:events';
import { strict, UnsupportedApi } from './unsupported.ts';

type Listener = (...args: unknown[]) => void;

/** An emitter that knows its events: listening to one that can never come here would wait for ever, so it throws. */
export class StrictEmitter extends EventEmitter {
  private readonly apiName: string;
  private readonly knownEvents: readonly string[];

  constructor(apiName: string, knownEvents: readonly string[]) {
    super();
    this.apiName = apiName;
    this.knownEvents = knownEvents;
    return strict(apiName, this);
  }

  override on(event: string | symbol, listener: Listener): this {
    this.check(event);
    return super.on(event, listener);
  }

  override addListener(event: string | symbol, listener: Listener): this {
    return this.on(event, listener);
  }

  override prependListener(event: string | symbol, listener: Listener): this {
    this.check(event);
    return super.prependListener(event, listener);
  }

  private check(event: string | symbol): void {
    const isOwn = typeof event === 'symbol' || ['newListener', 'removeListener', 'error'].includes(event);
    if (!isOwn && !this.knownEvents.includes(event)) {
      throw new UnsupportedApi(`${this.apiName}.on('${event}')`);
    }
  }
}
