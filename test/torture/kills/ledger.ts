import type { Held } from '../registry.ts';
import { DoneActs } from './done-acts.ts';
import type { Found, Line } from './lines.ts';

/** What was acknowledged before the kills, and what is missing of it afterwards. */
export class Ledger {
  /** Title of each document that was accepted → its uniqueId. */
  readonly accepted = new Map<string, string>();
  /** Each once: what is gone is found to be gone by every process that opens the store afterwards. */
  readonly missing = new Set<string>();
  /** The recovery code that was written down last; null while a change of it was cut. */
  code: string | null = null;
  readonly #sent = new Set<string>();
  readonly #drafts = new Set<string>();
  readonly #acts = new DoneActs();
  #copy: ReadonlySet<string> | 'purged' | 'unsure' = 'unsure';
  #sendCut = false;
  #consents = 0;
  #journal = 0;

  hear(line: Line): void {
    switch (line.kind) {
      case 'begin':
        if (line.act === 'send') this.#sendCut = true;
        else if (line.act === 'code') this.code = null;
        else this.#copy = 'unsure';
        return;
      case 'queued':
        this.#sendCut = false;
        this.accepted.set(line.title, line.uniqueId);
        this.#drafts.delete(line.draft);
        return;
      case 'sent':
        return void this.#sent.add(line.uniqueId);
      case 'draft':
        return void this.#drafts.add(line.id);
      case 'kept':
        this.#copy = new Set(line.documents);
        return;
      case 'purged':
        this.#copy = 'purged';
        return;
      case 'consented':
        this.#consents = line.consents;
        return;
      case 'code':
        this.code = line.code;
        return;
      case 'journal':
        this.#journal = line.sequence;
        return;
      case 'found':
      case 'drained':
        this.#miss(this.#acts.missingIn(line.found));
        return this.#compare(line.found);
      case 'not-opened':
        return;
      default:
        return this.#acts.hear(line);
    }
  }

  /** How often each act was acknowledged. */
  get done(): Readonly<Record<string, number>> {
    return this.#acts.done;
  }

  /** Acts that are not in the store's own file as they were acknowledged, or are there twice. */
  judgeActs(found: Found, held: readonly Held[]): readonly string[] {
    return this.#acts.judge(found, held);
  }

  #miss(what: readonly string[]): void {
    for (const each of what) this.missing.add(each);
  }

  #compare(found: Found): void {
    for (const [title, uniqueId] of this.accepted) {
      const state = found.jobs[uniqueId];
      if (state === undefined) this.missing.add(`job ${title}`);
      else if (this.#sent.has(uniqueId) && state !== 'sent') this.missing.add(`sent ${title}: ${state}`);
    }
    // A draft goes with its deposit, which may have been queued without its having been said.
    const drafts = new Set(found.drafts);
    const gone = [...this.#drafts].filter((id) => !drafts.has(id));
    if (!this.#sendCut) this.#miss(gone.map((id) => `draft ${id}`));
    for (const id of gone) this.#drafts.delete(id);
    if (this.#copy === 'purged' && found.copy !== null) this.missing.add('purge');
    if (this.#copy instanceof Set) {
      for (const id of this.#copy) if (!found.copy?.includes(id)) this.missing.add(`copy ${id}`);
    }
    if (found.consents < this.#consents) this.missing.add('consent');
    if (found.journal < this.#journal) this.missing.add(`journal ${found.journal} < ${this.#journal}`);
  }

  /** Documents that are in the store without having been said accepted: killed between the commit and the word. */
  unsaid(found: Found): ReadonlySet<string> {
    const said = new Set(this.accepted.values());
    return new Set(Object.keys(found.jobs).filter((uniqueId) => !said.has(uniqueId)));
  }
}
