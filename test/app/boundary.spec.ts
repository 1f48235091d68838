import { openDesk, type Desk } from './pages/desk.ts';
import { expect, test } from './support/world.ts';

test.describe.configure({ mode: 'serial' });
/** A token as the contract wants it, of no dossier. */
const NEVER_DRAWN = '7d0b6c1e-2f43-4a58-9b1c-5f0e8a6d3c21';
let desk: Desk;

test.beforeAll(async ({ world }) => {
  desk = await openDesk(world);
});
test.afterAll(() => desk.app.close());

/** Calls a channel from the page, as a script that got in would; gives the answer or the refusal. */
function callFromPage(name: string, input: unknown): Promise<unknown> {
  return desk.page.evaluate(
    ({ name, input }) =>
      // Deliberately names that the contract does not have.
      window.dmp.call(name as 'app.state', input).catch((error: unknown) => `refused: ${String(error)}`),
    { name, input },
  );
}

test('a channel outside the contract is refused before it leaves the page', async () => {
  for (const name of ['db.query', 'outbox.drop', '__proto__', 'CARD.UNLOCK']) {
    expect(await callFromPage(name, {})).toMatch(/^refused: .*call\/unknown/);
  }
});

test('an event outside the contract cannot be listened to', async () => {
  const refusal = await desk.page.evaluate(() => {
    try {
      window.dmp.listen('card.pin' as 'card.changed', () => undefined);
      return 'heard';
    } catch (error) {
      return String(error);
    }
  });
  expect(refusal).toContain('event/unknown');
});

for (const { name, input } of [
  { name: 'card.unlock', input: { pin: '12' } },
  { name: 'card.unlock', input: { pin: '1234', extra: true } },
  { name: 'dossier.open', input: { insId: 42 } },
  { name: 'dossier.consent', input: { token: 'not-a-token' } },
  { name: 'deposit.inspect', input: { token: NEVER_DRAWN, fileName: 'a.txt', bytes: 'text' } },
  { name: 'app.state', input: null },
]) {
  test(`a malformed input is refused with its place: ${name} ${JSON.stringify(input).slice(0, 30)}`, async () => {
    const answer = await callFromPage(name, input);
    expect(answer).toMatchObject({ ok: false });
    // One fault for each place, and no other kind.
    const { faults } = answer as { faults: { code: string }[] };
    expect(new Set(faults.map(({ code }) => code))).toEqual(new Set(['call/malformed']));
  });
}

test('H02: a token that was never drawn opens nothing', async () => {
  const request = { token: NEVER_DRAWN, scope: 'all', archived: true, obsolete: true };
  expect(await callFromPage('dossier.list', request)).toEqual({ ok: false, faults: [{ code: 'dossier/not-open' }] });
});

test('the page has neither Node nor a way to the network', async () => {
  const reach = await desk.page.evaluate(async () => ({
    node: typeof Reflect.get(globalThis, 'process') + typeof Reflect.get(globalThis, 'require'),
    keys: Object.keys(window.dmp),
    fetched: await fetch('https://example.invalid/').then(
      () => 'fetched',
      () => 'refused',
    ),
  }));
  expect(reach).toEqual({ node: 'undefinedundefined', keys: ['call', 'listen'], fetched: 'refused' });
});
