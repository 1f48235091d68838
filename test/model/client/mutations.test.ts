/** The model of the client can fail: each mutation breaks one rule of the client, and its consultations notice. */
import { expect, test, vi } from 'vitest';
import { ok } from '../../../shared/result.ts';
import { opened, temporaryFolder } from '../../electron/adapters/store/store-support.ts';

type Exports = Record<string, unknown>;

const HISTORIES = 40;
const ACTS = 80;

interface Mutation {
  breaks: string;
  module: string;
  /** Exports replaced, given those there were. */
  by: (original: Exports) => Exports;
}

const MUTATIONS: readonly Mutation[] = [
  {
    breaks: 'N3, R6: takes any opening for consented to',
    module: 'shared/domain/consent/proof.ts',
    by: () => ({
      canOpen: (_latest: unknown, { ins, practitionerId }: { ins: unknown; practitionerId: string }) =>
        ok({ purpose: 'normal', consentId: '', ins, practitionerId }),
    }),
  },
  {
    breaks: 'H13, R41: keeps the copy of a closed or blocked dossier',
    module: 'shared/domain/cache/cache-fate.ts',
    by: () => ({ cacheFate: () => ({ kind: 'keep' }) }),
  },
];

test.each(MUTATIONS)(
  '$breaks',
  async ({ module, by }) => {
    vi.resetModules();
    const path = `../../../${module}`;
    vi.doMock(path, async (load) => {
      const original = await load<Exports>();
      return { ...original, ...by(original) };
    });
    const { Consultation } = await import('./consultation.ts');
    const violations: string[] = [];
    for (let seed = 1; seed <= HISTORIES && violations.length === 0; seed++) {
      const folder = temporaryFolder();
      const store = await opened(folder.path);
      const consultation = new Consultation(seed, store);
      await consultation.play(ACTS);
      violations.push(...consultation.violations);
      store.close();
      folder.remove();
    }
    vi.doUnmock(path);
    expect(violations).not.toEqual([]);
  },
  60_000,
);
