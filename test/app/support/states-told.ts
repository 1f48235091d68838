import type { RunningApp } from './launch.ts';

/** Notes every state of the card that the application tells its window from now on, whichever page is up to show it. */
export async function noteStatesTold(app: RunningApp): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const send = contents?.send.bind(contents);
    const noted: string[] = [];
    Reflect.set(globalThis, 'statesTold', noted);
    Reflect.set(contents ?? {}, 'send', (channel: string, ...args: unknown[]) => {
      if (channel === 'card.changed') noted.push(JSON.stringify(args));
      send?.(channel, ...args);
    });
  });
}

/** The states told since `noteStatesTold`, oldest first, as text. */
export function statesTold(app: RunningApp): Promise<readonly string[]> {
  return app.evaluate(() => Reflect.get(globalThis, 'statesTold') as string[]);
}
