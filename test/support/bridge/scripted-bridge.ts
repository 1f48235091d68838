/**
 * `window.dmp` of a page under test, answered by the test itself. It stands for the preload and the main process in
 * tests of the window's own behaviour; what crosses for real is tested with the real application.
 */
import type { Page } from '@playwright/test';
import type { Answer } from '../../../shared/contract/answer.ts';
import { contract, type Contract } from '../../../shared/contract/contract.ts';
import type { CallName, EventName } from '../../../shared/contract/names.ts';
import { z } from 'zod';

export type In<Name extends CallName> = z.output<Contract[Name]['input']>;
export type Out<Name extends CallName> = z.output<Contract[Name]['output']>;

/** How each call is answered; a call without an answer fails the test that makes it. */
export type Script = {
  [Name in CallName]?: (input: In<Name>) => Answer<Out<Name>> | Promise<Answer<Out<Name>>>;
};

export interface ScriptedBridge {
  readonly script: Script;
  /** Every call made so far, in order. */
  readonly calls: { readonly name: CallName; readonly input: unknown }[];
  emit(name: EventName, payload?: unknown): Promise<void>;
  /** The page of a lock is not ended, so that what it would do afterwards can be seen. */
  keepsPage: boolean;
}

/** A success, as a call answers it. */
export function good<Value>(value: Value): Answer<Value> {
  return { ok: true, value };
}

/** A failure with these codes. */
export function bad(...codes: string[]): Answer<never> {
  return { ok: false, faults: codes.map((code) => ({ code })) };
}

const cardSaid = z.object({ kind: z.string() });
const cardAnswer = z.object({ ok: z.literal(true), value: cardSaid });

/** What the main process does beside its answers. */
interface Main {
  /** Where the card stands, as the page was told by an event. */
  told(payload: unknown): void;
  answered(name: CallName, answer: unknown): void;
}

/**
 * The main process tells of a lock by hand, and ends a page that says to be blank after the card left, for another one to
 * come. Only then: a page that comes up says it too, and its word may arrive once the card is open again.
 */
function actAsMain(page: Page, bridge: ScriptedBridge): Main {
  let isOpen = false;
  let awaited = false;
  // The page may go while it is told: nobody is left to hear.
  const gone = (): void => undefined;
  const stands = (kind: string): void => {
    if (isOpen && kind !== 'open') awaited = true;
    isOpen = kind === 'open';
  };
  return {
    told: (payload) => {
      const card = cardSaid.safeParse(payload).data;
      if (card) stands(card.kind);
    },
    answered: (name, answer) => {
      const card = name.startsWith('card.') ? cardAnswer.safeParse(answer).data?.value : undefined;
      if (card) stands(card.kind);
      if (name === 'card.lock' && card) bridge.emit('card.changed', card).catch(gone);
      if (name !== 'app.blank' || !awaited || bridge.keepsPage) return;
      awaited = false;
      page.reload().catch(gone);
    },
  };
}

async function answerCall(bridge: ScriptedBridge, name: CallName, input: unknown): Promise<unknown> {
  // The contract is the judge on both sides: what the window sends, and what the test pretends to answer.
  const read = contract[name].input.parse(input);
  bridge.calls.push({ name, input: read });
  const answer = bridge.script[name] as ((given: unknown) => Answer<unknown> | Promise<Answer<unknown>>) | undefined;
  if (!answer) throw new Error(`The script has no answer to ${name}`);
  const given = await answer(read);
  return given.ok ? { ok: true, value: contract[name].output.parse(given.value) } : given;
}

/** Puts a scripted `window.dmp` into every load of the page. */
export async function installBridge(page: Page, script: Script): Promise<ScriptedBridge> {
  const bridge: ScriptedBridge = {
    script,
    calls: [],
    keepsPage: false,
    emit: (name, payload) => {
      if (name === 'card.changed') main.told(payload);
      return page.evaluate(([event, data]) => Reflect.get(window, 'emitForTest')(event, data), [
        name,
        payload,
      ] as const);
    },
  };
  const main = actAsMain(page, bridge);
  await page.exposeBinding('callForTest', async (_source, name: CallName, input: unknown) => {
    const answer = await answerCall(bridge, name, input);
    main.answered(name, answer);
    return answer;
  });
  await page.addInitScript(() => {
    const hearers = new Map<string, Set<(payload: unknown) => void>>();
    Reflect.set(window, 'emitForTest', (name: string, payload: unknown) =>
      hearers.get(name)?.forEach((hear) => hear(payload)),
    );
    Reflect.set(window, 'dmp', {
      call: (name: string, input: unknown) => Reflect.get(window, 'callForTest')(name, input),
      listen: (name: string, hear: (payload: unknown) => void) => {
        const set = hearers.get(name) ?? new Set();
        hearers.set(name, set.add(hear));
        return () => set.delete(hear);
      },
    });
  });
  return bridge;
}
