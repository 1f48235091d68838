import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openJournalWithCode } from '../../../electron/adapters/store/open-with-code.ts';
import type { Random } from '../../model/world/random.ts';
import type { TortureBench } from '../bench.ts';
import { heldBy, judge } from '../registry.ts';
import { TalkingChild } from './child.ts';
import { Ledger } from './ledger.ts';
import type { ChildOrder, Found, Line } from './lines.ts';

const HOLDER = '899700000011';
/** A start takes about so long: kills fall anywhere in it. */
const START_MS = 1_500;
const WORK_MS = 1_200;

const VICTIMS = ['main', 'main', 'main at its start', 'card', 'store'] as const;
export type Victim = (typeof VICTIMS)[number];

export interface KillOutcome {
  readonly kills: number;
  readonly uploads: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly unopened: readonly string[];
  readonly done: Partial<Record<string, number>>;
}

/** One block of kills of a workstation at work, its card process and its store; at its end the queue is drained and everything compared. */
export class KillRun {
  readonly #bench: TortureBench;
  readonly #random: Random;
  readonly #prefix: string;
  readonly #profile: string;
  readonly #ledger = new Ledger();
  readonly #unopened: string[] = [];
  readonly #done: Record<string, number> = {};
  #last: { readonly found: Found; readonly broken: string | null } | null = null;

  constructor(bench: TortureBench, random: Random, prefix: string) {
    this.#bench = bench;
    this.#random = random;
    this.#prefix = prefix;
    this.#profile = join(bench.folder, `profile-${prefix}`);
    mkdirSync(this.#profile, { recursive: true });
  }

  async play(count: number, stopping: () => boolean = () => false): Promise<KillOutcome> {
    let child = this.#start();
    for (let n = 0; n < count && !stopping();) {
      const victim = this.#random.pick(VICTIMS);
      const isDone = await this.#kill(victim, child);
      if (!isDone) continue;
      n += 1;
      this.#done[`killed: ${victim}`] = (this.#done[`killed: ${victim}`] ?? 0) + 1;
      if (victim.startsWith('main')) child = this.#start();
    }
    // A block in which nothing was accepted would prove nothing.
    await child.said('queued');
    await child.finish();
    return this.#outcome();
  }

  #start(): TalkingChild<Line> {
    const order: ChildOrder = {
      profile: this.#profile,
      settings: this.#bench.settings,
      card: this.#bench.store.card,
      seed: this.#random.below(2 ** 31),
      prefix: this.#prefix,
    };
    return new TalkingChild<Line>('kills/main-child.ts', JSON.stringify(order), (line) => {
      this.#ledger.hear(line);
      if (line.kind === 'not-opened') this.#unopened.push(line.code);
      if (line.kind === 'drained') this.#last = line;
    });
  }

  async #kill(victim: Victim, child: TalkingChild<Line>): Promise<boolean> {
    if (victim !== 'main at its start' && !(await child.said('found'))) {
      // It did not open: that is written down; the next one is tried.
      await child.kill();
      return true;
    }
    await wait(this.#random.below(victim === 'main at its start' ? START_MS : WORK_MS));
    if (victim === 'card') return child.killOwn('card-process.ts');
    if (victim === 'store') await this.#bench.killStore();
    else await child.kill();
    return true;
  }

  #outcome(): KillOutcome {
    const kills = Object.values(this.#done).reduce((sum, each) => sum + each, 0);
    const lost = [...this.#ledger.missing];
    if (!this.#last) lost.push(`${this.#prefix}: the queue was not drained`);
    else if (this.#last.broken !== 'null') lost.push(`${this.#prefix}: journal broken at ${this.#last.broken}`);
    const { accepted, code } = this.#ledger;
    const held = heldBy(this.#bench.storeFolder, this.#prefix);
    const unsaid = this.#last ? this.#ledger.unsaid(this.#last.found) : new Set<string>();
    const known = new Map(accepted);
    for (const { title, uniqueId } of held) if (unsaid.has(uniqueId) && !known.has(title)) known.set(title, uniqueId);
    const verdict = judge(known, held);
    if (this.#last) lost.push(...this.#ledger.judgeActs(this.#last.found, held));
    const unopened = [...this.#unopened];
    if (code !== null && !this.#opensWith(code)) unopened.push(`${this.#prefix}: the code written down does not open`);
    return {
      kills,
      uploads: known.size,
      lost: [...lost, ...verdict.lost],
      doubled: verdict.doubled,
      unopened,
      done: { ...this.#done, ...this.#ledger.done },
    };
  }

  #opensWith(code: string): boolean {
    const opened = openJournalWithCode(join(this.#profile, 'stores'), HOLDER, code);
    if (opened.ok) opened.value.close();
    return opened.ok;
  }
}
