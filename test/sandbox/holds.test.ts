import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { putAuthorisation } from '../../sandbox/store/authorisations.ts';
import { findHold, type Hold } from '../../sandbox/store/holds.ts';
import { noticesOf, PATIENT } from '../../sandbox/store/notices.ts';
import { settleHolds } from '../../sandbox/store/settle-holds.ts';
import { find, type Reply } from './support/client.ts';
import { newOid } from './support/lot.ts';
import { startTestSandbox, type TestSandbox } from './support/running.ts';
import { readEntry, setAuthor, statusBody, update, visibilityBody } from './support/update.ts';
import { practitioner } from './support/vihf.ts';

/** The worked cases of R26, on the store and through real messages: T0 is Monday 2 November 2026, 10:15 in Paris. */

let sandbox: TestSandbox;
let uniqueId: string;
const author = practitioner('899700000011');
const second = practitioner('899700000029');
const at = (text: string): number => Date.parse(text);
const T0 = at('2026-11-02T10:15:00+01:00');
const NOTICE = at('2026-11-16T10:15:00+01:00');
const RELEASE = at('2026-12-02T10:15:00+01:00');

beforeAll(async () => {
  sandbox = await startTestSandbox();
  for (const one of [author, second]) {
    putAuthorisation(sandbox.store, 1, one.nationalId, 'AUTORISE', sandbox.clock.now());
  }
});
afterAll(() => sandbox.remove());
beforeEach(async () => {
  uniqueId = newOid();
  await sandbox.deposit({ documents: [{ uniqueId, codes: ['N', 'INVISIBLE_PATIENT'] }] });
  sandbox.store.exec('DELETE FROM notices');
  movedTo(T0);
});

/** The hold as if the deposit had been received at an instant. */
function movedTo(instant: number): void {
  sandbox.store.exec('DELETE FROM held_documents; DELETE FROM holds');
  sandbox.store.prepare('UPDATE documents SET received_at = ?').run(instant);
  settleHolds(sandbox.store, instant);
}

const rowId = (id = uniqueId): number =>
  sandbox.store.prepare<[string], { id: number }>('SELECT id FROM documents WHERE unique_id = ?').get(id)?.id ?? 0;
const hold = (id = uniqueId): Hold | null => findHold(sandbox.store, rowId(id));
const hidden = (id = uniqueId): boolean =>
  sandbox.store
    .prepare<[string], { hidden: number }>('SELECT invisible_to_patient AS hidden FROM documents WHERE unique_id = ?')
    .get(id)?.hidden === 1;
const settle = (now: number): void => settleHolds(sandbox.store, now);
const notices = (): string[] =>
  noticesOf(sandbox.store, 1, PATIENT)
    .filter((one) => one.kind === 'hold-notice')
    .map((one) => `${one.at} ${one.title ?? ''}`.trim());
const failure = (reply: Reply): string => find(reply.xml, '//rs:RegistryError/@codeContext').join(' | ');

/** Makes the document visible, as the consultation has taken place. */
async function announce(person = second): Promise<Reply> {
  const entry = await readEntry(sandbox, uniqueId, { person });
  if (!entry) throw new Error('no entry');
  return update(sandbox, visibilityBody(entry, ['N'], setAuthor(person)), { person });
}

