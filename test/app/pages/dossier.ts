import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

/** The open dossier: its list on the left, one document on the right. */
export class Dossier {
  readonly page: Page;
  readonly banner: Locator;
  readonly list: Locator;
  readonly viewer: Locator;

  constructor(page: Page) {
    this.page = page;
    this.banner = page.getByLabel('Identité du patient');
    this.list = page.getByRole('listbox', { name: 'Documents' });
    this.viewer = page.getByRole('article', { name: 'Document ouvert' });
  }

  /** Waits until the list has come. */
  async isListed(): Promise<void> {
    await expect(this.rows().first()).toBeVisible();
  }

  rows(): Locator {
    return this.list.getByRole('option');
  }

  row(words: string | RegExp): Locator {
    return this.rows().filter({ hasText: words });
  }

  /** Asks for what is archived, replaced or older than two years. */
  async askEverything(): Promise<void> {
    await this.page.getByRole('button', { name: 'Depuis 2 ans' }).click();
    await this.page.getByRole('radio', { name: 'Tout l’historique' }).check({ force: true });
    await this.page.getByRole('checkbox', { name: 'Archivés' }).check({ force: true });
    await this.page.getByRole('checkbox', { name: 'Anciennes versions' }).check({ force: true });
    await expect(this.list).toBeVisible();
    await this.page.getByRole('button', { name: 'Tout l’historique', exact: true }).click();
    await this.isListed();
  }

  /** Opens the first document whose row holds these words, and waits until it is there. */
  async read(words: string | RegExp): Promise<void> {
    await this.row(words).first().click();
    await expect(this.viewer.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(this.viewer).not.toHaveAttribute('aria-busy', 'true');
  }

  /** The sandboxed frame that shows a file. */
  frame(): FrameLocator {
    return this.viewer.frameLocator('iframe');
  }

  /** Answers «À qui remettez-vous ceci ?» and goes on with the act. */
  async handOver(recipient: string, act: 'Imprimer' | 'Enregistrer' | 'Copier'): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: recipient }).check({ force: true });
    await dialog.getByRole('button', { name: act, exact: true }).click();
    await expect(dialog).toHaveCount(0);
  }

  tab(name: string): Locator {
    return this.viewer.getByRole('tab', { name });
  }

  async close(): Promise<void> {
    await this.page.getByRole('button', { name: 'Fermer le dossier' }).click();
  }
}
