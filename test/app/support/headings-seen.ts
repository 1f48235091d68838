import type { Page } from '@playwright/test';

/**
 * Notes every main heading that the window shows from now on, also one that stays for a moment only.
 *
 * @returns the list, which grows.
 */
export async function headingsSeen(page: Page): Promise<readonly string[]> {
  const seen: string[] = [];
  await page.exposeFunction('noteHeading', (text: string) => void seen.push(text));
  const watch = (): void => {
    let last = '';
    new MutationObserver(() => {
      const text = document.querySelector('h1')?.textContent ?? '';
      if (text === last) return;
      last = text;
      (Reflect.get(window, 'noteHeading') as (told: string) => void)(text);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  };
  await page.addInitScript(watch);
  await page.evaluate(watch);
  return seen;
}
