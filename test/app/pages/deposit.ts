import { expect, type Locator, type Page } from '@playwright/test';
import { dropFile } from '../../support/drop-file.ts';
import { noteWords } from '../../support/searched-run.ts';

/** A file as a person would choose it. */
export interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Words of the form; what is absent is left as it is. */
export interface DepositWords {
  readonly type?: string;
  readonly title?: string;
  readonly actAt?: string;
  /** Answers with it that the patient sees it at once, unless `hold` says otherwise. */
  readonly masked?: 'no' | 'yes';
  /** Reason of an announcement hold. */
  readonly hold?: string;
}

/** A text file. */
export function textFile(name: string, content: string): GivenFile {
  noteWords(content);
  return { name, mimeType: 'text/plain', buffer: Buffer.from(content) };
}

/** Filing a document. */
export class Deposit {
  readonly page: Page;
  readonly act: Locator;
  readonly cards: Locator;

  constructor(page: Page) {
    this.page = page;
    this.act = page.getByRole('button', { name: /^(Valider et envoyer|Déposer en secret)/ });
    this.cards = page.getByRole('region', { name: 'Documents à déposer' });
  }

  async show(): Promise<void> {
    await this.page.keyboard.press('Control+d');
    await expect(this.cards).toBeVisible();
  }

  /** Gives a file through the file chooser of the browser. */
  async choose(file: GivenFile): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByText('Choisir un fichier', { exact: true }).click();
    await (await chooser).setFiles([file]);
  }

  /** Drags a file of the disk over the page and lets it go there: among the files, unless another place is named. */
  async drop(path: string, place: Locator = this.cards): Promise<void> {
    await dropFile(place, path);
  }

  /** Chooses a file that will be taken, and waits for its form. */
  async take(file: GivenFile): Promise<void> {
    await this.choose(file);
    await expect(this.act).toBeVisible();
  }

  /** Chooses a file that will be set aside, and returns what is said of it. */
  async refuse(file: GivenFile): Promise<Locator> {
    await this.choose(file);
    const card = this.cards.getByRole('alert').last();
    await expect(card).toBeVisible();
    return card;
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  async fill(words: DepositWords): Promise<void> {
    if (words.type !== undefined) {
      await this.chooseType(words.type);
    }
    noteWords(words.title ?? '', words.hold ?? '');
    if (words.title !== undefined) await this.field('Titre').fill(words.title);
    if (words.actAt !== undefined) await this.field('Date de l’acte').fill(words.actAt);
    if (words.masked !== undefined) {
      await this.answerMasked(words.masked);
      await this.answerPatient(words.hold);
      await this.sayInformed();
    }
  }

  /** Types the name of a type and takes it from the list; typed anew when the list of types came in between. */
  async chooseType(name: string): Promise<void> {
    const field = this.page.getByRole('combobox', { name: 'Type' });
    await expect(async () => {
      await field.fill(name);
      await this.page.getByRole('option', { name }).first().click({ timeout: 1_000 });
    }).toPass({ timeout: 20_000 });
    await expect(field).toHaveValue(new RegExp(name));
  }

  /** Waits until everything typed so far is on the disk of this workstation. */
  async isSaved(): Promise<void> {
    await expect(this.page.getByText('Brouillon enregistré sur ce poste')).toBeVisible();
  }

  /** Says whether professionals may read it. */
  async answerMasked(masked: 'no' | 'yes'): Promise<void> {
    const name = masked === 'no' ? /^Les professionnels autorisés/ : /^Masqué aux professionnels/;
    await this.page.getByRole('radio', { name }).check({ force: true });
  }

  /** Says whether the patient sees it at once, or not before the announcement, with its reason. */
  async answerPatient(hold?: string): Promise<void> {
    const name = hold === undefined ? /le verra dès sa réception/ : /avant la consultation d’annonce/;
    await this.page.getByRole('radio', { name }).check({ force: true });
    if (hold !== undefined) await this.field('Motif, gardé sur ce poste').fill(hold);
  }

  /** Says that the patient is informed of the deposits, where it was not said before (R14). */
  async sayInformed(): Promise<void> {
    const asked = this.page.getByRole('radio', { name: /^Oui, je l’ai informée?$/ });
    const said = this.page.getByText(/informée? des dépôts le/);
    await expect(asked.or(said)).toBeVisible();
    if (await asked.isVisible()) await asked.check({ force: true });
  }

  /** Says that the preview was looked at, for a file that names nobody. */
  async look(): Promise<void> {
    await this.page
      .getByRole('checkbox', { name: /^J’ai vérifié que ce document est celui de/ })
      .check({ force: true });
  }

  /** Fills the form and sends. */
  async send(file: GivenFile, words: DepositWords): Promise<void> {
    await this.take(file);
    await this.fill(words);
    await this.act.click();
  }

  /** Throws the draft away, and says so in the question that follows. */
  async discard(): Promise<void> {
    await this.page.getByRole('button', { name: 'Jeter le brouillon…' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Jeter le brouillon' }).click();
  }

  async back(): Promise<void> {
    await this.page.getByRole('button', { name: 'Revenir au dossier' }).click();
  }
}
