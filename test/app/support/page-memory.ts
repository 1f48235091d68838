import type { CDPSession, Page } from '@playwright/test';

/** Everything that the page's own memory holds after a collection, as the text of a heap snapshot. */
async function snapshot(browser: CDPSession): Promise<string> {
  const chunks: string[] = [];
  const hear = ({ chunk }: { readonly chunk: string }): void => void chunks.push(chunk);
  browser.on('HeapProfiler.addHeapSnapshotChunk', hear);
  await browser.send('HeapProfiler.collectGarbage');
  await browser.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  browser.off('HeapProfiler.addHeapSnapshotChunk', hear);
  return chunks.join('');
}

/**
 * Which of these texts still stand in the memory of a page: objects, strings and elements that something holds.
 *
 * @param traces in ASCII: a snapshot writes other letters by their number.
 */
export async function inMemoryOf(page: Page, traces: readonly string[]): Promise<string[]> {
  const browser = await page.context().newCDPSession(page);
  try {
    await browser.send('HeapProfiler.enable');
    const memory = await snapshot(browser);
    return traces.filter((trace) => memory.includes(trace));
  } finally {
    await browser.detach();
  }
}
