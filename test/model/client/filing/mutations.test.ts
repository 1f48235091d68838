/** The model of filing can fail: each mutation breaks one rule of the client, and its histories notice. */
import { expect, test, vi } from 'vitest';
import { opened, temporaryFolder } from '../../../electron/adapters/store/store-support.ts';

type Exports = Record<string, unknown>;
type Instants = (at: number) => { noticeAt: number; releaseAt: number };

type AfterFailure = (fault: { class: string }, attempts: number, now: number) => unknown;

const HISTORIES = 25;
const ACTS = 60;
const HOUR = 3_600_000;

interface Mutation {
  readonly breaks: string;
  readonly module: string;
  /** Exports replaced, given those there were. */
  readonly by: (original: Exports) => Exports;
}

/** Instants of a hold, both moved by so much. */
const moved = (byMs: number) => (original: Exports) => {
  const holdInstants = original['holdInstants'] as Instants; // the module's own export
  return {
    holdInstants: (at: number) => {
      const { noticeAt, releaseAt } = holdInstants(at);
      return { noticeAt, releaseAt: releaseAt + byMs };
    },
  };
};

const MUTATIONS: readonly Mutation[] = [
  { breaks: 'R25, N8: releases an hour late', module: 'shared/domain/hold/instants.ts', by: moved(HOUR) },
  { breaks: 'R25, H18: releases a minute early', module: 'shared/domain/hold/instants.ts', by: moved(-60_000) },
  {
    breaks: 'R28, N7: prints what is held',
    module: 'shared/domain/output/output-refusal.ts',
    by: () => ({ outputRefusal: () => null }),
  },
  {
    breaks: 'R28, H20: shows the patient everything',
    module: 'shared/domain/output/may-be-shown.ts',
    by: () => ({ mayBeShown: () => true }),
  },
  {
    breaks: 'N7: a new version is as visible as its form says',
    module: 'shared/domain/document/replace/restrictions-when-sent.ts',
    by: () => ({ restrictionsWhenSent: () => [] }),
  },
  {
    breaks: 'R27, H35: shows a minor’s secret to his parents, or deletes, unasked',
    module: 'shared/domain/document/change/irreversible.ts',
    by: () => ({ isIrreversible: () => false }),
  },
  {
    breaks: 'R29: notes an announcement of nobody, to come, unconfirmed',
    module: 'shared/domain/hold/acts.ts',
    by: () => ({ announcementFault: () => null }),
  },
  {
    breaks: 'H30, N6: sends again without looking',
    module: 'shared/domain/outbox/retry.ts',
    by: ({ afterFailure }) => ({
      afterFailure: (fault: { class: string }, attempts: number, now: number) =>
        fault.class === 'ambiguous'
          ? { state: 'queued', notBefore: now + 60_000, class: 'transient' }
          : (afterFailure as AfterFailure)(fault, attempts, now), // the module's own export
    }),
  },
  {
    breaks: 'R15: queues a document masked and held at once',
    module: 'shared/domain/document/validate/deposit-faults.ts',
    by: () => ({ depositFaults: () => [] }),
  },
];

test.each(MUTATIONS)(
  '$breaks',
  async ({ module, by }) => {
    vi.resetModules();
    vi.doMock(`../../../../${module}`, async (load) => {
      const original = await load<Exports>();
      return { ...original, ...by(original) };
    });
    const { Filing } = await import('./filing.ts');
    const { settingsIn } = await import('./desk.ts');
    const violations: string[] = [];
    for (let seed = 1; seed <= HISTORIES && violations.length === 0; seed += 1) {
      const folder = temporaryFolder();
      const store = await opened(folder.path);
      const filing = new Filing(seed, store, settingsIn(folder.path));
      await filing.play(ACTS);
      violations.push(...filing.violations);
      store.close();
      folder.remove();
    }
    vi.doUnmock(`../../../../${module}`);
    expect(violations).not.toEqual([]);
  },
  180_000,
);
