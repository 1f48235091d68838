import { expect, type Locator, type Page } from '@playwright/test';
import { noteWords } from '../../support/searched-run.ts';

/** Where Dr LIBRE works in these tests. */
export const OFFICE = 'Cabinet médical des Tilleuls';
/** PIN of every test card. */
export const PIN = '1234';

/** The lock screen: card, code, situation, recovery code. */
export class LockScreen {
  readonly page: Page;
  readonly code: Locator;
  readonly alert: Locator;

  constructor(page: Page) {
    this.page = page;
    this.code = page.getByLabel('Code de la carte', { exact: true });
    this.alert = page.getByRole('alert');
  }

  /** Waits until a code can be typed. */
  async isReady(): Promise<void> {
    await expect(this.code).toBeEnabled();
  }

  /** Types a code and sends it with Enter, as a hand does. */
  async type(pin: string): Promise<void> {
    await this.isReady();
    await this.code.fill(pin);
    await this.code.press('Enter');
  }

  /** Chooses where one works, when the card asks. */
  async choose(structure: string): Promise<void> {
    await this.page.getByRole('radio', { name: structure }).check({ force: true });
    await this.page.getByRole('button', { name: 'Continuer' }).click();
  }

  /** The recovery code that the first use shows. */
  recoveryCode(): Locator {
    return this.page.getByTestId('recovery-code');
  }

  /** The recovery code as one copies it to paper. */
  async readRecoveryCode(): Promise<string> {
    const shown = await this.recoveryCode().innerText();
    return (shown.match(/[0-9A-Z]{5}/g) ?? []).slice(0, 6).join('-');
  }

  /** Says that the recovery code was written down, at the first use: the reminder of R2 follows. */
  async keepRecoveryCode(): Promise<void> {
    await this.writeRecoveryCodeDown();
    await this.understand();
  }

  /** Says that the recovery code was written down. */
  async writeRecoveryCodeDown(): Promise<void> {
    await this.page.getByLabel('Je l’ai recopié et rangé hors de ce poste').check({ force: true });
    await this.page.getByRole('button', { name: 'J’ai mon code, continuer' }).click();
  }

  /** Says that one knows to be traced (R2). */
  async understand(): Promise<void> {
    await this.page.getByRole('button', { name: 'J’ai compris' }).click();
  }

  /** The whole first unlocking of a card on this workstation. */
  async unlock(pin = PIN, structure = OFFICE): Promise<void> {
    await this.type(pin);
    await this.choose(structure);
    await expect(this.recoveryCode()).toBeVisible();
    noteWords(await this.readRecoveryCode());
    await this.keepRecoveryCode();
    await expect(this.page.getByRole('heading', { name: 'Ouvrir un dossier' })).toBeVisible();
  }

  /** A later unlocking: the situation last used is kept. */
  async unlockAgain(pin = PIN): Promise<void> {
    await this.type(pin);
    await expect(this.page.getByRole('navigation', { name: 'Écrans' })).toBeVisible();
  }
}
