import { expect, type Locator, type Page } from '@playwright/test';

/** Answers of the consent step, in the words of the screen; the usual ones unless said. */
export interface ConsentAnswers {
  readonly who?: RegExp;
  readonly capacity?: string;
  readonly means?: string;
}

/** The consent step. */
export class Consent {
  readonly page: Page;
  readonly act: Locator;
  readonly left: Locator;
  /** «Ce qui sera inscrit». */
  readonly willBeRecorded: Locator;

  constructor(page: Page) {
    this.page = page;
    this.act = page.getByRole('button', { name: 'Inscrire et ouvrir le dossier' });
    this.left = page.getByText(/^Il reste \d réponses?\.$/);
    this.willBeRecorded = page.locator('section').filter({ hasText: 'Ce qui sera inscrit' });
  }

  async isAsked(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: /^Le consentement de / })).toBeVisible();
  }

  /** Every box and every choice of the step. */
  choices(): Locator {
    return this.page.locator('form').locator('input[type=radio], input[type=checkbox]');
  }

  async answerWho(who = /(La patiente elle|Le patient lui)-même/): Promise<void> {
    await this.page.getByRole('radio', { name: who }).check({ force: true });
  }

  async answerCapacity(capacity = 'Membre de son équipe de soins'): Promise<void> {
    await this.page.getByRole('radio', { name: capacity }).check({ force: true });
  }

  async sayInformed(): Promise<void> {
    await this.page.getByRole('checkbox', { name: /^Je lui ai dit qui lira/ }).check({ force: true });
  }

  async answerMeans(means = 'De vive voix'): Promise<void> {
    await this.page.getByRole('radio', { name: means }).check({ force: true });
  }

  /** Answers the four questions and records. */
  async record(answers: ConsentAnswers = {}): Promise<void> {
    await this.isAsked();
    await this.answerWho(answers.who);
    await this.answerCapacity(answers.capacity);
    await this.sayInformed();
    await this.answerMeans(answers.means);
    await this.act.click();
  }

  /** Records that the patient refuses. */
  async refuse(): Promise<void> {
    await this.page.getByRole('button', { name: /refuse…$/ }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Inscrire le refus' }).click();
  }
}
