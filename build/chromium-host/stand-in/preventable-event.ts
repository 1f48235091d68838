/** The first argument of most Electron events. */
export interface PreventableEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

export function preventableEvent<T extends object>(extra?: T): PreventableEvent & T {
  const event = {
    defaultPrevented: false,
    preventDefault(): void {
      event.defaultPrevented = true;
    },
    ...extra,
  };
  // The spread of an optional object keeps its fields: the type is that of both together.
  return event as PreventableEvent & T;
}
