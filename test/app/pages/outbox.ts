import { expect, type Locator, type Page } from '@playwright/test';

/** The queue, at the foot of the deposit and on its own screen. */
export class Outbox {
  readonly page: Page;
  readonly strip: Locator;

  constructor(page: Page) {
    this.page = page;
    this.strip = page.getByRole('region', { name: 'Envois' });
  }

  /** The document of the strip under this title, which may be cut in its middle there. */
  job(title: string): Locator {
    return this.strip.getByRole('listitem').filter({ has: this.page.getByTitle(title, { exact: true }) });
  }

  /** Waits until the DMP has acknowledged the document. */
  async isReceived(title: string): Promise<void> {
    await expect(this.job(title)).toContainText('Reçu par le DMP', { timeout: 20_000 });
  }

  /** Goes to the screen of all sendings. */
  async show(): Promise<Locator> {
    await this.page
      .getByRole('navigation', { name: 'Écrans' })
      .getByRole('button', { name: /^Envois/ })
      .click();
    await expect(this.page.getByRole('heading', { name: 'Envois', level: 1 })).toBeVisible();
    return this.page.getByRole('table');
  }
}
