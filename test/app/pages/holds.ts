import { expect, type Locator, type Page } from '@playwright/test';

/** The screen «Annonces». */
export class HoldBoard {
  readonly page: Page;
  /** Its entry in the rail, with its count. */
  readonly entry: Locator;

  constructor(page: Page) {
    this.page = page;
    this.entry = page.getByRole('navigation', { name: 'Écrans' }).getByRole('button', { name: /Annonces/ });
  }

  async show(): Promise<void> {
    await this.entry.click();
    await expect(this.page.getByRole('heading', { name: 'Consultations d’annonce', level: 1 })).toBeVisible();
  }

  row(words: string): Locator {
    return this.page.getByRole('row').filter({ hasText: words });
  }

  filter(name: string): Locator {
    return this.page.getByRole('group', { name: 'Filtre' }).getByRole('button', { name });
  }

  /** Opens the question of «consultation d’annonce faite» for the selected hold. */
  async askAnnounced(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Annonce faite…' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Consultation d’annonce faite' });
    await expect(dialog).toBeVisible();
    return dialog;
  }

  /** Back to the open dossier, by the rail. */
  async leave(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Écrans' })
      .getByRole('button', { name: 'Dossier', exact: true })
      .click();
  }
}
