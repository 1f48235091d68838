import type { Page } from '@playwright/test';

/** Looks at the page in the turn after it heard of a lock, and tells once. */
function lookAtNextLock(): void {
  const look = (): void => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      Reflect.get(window, 'tellFirstSight')(document.documentElement.outerHTML);
    };
    port2.postMessage(null);
  };
  window.dmp.listen('card.changed', (card) => {
    if (Reflect.get(Object(card), 'kind') !== 'open') look();
  });
  window.addEventListener('keydown', ({ key, ctrlKey }) => ctrlKey && key === 'l' && look(), true);
}

const told = new WeakMap<Page, { tell: (html: string) => void }>();

/**
 * What stands in the page in the very turn after it heard of the lock that this act brings: its next frame, and nothing
 * that waited for an answer. An order of events, so that a slow machine changes nothing.
 */
export async function firstSightAfterLock(page: Page, act: () => Promise<void> | void): Promise<string> {
  const seen = Promise.withResolvers<string>();
  const known = told.get(page);
  if (known) known.tell = seen.resolve;
  else {
    const hearer = { tell: seen.resolve };
    told.set(page, hearer);
    await page.exposeBinding('tellFirstSight', (_source, html: string) => hearer.tell(html));
  }
  await page.evaluate(lookAtNextLock);
  await act();
  return seen.promise;
}
