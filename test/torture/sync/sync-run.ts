import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../../model/world/random.ts';
import type { TortureBench } from '../bench.ts';
import { TalkingChild } from '../kills/child.ts';
import { lastTrace, readingsIn, readableOf } from './sync-store.ts';
import type { Copies, SyncLine, SyncOrder } from './sync-lines.ts';

/** A kill falls this long after a dossier was done: in the middle of the next one. */
const WITHIN_MS = 80;
const BATCH = 8;
const VICTIMS = ['main', 'store', 'card', 'main'] as const;

export interface SyncOutcome {
  readonly kills: number;
  readonly dossiers: number;
  readonly documents: number;
  /** Kept though it may not be, missing at the end, fetched without the right asked first. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly unopened: readonly string[];
}

/** Fills the copies of many dossiers while its main and card processes and the store are killed, and takes rights away meanwhile. */
export class SyncRun {
  readonly #bench: TortureBench;
  readonly #random: Random;
  readonly #profile: string;
  readonly #dossiers: number;
  readonly #unopened: string[] = [];
  readonly #lost: string[] = [];
  /** The store's last trace when each process began. */
  readonly #lives: number[] = [];
  /** `insId` of those who took their right back. */
  readonly #gone: string[] = [];
  #copies: Copies = {};
  #done = 0;
  #filled = false;

  constructor(bench: TortureBench, random: Random, name: string, dossiers: number) {
    this.#bench = bench;
    this.#random = random;
    this.#dossiers = dossiers;
    this.#profile = join(bench.folder, `profile-${name}`);
    mkdirSync(this.#profile, { recursive: true });
  }

  async play(count: number): Promise<SyncOutcome> {
    let child = await this.#start();
    let kills = 0;
    for (; kills < count; kills += 1) {
      if (!(await child.said('ready'))) break;
      if (kills === 1) await this.#takeRightsBack();
      await this.#underWay(1 + this.#random.below(this.#dossiers - 2));
      // Each victim in its turn: chance alone could leave one out of a short run.
      const victim = VICTIMS[kills % VICTIMS.length];
      if (victim === 'store') await this.#bench.killStore();
      else if (victim === 'main' || !child.killOwn('card-process.ts')) {
        await child.kill();
        child = await this.#start();
      }
    }
    if (!(await child.said('filled'))) this.#lost.push('the copies were never filled');
    await child.finish();
    return this.#judge(kills);
  }

  /** Waits until so many dossiers of this filling are done, and into the next one. */
  async #underWay(done: number): Promise<void> {
    while (this.#done < done && !this.#filled) await wait(2);
    await wait(this.#random.below(WITHIN_MS));
  }

  /** The store's last trace, once what a killed process had asked of it is answered to nobody. */
  async #quiet(): Promise<number> {
    let [last, same] = [lastTrace(this.#bench.storeFolder), 0];
    while (same < 3) {
      await wait(150);
      const now = lastTrace(this.#bench.storeFolder);
      same = now === last ? same + 1 : 0;
      last = now;
    }
    return last;
  }

  async #start(): Promise<TalkingChild<SyncLine>> {
    const { settings, store } = this.#bench;
    const stopsAfter = 2 + this.#random.below(this.#dossiers);
    const order: SyncOrder = {
      profile: this.#profile,
      settings,
      card: store.card,
      dossiers: this.#dossiers,
      stopsAfter,
    };
    this.#lives.push(await this.#quiet());
    this.#done = 0;
    return new TalkingChild<SyncLine>('sync/sync-child.ts', JSON.stringify(order), (line) => {
      if (line.kind === 'progress') this.#done = line.done;
      if (line.kind === 'filled') this.#filled = true;
      if (line.kind === 'not-opened') this.#unopened.push(line.code);
      if (line.kind === 'ready' || line.kind === 'filled') this.#copies = line.copies;
    });
  }

  /** One person blocks the doctor, another closes her dossier. */
  async #takeRightsBack(): Promise<void> {
    const [blocks, closes] = Object.keys(this.#copies);
    const as = async (insId: string | undefined, act: string, fields: object = {}): Promise<void> => {
      if (insId === undefined) return;
      const [insOid, insValue] = insId.split('|');
      await this.#bench.store.order('/patient', { insOid, insValue, viewer: 'holder', act, ...fields });
      this.#gone.push(insId);
    };
    await as(blocks, 'block', { nationalId: '899700000011' });
    await as(closes, 'close');
  }

  #judge(kills: number): SyncOutcome {
    const copies = Object.entries(this.#copies);
    const { storeFolder } = this.#bench;
    const doubled = copies.flatMap(([insId, { listed, kept }]) =>
      new Set(listed).size === listed.length && new Set(kept).size === kept.length
        ? []
        : [`twice in the copy of ${insId}`],
    );
    for (const insId of this.#gone) if (this.#copies[insId]) this.#lost.push(`${insId}: a copy without a right`);
    for (const [insId, { kept, missing }] of copies) {
      const readable = readableOf(storeFolder, insId);
      if (missing > 0) this.#lost.push(`${insId}: ${missing} documents never came`);
      for (const id of kept) if (!readable.has(id)) this.#lost.push(`${insId}: ${id} kept and not readable`);
    }
    const { unasked, fetched } = readingsIn(storeFolder, this.#lives);
    this.#lost.push(...unasked.map((patient) => `TD0.2 was not asked before reading ${patient}`));
    // Each kill or stop loses the answer of one batch at most; what came is not asked again.
    const batches = copies.reduce((sum, [, { kept }]) => sum + Math.ceil(kept.length / BATCH), 0);
    const most = batches + kills + this.#lives.length + this.#gone.length * BATCH;
    if (fetched > most) doubled.push(`${fetched} retrievals for ${batches} batches`);
    const documents = copies.reduce((sum, [, { kept }]) => sum + kept.length, 0);
    return { kills, dossiers: copies.length, documents, lost: this.#lost, doubled, unopened: this.#unopened };
  }
}
