import { app, type BrowserWindow } from 'electron';

const EMPTY = `<!doctype html><html lang="fr"><title>Poste DMP</title><style>
html { background: #f1f3f1 } @media (prefers-color-scheme: dark) { html { background: #0e1414 } }
</style></html>`;

/** A page of no site, in the colour of the window: Chromium shows it from another process than any of ours. */
const NOWHERE = `data:text/html;charset=utf-8,${encodeURIComponent(EMPTY)}`;

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Chromium was quicker: a process without a page ends by itself.
  }
}

/**
 * Takes the window to an empty page, and ends every process that showed a page before: that of the window, those of
 * the frames of foreign files. There is one window, so that no other page is hit.
 *
 * @returns false when the window is still served by the process that it had: its caller must end that one.
 */
export async function leaveRenderers(window: BrowserWindow): Promise<boolean> {
  const before = window.webContents.getOSProcessId();
  await window.loadURL(NOWHERE);
  const now = window.webContents.getOSProcessId();
  for (const { pid, type } of app.getAppMetrics()) {
    if (type === 'Tab' && pid !== now) end(pid);
  }
  return now !== before;
}
