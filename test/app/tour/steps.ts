/** Plays and tells: one act after the other, each with its name, its duration and its picture. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** One act that was played. */
export interface PlayedStep {
  readonly title: string;
  readonly ms: number;
  readonly picture: string;
}

/** Told after each step. */
export type TellStep = (step: PlayedStep) => void;

/** The acts of one tour, in order. */
export class Steps {
  readonly played: PlayedStep[] = [];
  readonly #page: Page;
  readonly #folder: string;
  readonly #tell: TellStep;

  constructor(page: Page, folder: string, tell: TellStep) {
    this.#page = page;
    this.#folder = folder;
    this.#tell = tell;
    mkdirSync(folder, { recursive: true });
  }

  /** Plays an act, takes its picture, tells it. Throws what the act throws, with its title. */
  async play(name: string, title: string, act: () => Promise<void>): Promise<void> {
    const startedAt = performance.now();
    try {
      await act();
    } catch (error) {
      await this.#page.screenshot({ path: join(this.#folder, `${this.#number()}-${name}-echec.png`) });
      throw new Error(`«\u00a0${title}\u00a0» n'a pas abouti`, { cause: error });
    }
    const ms = performance.now() - startedAt;
    const picture = join(this.#folder, `${this.#number()}-${name}.png`);
    await this.#page.screenshot({ path: picture, animations: 'disabled' });
    const step = { title, ms, picture };
    this.played.push(step);
    this.#tell(step);
  }

  #number(): string {
    return String(this.played.length + 1).padStart(2, '0');
  }
}
