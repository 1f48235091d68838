import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import type { Answer } from '../../shared/contract/answer.ts';
import { answerSchema, type Call } from '../../shared/contract/call.ts';
import { contract, type Contract } from '../../shared/contract/contract.ts';
import { plainFault, type Fault } from '../../shared/fault.ts';
import type { Result } from '../../shared/result.ts';
import { MALFORMED, readInput } from './read-input.ts';

type Input<Name extends keyof Contract> = z.output<Contract[Name]['input']>;
type Output<Name extends keyof Contract> = z.input<Contract[Name]['output']>;

const SENDER = 'call/refused-sender';

/** Told of a channel and the code of its refusal; never of what was asked. */
export type OnRefused = (channel: string, code: string) => void;

/** What a service gives back: one fault or all of them. */
export type Outcome<Value> = Result<Value, Fault | readonly Fault[]>;

/** One handler for each channel of the contract; a missing one does not compile. */
export type Handlers = {
  readonly [Name in keyof Contract]: (input: Input<Name>) => Outcome<Output<Name>> | Promise<Outcome<Output<Name>>>;
};

/** Says whether a call comes from our window, its main frame and our origin. */
export type SenderCheck = (event: IpcMainInvokeEvent) => boolean;

function faultsOf(fault: Fault | readonly Fault[]): Fault[] {
  const faults: readonly Fault[] = 'code' in fault ? [fault] : fault;
  return faults.map(plainFault);
}

function toAnswer(outcome: Outcome<unknown>): Answer<unknown> {
  return outcome.ok ? { ok: true, value: outcome.value } : { ok: false, faults: faultsOf(outcome.fault) };
}

/** A call before its channel is known: schemas and handler belong to the same name. */
type AnyHandler = (input: unknown) => Outcome<unknown> | Promise<Outcome<unknown>>;

async function answer(declared: Call<z.ZodType, z.ZodType>, handle: AnyHandler, input: unknown): Promise<unknown> {
  const outcome = toAnswer(await handle(input));
  // Parsed on the way out too: no stray field leaves, and a broken promise of ours is seen at once.
  return answerSchema(declared.output).parse(outcome);
}

/**
 * Registers every channel of the contract: who is asking → parse → handle → parse (style anchors §1 «The boundary»).
 * A refused sender or a bug rejects the call; an expected fault is an answer.
 *
 * @param onRefused told when the door itself refuses (`call/refused-sender`, `call/malformed`): no handler hears of it.
 */
export function registerHandlers(handlers: Handlers, isOurs: SenderCheck, onRefused: OnRefused): void {
  for (const name of Object.keys(contract) as (keyof Contract & string)[]) {
    // The map type of Handlers ties each handler to the schemas of its own name; the loop loses that tie.
    const handle = handlers[name] as AnyHandler;
    const declared: Call<z.ZodType, z.ZodType> = contract[name];
    ipcMain.handle(name, (event, input: unknown) => {
      if (!isOurs(event)) {
        onRefused(name, SENDER);
        throw new Error(SENDER);
      }
      const parsed = readInput(declared.input, input);
      if (parsed.ok) return answer(declared, handle, parsed.value);
      onRefused(name, MALFORMED);
      return toAnswer(parsed);
    });
  }
}
