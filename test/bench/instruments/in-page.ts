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
    do {
      if (performance.now() - startedAt > 60_000) throw new Error(`Never painted: ${painted}`);
      await frame();
    } while (!document.querySelector(painted));
    // What stands there when a frame begins is painted with it, hence before the next one begins.
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

/** A button made on the spot that shows a word: what any click costs here. Milliseconds to paint. */
export function acknowledgeBare(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const frame = (): Promise<number> => new Promise((next) => requestAnimationFrame(next));
    const button = document.createElement('button');
    button.style.cssText = 'position:fixed;top:0;z-index:9999';
    button.addEventListener('click', () => (button.textContent = 'heard'));
    document.body.append(button);
    await frame();
    const startedAt = performance.now();
    button.click();
    await frame();
    await frame();
    const took = performance.now() - startedAt;
    button.remove();
    return took;
  });
}

/**
 * The longest time without a frame, from the click until the other element is painted; without a click, over a second.
 */
export function framesUntil(page: Page, asked: ClickToPaint | null): Promise<number> {
  return page.evaluate(async (given) => {
    const frame = (): Promise<number> => new Promise((next) => requestAnimationFrame(next));
    const startedAt = await frame();
    if (given) document.querySelector<HTMLElement>(given.click)?.click();
    const over = (now: number): boolean =>
      given ? document.querySelector(given.painted) !== null : now - startedAt > 1_000;
    let longest = 0;
    let last = startedAt;
    for (let left = false; !left;) {
      const now = await frame();
      left = over(now);
      longest = Math.max(longest, now - last);
      last = now;
      if (now - startedAt > 60_000) throw new Error('Never painted');
    }
    return longest;
  }, asked);
}

/** Opens a document of the list, waits for the first page in the viewer, closes it again. Milliseconds from the click. */
export async function firstPagePainted(page: Page, rowId: string): Promise<number> {
  const startedAt = performance.now();
  await page.evaluate(async (id) => {
    const shown = new Promise<void>((done, failed) => {
      const hear = ({ data }: MessageEvent<{ kind?: string }>): void => {
        if (data.kind !== 'shown' && data.kind !== 'failed') return;
        window.removeEventListener('message', hear);
        if (data.kind === 'shown') done();
        else failed(new Error('The viewer could not show it'));
      };
      window.addEventListener('message', hear);
    });
    const line = document.getElementById(`line-${id}`);
    if (!line) throw new Error('The document is not in sight');
    line.click();
    await shown;
  }, rowId);
  const viewer = page.frames().find((frame) => frame !== page.mainFrame() && frame.url().includes('viewer'));
  if (!viewer) throw new Error('No viewer in the page');
  await viewer.evaluate(async () => {
    const frame = (): Promise<number> => new Promise((next) => requestAnimationFrame(next));
    while (!document.querySelector('canvas')) await frame();
    await frame();
  });
  const took = performance.now() - startedAt;
  await page.keyboard.press('Escape');
  await page.locator('iframe.frame').waitFor({ state: 'detached' });
  return took;
}
