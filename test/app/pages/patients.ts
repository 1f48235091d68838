import { expect, type Locator, type Page } from '@playwright/test';

/** The local list of patients. */
export class Patients {
  readonly page: Page;
  readonly field: Locator;

  constructor(page: Page) {
    this.page = page;
    this.field = page.getByRole('combobox', { name: 'Chercher une personne' });
  }

  /** Goes to the list from any screen. */
  async show(): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await expect(this.field).toBeVisible();
  }

  /** Types words and returns the rows they leave. */
  async search(words: string): Promise<Locator> {
    await this.field.fill(words);
    return this.rows();
  }

  rows(): Locator {
    return this.page.getByRole('grid').locator('tbody').getByRole('row');
  }

  /** Opens the dossier of the one person whose row holds these words. */
  async open(words: string): Promise<void> {
    await this.show();
    const rows = await this.search(words);
    await rows.filter({ hasText: words }).first().click();
    await expect(this.page.getByLabel('Identité du patient')).toContainText(words);
  }
}
