import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultOf } from './support/client.ts';
import { ACTION, demographicsQuery } from './support/messages.ts';
import { PATIENT_INS, startTestSandbox, type TestSandbox } from './support/running.ts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.remove());

const order = (path: string, body?: object, token = sandbox.control.token): Promise<Response> =>
  fetch(`${sandbox.control.url}${path}`, {
    headers: { 'X-Sandbox-Token': token },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  });

test('the clock moves, and assertions follow the store’s clock, not the machine’s', async () => {
  const call = { action: ACTION.demographics, body: demographicsQuery(PATIENT_INS) };
  await order('/clock', { advanceMs: 3_600_000 });
  expect(faultOf(await sandbox.call(call, { at: Date.now() })).code).toBe('DMPVihfExpired');
  const reply = await sandbox.call(call);
  expect(reply.status).toBe(200);
  expect(Math.abs(Date.parse(String(reply.headers['date'])) - sandbox.clock.now())).toBeLessThan(5000);
  await order('/clock', { advanceMs: -3_600_000 });
});

test('the journal can be read from a given line', async () => {
  const lines = (await (await order('/traces')).json()) as { id: number; code: string | null }[];
  expect(lines.map((line) => line.code)).toEqual(['DMPVihfExpired', null]);
  expect(await (await order(`/traces?since=${lines[0]?.id}`)).json()).toHaveLength(1);
});

test('the latency is added to answers', async () => {
  await order('/latency', { latencyMs: 300 });
  const started = performance.now();
  await sandbox.call({ action: ACTION.demographics, body: demographicsQuery(PATIENT_INS) });
  expect(performance.now() - started).toBeGreaterThan(295);
  await order('/latency', { latencyMs: 0 });
});

test('nothing is done without the token, nor for a nonsense order', async () => {
  expect((await order('/clock', { advanceMs: 1 }, 'x'.repeat(32))).status).toBe(404);
  expect((await order('/clock', { advanceMs: 'soon' })).status).toBe(400);
  expect((await order('/autre', {})).status).toBe(404);
});

test('the patient’s side is reached by name of act, and a parameter of the store moves', async () => {
  const asPatient = async (fields: object): Promise<{ status: number; body: unknown }> => {
    const who = { insOid: PATIENT_INS.oid, insValue: PATIENT_INS.value };
    const reply = await order('/patient', { ...who, ...fields });
    return { status: reply.status, body: await reply.json() };
  };
  expect((await asPatient({ act: 'documents' })).body).toEqual([]);
  expect((await asPatient({ act: 'oppose-centre-15', opposed: true })).body).toEqual({ ok: true });
  expect((await asPatient({ act: 'mask', uniqueId: '1.2.3' })).body).toMatchObject({ ok: false });
  expect((await asPatient({ act: 'documents', viewer: 'representative' })).body).toMatchObject({
    refusal: 'patient/not-a-representative',
  });
  await asPatient({ act: 'close' });
  expect((await asPatient({ act: 'history' })).body).toMatchObject({ refusal: 'patient/closed' });
  expect((await asPatient({ act: 'reopen' })).body).toEqual({ ok: true });
  expect((await asPatient({ act: 'toString' })).status).toBe(404);
  expect((await asPatient({ act: 'block' })).status).toBe(400);
  const moved = await order('/parameters', { combinedRestrictions: true });
  expect(await moved.json()).toEqual({ combinedRestrictions: true });
});
