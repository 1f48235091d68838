import { insId, parseIns, type Environment } from '../../../shared/domain/patient/ins.ts';
import type { ExchangeFault, Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../ports.ts';
import type { AskExistence, HandedOverQuestion, NameAuthor, WriteDown } from './ports.ts';

export interface ExistenceNeeds {
  readonly environment: Environment;
  readonly authors: NameAuthor;
  readonly ask: AskExistence;
  readonly writeDown: WriteDown;
  readonly clock: Clock;
}

/** What is told of a dossier: that one may be fed, that it is closed, or that there is none. */
export type ToldExistence = 'open' | 'closed' | 'absent';
export type NoAnswer =
  | { readonly kind: 'not-asked'; readonly faults: readonly Fault[] }
  | { readonly kind: 'failed'; readonly fault: ExchangeFault };

const TOLD = { active: 'open', closed: 'closed', absent: 'absent' } as const;

/** Whether patients have a DMP (TD0.2), for an establishment: all that the indirect mode may ask (dmp-interface §6.1). */
export class Existences {
  readonly #needs: ExistenceNeeds;

  constructor(needs: ExistenceNeeds) {
    this.#needs = needs;
  }

  /**
   * Asks the store, and writes down who asked, of whom, and what became of it (R42). Traits, the authorisation and the
   * médecin traitant, which the answer bears too, are left where they are (RG_0320).
   *
   * @returns what is told; `not-asked` with `ins/…`, `deposit/author-…`; `failed` with the exchange's own fault, or
   *   `dmp/unexpected-answer` for a word that is not known (H23).
   */
  async ask(question: HandedOverQuestion, signal: AbortSignal): Promise<Result<ToldExistence, NoAnswer>> {
    const { environment, authors } = this.#needs;
    const { oid, value } = question.ins;
    const ins = parseIns(value, oid, environment);
    const faults = [...(ins.ok ? [] : ins.fault), ...authors.faults(question.author)];
    if (!ins.ok || faults.length > 0) return fail({ kind: 'not-asked', faults });
    const author = authors.take(question.author);
    const answer = await this.#needs.ask(author, ins.value, signal);
    const told = answer.ok && typeof answer.value === 'string' ? TOLD[answer.value] : null;
    const unknown: ExchangeFault = { code: 'dmp/unexpected-answer', class: 'permanent' };
    const fault = answer.ok ? unknown : answer.fault;
    this.#needs.writeDown({
      kind: 'dossier.status-asked',
      at: this.#needs.clock.now(),
      practitionerId: author.nationalId,
      structureId: author.structureId,
      patient: insId(ins.value),
      facts: { reason: 'existence', ...(told ? { dossier: told } : { fault: fault.code }) },
    });
    return told ? ok(told) : fail({ kind: 'failed', fault });
  }
}
