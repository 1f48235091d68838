import { expect, test } from 'vitest';
import { placeMemory, spotMemory } from '../../../../electron/adapters/store/tables/place.ts';
import { settingsTable } from '../../../../electron/adapters/store/tables/settings.ts';
import type { DossierSession } from '../../../../electron/services/records/dossier-session.ts';
import { Spots } from '../../../../electron/services/records/spots.ts';
import { fail, ok } from '../../../../shared/result.ts';
import { legalDatabase } from '../../adapters/store/tables/legal-bench.ts';

const SPOT = {
  asked: { scope: 'all', archived: false, obsolete: false },
  line: '2.25.1',
  top: '2.25.2',
  chosen: ['2.25.3'],
} as const;

type Seen = Pick<DossierSession, 'insId' | 'openedAt' | 'emergency'>;

/** Spots over the real settings of a holder, with this dossier under the banner. */
function bench() {
  const settings = settingsTable(legalDatabase());
  let under: Seen = { insId: 'a', openedAt: 1, emergency: null };
  const spots = new Spots({
    spot: spotMemory(settings),
    // All that is read of a session here.
    live: (token) => (token === 'live' ? ok(under as DossierSession) : fail({ code: 'dossier/not-open' })),
  });
  return { settings, spots, see: (seen: Partial<Seen>) => (under = { ...under, ...seen }) };
}

test('H47, decision 13: where one was is given back in the same consultation, and in no other', () => {
  const { settings, spots, see } = bench();
  expect(spots.find('live')).toEqual(ok(null));
  expect(spots.keep('live', { ...SPOT, chosen: [...SPOT.chosen] })).toEqual(ok({}));
  expect(spots.find('live')).toEqual(ok(SPOT));
  see({ openedAt: 2 });
  expect(spots.find('live')).toEqual(ok(null));
  see({ openedAt: 1, insId: 'b' });
  expect(spots.find('live')).toEqual(ok(null));
  // The dossier itself is remembered beside it.
  placeMemory(settings).remember(null);
  see({ insId: 'a' });
  expect(spots.find('live')).toEqual(ok(SPOT));
});

test('H02, H26: nothing leads back into an emergency, and a dead token keeps and finds nothing', () => {
  const { spots, see } = bench();
  see({ emergency: {} as NonNullable<Seen['emergency']> });
  expect(spots.keep('live', { ...SPOT, chosen: [] })).toEqual(ok({}));
  see({ emergency: null });
  expect(spots.find('live')).toEqual(ok(null));
  expect(spots.keep('dead', { ...SPOT, chosen: [] })).toMatchObject({ fault: { code: 'dossier/not-open' } });
  expect(spots.find('dead')).toMatchObject({ fault: { code: 'dossier/not-open' } });
});
