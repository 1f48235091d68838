import type { Page } from '@playwright/test';

/** What to click and what must then be on screen; times are taken inside the page, by its own clock. */
export interface ClickToPaint {
  readonly click: string;
  readonly painted: string;
}

/**
 * Clicks an element and waits for the frame in which another one stands painted.
 *
 * @returns milliseconds from the click to the frame after the one that shows it.
 */
export function clickToPaint(page: Page, asked: ClickToPaint): Promise<number> {
  return page.evaluate(async ({ click, painted }) => {
    const frame = (): Promise<number> => new Promise((next) => requestAnimationFrame(next));
    const target = document.querySelector<HTMLElement>(click);
    if (!target) throw new Error(`Nothing to click: ${click}`);
    const startedAt = performance.now();
    target.click();
    while (!document.querySelector(painted)) {
      if (performance.now() - startedAt > 60_000) throw new Error(`Never painted: ${painted}`);
      await frame();
    }
    // The frame that holds it is handed over before the next one begins.
    await frame();
    return performance.now() - startedAt;
  }, asked);
}

/** The same rows as a bare table, without virtual list, styles or calls; removed again. Milliseconds to paint. */
export function paintBareTable(page: Page, rows: readonly (readonly string[])[]): Promise<number> {
  return page.evaluate(async (given) => {
    const frame = (): Promise<number> => new Promise((next) => requestAnimationFrame(next));
    const startedAt = performance.now();
    const box = document.createElement('div');
    box.style.cssText = 'position:fixed;inset:0;overflow:auto;background:white;z-index:9999';
    const table = document.createElement('table');
    for (const cells of given) {
      const line = table.insertRow();
      for (const cell of cells) line.insertCell().textContent = cell;
    }
    box.append(table);
    document.body.append(box);
    await frame();
    await frame();
    const took = performance.now() - startedAt;
    box.remove();
    return took;
  }, rows);
}
