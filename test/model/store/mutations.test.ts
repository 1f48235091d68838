/** The model can fail: each mutation breaks one rule of the running engine, and the thousand histories of CI notice. */
import { afterEach, describe, expect, test, vi } from 'vitest';

type Exports = Record<string, unknown>;
type AnyFunction = (...given: never[]) => unknown;

interface Mutation {
  /** What the broken engine does. */
  breaks: string;
  module: string;
  /** Function replaced, given what it was. */
  name: string;
  by: (original: AnyFunction) => AnyFunction;
}

const never = (): null => null;

const MUTATIONS: readonly Mutation[] = [
  {
    breaks: 'R25, N8: releases one second late',
    module: 'rules/hold-instants.ts',
    name: 'holdInstants',
    by: (original) => (at: never) => later(original(at), 1000),
  },
  {
    breaks: 'R25, H18: releases one second early',
    module: 'rules/hold-instants.ts',
    name: 'holdInstants',
    by: (original) => (at: never) => later(original(at), -1000),
  },
  {
    breaks: 'R4: lets every profession read hospital reports',
    module: 'rights/readable-types.ts',
    name: 'readableTypes',
    by: (original) => (profession: never) => [...list(original(profession)), '34112-3'],
  },
  {
    breaks: 'R32: takes one opposition for the other',
    module: 'rules/emergency-refusal.ts',
    name: 'emergencyRefusal',
    by:
      (original) =>
      (access: never, { breakGlass }: never) =>
        original(access, { breakGlass, centre15: breakGlass } as never),
  },
  {
    breaks: 'R30: forgets the reason',
    module: 'rules/emergency-refusal.ts',
    name: 'emergencyRefusal',
    by: () => never,
  },
  {
    breaks: 'N7: lets a new version forget its restrictions',
    module: 'rules/replacement-visibility.ts',
    name: 'replacementVisibility',
    by: () => () => ({ inherited: [] }),
  },
  {
    breaks: 'R34: leaves the parents in after majority',
    module: 'rules/representative-access.ts',
    name: 'mayRepresent',
    by: () => (_minor: never, relations: never) => list(relations).length > 0,
  },
  {
    breaks: 'R43: names held documents in notices',
    module: 'rules/titled-notice.ts',
    name: 'deservesTitledNotice',
    by: () => () => true,
  },
  {
    breaks: 'R16: lets anybody delete',
    module: 'rules/update-refusal.ts',
    name: 'updateRefusal',
    by: () => never,
  },
  {
    breaks: 'R21, N9: takes everybody for the médecin traitant',
    module: 'transactions/reader-of.ts',
    name: 'readerOf',
    by: (original) => (call: never, patient: never, ownOnly: never) =>
      Object.assign(original(call, patient, ownOnly) as object, { attending: true }),
  },
  {
    breaks: 'R33: tells the patient nothing of an emergency',
    module: 'transactions/tell-reading.ts',
    name: 'rememberReading',
    by: () => never,
  },
];

function later(instants: unknown, ms: number): unknown {
  const { noticeAt, releaseAt } = instants as { noticeAt: number; releaseAt: number }; // what holdInstants returns
  return { noticeAt, releaseAt: releaseAt + ms };
}

const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

describe('a broken engine is noticed within a thousand histories', () => {
  afterEach(() => {
    vi.resetModules();
  });

  test.each(MUTATIONS)(
    '$breaks',
    async ({ module, name, by }) => {
      vi.resetModules();
      const path = `../../../sandbox/${module}`;
      vi.doMock(path, async (load) => {
        const original = await load<Exports>();
        return { ...original, [name]: by(original[name] as AnyFunction) }; // the table names functions only
      });
      const { firstFound } = await import('./search.ts');
      const found = firstFound(1, 1000);
      vi.doUnmock(path);
      expect(found?.violation.property).toBeDefined();
    },
    120_000,
  );
});
