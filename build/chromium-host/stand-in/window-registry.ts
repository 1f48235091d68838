/** The open windows, known to `app` (to quit) and to the requests of the host. */
import type { WindowEvent } from '../messages.ts';

export interface OpenWindow {
  id: number;
  close(): void;
  handleHostEvent(event: WindowEvent): void;
}

const windows = new Map<number, OpenWindow>();
let lastId = 0;

export const windowRegistry = {
  nextId: (): number => ++lastId,
  add: (window: OpenWindow): void => void windows.set(window.id, window),
  remove: (id: number): void => void windows.delete(id),
  find: (id: number): OpenWindow | null => windows.get(id) ?? null,
  all: (): OpenWindow[] => [...windows.values()],
};
