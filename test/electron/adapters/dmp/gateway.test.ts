import { expect, test } from 'vitest';
import { openGateway } from '../../../../electron/adapters/dmp/gateway.ts';
import { sampleDocument, sampleLot } from './sample-lot.ts';
import { INS, openContext, scriptedStore } from './scripted-store.ts';

function gateway(over = {}) {
  const store = scriptedStore(() => '<nothing/>');
  const opened = openGateway(openContext(store.transport, over));
  if (!opened.ok) throw new Error(opened.fault.code);
  return { gateway: opened.value, received: store.received };
}

test('each call bears an assertion of its own, counted', async () => {
  let signatures = 0;
  const { gateway: open, received } = gateway({ countSignature: () => (signatures += 1) });
  await open.findDossier(INS);
  await open.findDossier(INS);
  const ids = received.map(({ envelope }) => /Assertion [^>]*ID="([^"]*)"/.exec(envelope)?.[1]);
  expect(new Set(ids).size).toBe(2);
  expect(signatures).toBe(2);
});

test('TD0.4 names the last patient of the session, or nobody according to the setting', async () => {
  const last = gateway();
  await last.gateway.findDossier(INS);
  await last.gateway.listAuthorised(0, 'last-document');
  expect(last.received[1]?.envelope).toContain('resource:resource-id');
  const context = openContext(scriptedStore(() => '').transport);
  const none = gateway({ settings: { ...context.settings, listNamesPatient: 'none' } });
  await none.gateway.findDossier(INS);
  await none.gateway.listAuthorised(0, 'last-document');
  expect(none.received[1]?.envelope).not.toContain('resource:resource-id');
});

test('H38: a title that XML cannot hold is refused before anything is sent', async () => {
  const { gateway: open, received } = gateway();
  const [first] = sampleLot().documents;
  if (!first) throw new Error('empty sample');
  const lot = sampleLot({ documents: [{ ...first, document: sampleDocument({ title: 'dose\u0001' }) }] });
  const result = await open.submitLot(lot, () => undefined, new AbortController().signal);
  expect(result).toMatchObject({ fault: { code: 'dmp/unwritable', class: 'permanent' } });
  expect(received).toHaveLength(0);
});

test('H15: the question that stands before an opening waits ten seconds at most, a list its whole minute', async () => {
  const store = scriptedStore(() => '<nothing/>');
  const limits: (number | undefined)[] = [];
  const context = openContext({
    send: (request) => {
      limits.push(request.timeoutMs);
      return store.transport.send(request);
    },
  });
  const opened = openGateway(context);
  if (!opened.ok) throw new Error(opened.fault.code);
  await opened.value.findDossier(INS);
  await opened.value.listAuthorised(0, 'last-document');
  expect(limits).toEqual([10_000, context.settings.timeouts.readMs]);
  expect(context.settings.timeouts.readMs).toBeGreaterThan(10_000);
});

test('a call that was given up before it began sends nothing', async () => {
  const { gateway: open, received } = gateway();
  expect(await open.findDossier(INS, AbortSignal.abort())).toMatchObject({ fault: { code: 'dmp/cancelled' } });
  expect(received).toHaveLength(0);
});

test('a signature certificate that cannot be read opens nothing', () => {
  const context = openContext(scriptedStore(() => '').transport);
  const signing = { ...context.signing, certificate: new Uint8Array([1, 2, 3]) };
  expect(openGateway({ ...context, signing })).toEqual({ ok: false, fault: { code: 'dmp/unreadable-certificate' } });
});
