import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { Feeding } from '../../../../electron/services/deposit/feeding.ts';
import type { DepositTarget } from '../../../../electron/services/deposit/deposits.ts';
import type { Store } from '../../../../electron/adapters/store/store.ts';
import { fail, ok } from '../../../../shared/result.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { opened, temporaryFolder } from '../../adapters/store/store-support.ts';

const INS = { oid: '1.2.250.1.213.1.4.10', value: '279035121518989' } as const;
const INS_ID = `${INS.oid}|${INS.value}`;
const DRAFT = {
  id: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  insId: INS_ID,
  fileName: 'lettre.txt',
  mediaType: 'text/plain',
  bytes: new Uint8Array([65]),
  form: {},
  savedAt: 1,
} as const;
const folders: { remove(): void }[] = [];
let store: Store;
let target: { -readonly [Key in keyof DepositTarget]: DepositTarget[Key] };
let written: unknown[];
let feeding: Feeding;
let clock: ManualClock;

beforeEach(async () => {
  const folder = temporaryFolder();
  folders.push(folder);
  store = await opened(folder.path);
  // Of the identity the service reads the INS only.
  target = { patient: { ins: INS } as DepositTarget['patient'], mayDeposit: true, secret: false };
  written = [];
  clock = new ManualClock(1_000);
  feeding = new Feeding({
    target: (token) => (token === 'live' ? ok(target) : fail({ code: 'dossier/not-open' })),
    store: store.feeding,
    draft: (_token, id) => {
      const draft = store.drafts.find(id);
      return draft ? ok(draft) : fail([{ code: 'deposit/unknown-draft' }]);
    },
    discard: (id) => store.drafts.discard(id),
    together: (work) => store.outbox.together(work),
    audit: { write: (...row) => void written.push(row) },
    clock,
  });
  return () => store.close();
});
afterAll(() => folders.forEach((folder) => folder.remove()));

describe('the patient’s say on what is filed', () => {
  test('R14: said once, dated and journaled; saying it again changes and writes nothing', async () => {
    expect(feeding.view('live')).toEqual(ok({ informed: null, objections: [] }));
    expect(feeding.stateInformed('live', 'team')).toEqual(ok({ informed: { at: 1_000, by: 'team' }, objections: [] }));
    await clock.advance(5_000);
    expect(feeding.stateInformed('live', 'self')).toMatchObject({ value: { informed: { at: 1_000, by: 'team' } } });
    expect(written).toEqual([['feeding.informed', INS_ID, { by: 'team' }]]);
  });

  test('R14: of a dossier that takes no deposit, or is no longer open, nothing is written', () => {
    target.mayDeposit = false;
    expect(feeding.stateInformed('live', 'self')).toEqual(fail([{ code: 'deposit/not-allowed' }]));
    expect(feeding.stateInformed('dead', 'self')).toEqual(fail([{ code: 'dossier/not-open' }]));
    expect([written, store.feeding.ofPatient(INS_ID)]).toEqual([[], []]);
  });

  test('R14: an objection is of one document, with a reason that says something; its words stay out of the journal', () => {
    store.drafts.save(DRAFT);
    expect(feeding.object('live', DRAFT.id, ' ')).toMatchObject({
      fault: [{ code: 'deposit/objection-reason-missing' }],
    });
    expect(feeding.object('live', DRAFT.id, 'x.')).toMatchObject({
      fault: [{ code: 'deposit/objection-reason-short' }],
    });
    expect(store.drafts.find(DRAFT.id)).not.toBeNull();
    const reason = 'Son employeur tient le dossier';
    expect(feeding.object('live', DRAFT.id, ` ${reason} `)).toEqual(
      ok({ informed: null, objections: [{ at: 1_000, reason, fileName: 'lettre.txt' }] }),
    );
    expect(store.drafts.find(DRAFT.id)).toBeNull();
    expect(written).toEqual([['feeding.objected', INS_ID, { draftId: DRAFT.id }]]);
    expect(feeding.object('live', DRAFT.id, reason)).toMatchObject({ fault: [{ code: 'deposit/unknown-draft' }] });
  });

  test('R14, H20: what a minor objected to in a secret connection is told in it only', () => {
    store.drafts.save(DRAFT);
    target.secret = true;
    feeding.object('live', DRAFT.id, 'Mes parents le liraient');
    expect(feeding.view('live')).toMatchObject({ value: { objections: [{ reason: 'Mes parents le liraient' }] } });
    target.secret = false;
    expect(feeding.view('live')).toEqual(ok({ informed: null, objections: [] }));
  });

  test('R14, R42: when the journal cannot be written nothing is kept, and the draft stays', () => {
    store.drafts.save(DRAFT);
    const broken = new Feeding({
      target: () => ok(target),
      store: store.feeding,
      draft: () => ok(DRAFT),
      discard: (id) => store.drafts.discard(id),
      together: (work) => store.outbox.together(work),
      audit: {
        write: () => {
          throw new Error('no journal');
        },
      },
      clock,
    });
    expect(() => broken.object('live', DRAFT.id, 'Un motif')).toThrow('no journal');
    expect([store.feeding.ofPatient(INS_ID), store.drafts.find(DRAFT.id)?.id]).toEqual([[], DRAFT.id]);
  });
});