describe('R26', () => {
  test('C: nothing before the release, visible at its very instant, recorded at that instant', () => {
    expect(hold()).toMatchObject({ depositedAt: T0, noticeAt: NOTICE, releaseAt: RELEASE, outcome: null });
    settle(NOTICE - 1);
    expect(notices()).toEqual([]);
    settle(RELEASE - 1);
    expect(hidden()).toBe(true);
    // R43: the notice says that the dossier was updated, never what was added.
    expect(notices()).toEqual([String(NOTICE)]);
    settle(RELEASE);
    expect(hidden()).toBe(false);
    expect(hold()).toMatchObject({ outcome: 'RELEASED_AUTO', endedAt: RELEASE, endedBy: null, notifiedAt: NOTICE });
  });

  test('G: nobody reads for days; the release bears its own instant all the same', () => {
    settle(RELEASE + 3 * 86_400_000);
    expect(hold()).toMatchObject({ outcome: 'RELEASED_AUTO', endedAt: RELEASE, notifiedAt: NOTICE });
  });

  test('A: announced by another professional before the notice (R22): visible at once, and no notice', async () => {
    movedTo(sandbox.clock.now());
    sandbox.clock.advance(5 * 86_400_000);
    expect(failure(await announce())).toBe('');
    expect(hidden()).toBe(false);
    expect(hold()).toMatchObject({ outcome: 'ANNOUNCED', endedBy: second.nationalId });
    settle(sandbox.clock.now() + 60 * 86_400_000);
    expect(hold()?.outcome).toBe('ANNOUNCED');
    expect(notices()).toEqual([]);
  });

  test('B: announced after the notice, before the release', async () => {
    movedTo(sandbox.clock.now() - 18 * 86_400_000);
    settle(sandbox.clock.now());
    expect(notices()).toHaveLength(1);
    expect(hidden()).toBe(true);
    expect(failure(await announce())).toBe('');
    expect(hidden()).toBe(false);
    expect(hold()).toMatchObject({ outcome: 'ANNOUNCED', endedBy: second.nationalId, notifiedAt: hold()?.noticeAt });
  });

  test.each([
    ['D: short month', '2027-01-31T09:00:00+01:00', '2027-02-28T09:00:00+01:00'],
    ['E: clock change', '2026-10-01T10:00:00+02:00', '2026-11-01T10:00:00+01:00'],
  ])('%s', (_, deposited, release) => {
    movedTo(at(deposited));
    settle(at(release) - 1);
    expect(hidden()).toBe(true);
    settle(at(release));
    expect(hidden()).toBe(false);
  });

  test('F: a version that forgets the restriction inherits it, and its hold; all are released together', async () => {
    movedTo(sandbox.clock.now());
    const first = hold();
    sandbox.clock.advance(3_600_000);
    const newer = newOid();
    const old = await readEntry(sandbox, uniqueId);
    expect(failure(await sandbox.deposit({ documents: [{ uniqueId: newer }], replaces: old?.entryUuid ?? '' }))).toBe(
      '',
    );
    expect(hidden(newer)).toBe(true);
    expect(hold(newer)).toEqual(first);
    settle(first?.releaseAt ?? 0);
    expect([hidden(), hidden(newer)]).toEqual([false, false]);
  });
});

describe('R27', () => {
  test('a deletion by the author withdraws the hold; nothing is released later', async () => {
    movedTo(sandbox.clock.now());
    const entry = await readEntry(sandbox, uniqueId);
    await update(sandbox, statusBody(entry?.entryUuid ?? '', 'Approved', 'Deleted'));
    settle(sandbox.clock.now() + 60 * 86_400_000);
    expect(hold()?.outcome).toBe('WITHDRAWN');
    expect(notices()).toEqual([]);
  });

  test('late hiding by a new version is refused (R25, N8), from the patient and from the representatives', async () => {
    const visible = newOid();
    await sandbox.deposit({ documents: [{ uniqueId: visible }] });
    const entry = await readEntry(sandbox, visible);
    for (const code of ['INVISIBLE_PATIENT', 'INVISIBLE_REPRESENTANTS_LEGAUX']) {
      const reply = sandbox.deposit({
        documents: [{ uniqueId: newOid(), codes: ['N', code] }],
        replaces: entry?.entryUuid ?? '',
      });
      expect(failure(await reply)).toMatch(/déjà visible/);
    }
  });

  test('a version does not unmask the one it replaces (N7)', async () => {
    const masked = newOid();
    const newer = newOid();
    await sandbox.deposit({ documents: [{ uniqueId: masked, codes: ['N', 'MASQUE_PS'] }] });
    const entry = await readEntry(sandbox, masked);
    await sandbox.deposit({ documents: [{ uniqueId: newer }], replaces: entry?.entryUuid ?? '' });
    expect((await readEntry(sandbox, newer))?.codes).toEqual(['N', 'MASQUE_PS']);
  });
});

test('R15: the two restrictions stand together once the parameter of the store allows it', async () => {
  const other = await startTestSandbox({ settings: { combinedRestrictions: true } });
  const codes = ['N', 'MASQUE_PS', 'INVISIBLE_PATIENT'];
  expect(failure(await other.deposit({ documents: [{ uniqueId: newOid(), codes }] }))).toBe('');
  await other.remove();
});
