import type { RunningApp } from './launch.ts';

/** What stands on the desktop's clipboard. */
export function clipboardText(app: RunningApp): Promise<string> {
  return app.evaluate(({ clipboard }) => clipboard.readText());
}
