import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountsOf, findAccount, type Account } from '../../../sandbox/patient/accounts.ts';
import { PATIENT_INS, startTestSandbox, type TestSandbox } from '../support/running.ts';

/** What a page of somebody else, or a guess, does not get. */

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.remove());

const accounts = (): Account[] => accountsOf(sandbox.store, 18, sandbox.clock.now());
const mine = (): Account => {
  const found = accounts().find((one) => one.ins.value === PATIENT_INS.value && one.viewer === 'holder');
  if (!found) throw new Error('no account');
  return found;
};
const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(new URL(path, sandbox.patient.url), { redirect: 'manual', ...init });
const origin = (): string => new URL(sandbox.patient.url).origin;
const form = (fields: Record<string, string>, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  headers: { Origin: origin(), ...headers },
});

interface Answer {
  ok: boolean;
  refusal?: string;
  token?: string;
  value?: unknown;
}

async function api(path: string, body: object, token?: string): Promise<Answer> {
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const answer = await ask(`/api/${path}`, { method: 'POST', body: JSON.stringify(body), headers });
  return (await answer.json()) as Answer; // its own documented shape
}

async function lastCode(): Promise<string> {
  const text = await (await fetch(sandbox.patient.phone)).text();
  return /(\d{6}) est votre code/.exec(text)?.[1] ?? '';
}

describe('the page', () => {
  test('is told to nobody by another name, and bears a strict policy', async () => {
    const answer = await ask('/');
    expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { hostname, port } = new URL(sandbox.patient.url);
    expect(hostname).toBe('127.0.0.1');
    const status = await new Promise((done, failed) => {
      const options = { host: hostname, port, headers: { Host: 'evil.example' } };
      httpRequest(options, (response) => done(response.statusCode))
        .on('error', failed)
        .end();
    });
    expect(status).toBe(421);
  });

  test('a form from elsewhere, or without the token of the session, does nothing', async () => {
    const { identifier, password } = mine();
    const begun = await ask('/entrer', form({ identifier, password }));
    expect(begun.status).toBe(303);
    expect(begun.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict; Path=\//);
    expect((await ask('/entrer', form({ identifier, password }, { Origin: 'https://evil.example' }))).status).toBe(403);
    expect((await ask('/entrer', { ...form({ identifier, password }), headers: {} })).status).toBe(403);
    const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
    const stranger = form({ form: 'x', digits: await lastCode() }, { cookie });
    expect((await ask('/code', stranger)).status).toBe(403);
    // The password alone opens nothing.
    expect((await ask('/dossier', { headers: { cookie } })).headers.get('location')).toBe('/');
    expect((await ask('/telephone/0000')).status).toBe(303);
  });

  test('an unknown identifier is answered as a wrong password, three times, then waits as well', async () => {
    const guess = async (identifier: string): Promise<string> =>
      (await api('password', { identifier, password: 'x' })).refusal ?? '';
    const known = {
      ...mine(),
      identifier: accounts().find((one) => one.viewer === 'representative')?.identifier ?? mine().identifier,
    };
    for (const identifier of ['nobody.at-all', known.identifier]) {
      const answers = [await guess(identifier), await guess(identifier), await guess(identifier)];
      expect(answers, identifier).toEqual([
        'sign-in/wrong-password',
        'sign-in/wrong-password',
        'sign-in/refused-for-a-while',
      ]);
    }
    sandbox.clock.advance(15 * 60_000);
  });
});

describe('accounts', () => {
  test('R34, R37: a minor’s is his representatives’, an adult’s his own; a guardian’s stands beside', () => {
    const viewers = (): string[] =>
      accounts()
        .filter((one) => one.ins.value === PATIENT_INS.value)
        .map((one) => one.viewer);
    expect(viewers()).toEqual(['holder']);
    sandbox.store.exec("UPDATE patients SET birth_date = '2015-01-01' WHERE id = 1");
    expect(viewers()).toEqual(['representative']);
    sandbox.store.exec(
      "UPDATE patients SET birth_date = '1979-03-12' WHERE id = 1; UPDATE representatives SET relation = 'GUARD'",
    );
    expect(viewers()).toEqual(['holder', 'representative']);
    sandbox.store.exec("UPDATE representatives SET relation = 'FTH'");
  });

  test('two people of one name have two identifiers, each with its own password', () => {
    const all = accounts();
    expect(new Set(all.map((one) => one.identifier)).size).toBe(all.length);
    const [first] = all;
    expect(first && findAccount(all, first.identifier.toUpperCase(), first.password)).toEqual(first);
    expect(first && findAccount(all, first.identifier, 'autre')).toBeNull();
  });
});

describe('the API', () => {
  test('password, code, then acts of the dossier; each refused one step too early', async () => {
    const { identifier, password } = mine();
    expect(await api('act', { act: 'documents' })).toEqual({ ok: false, refusal: 'sign-in/needed' });
    const { token = '' } = await api('password', { identifier, password });
    expect(await api('act', { act: 'documents' }, token)).toEqual({ ok: false, refusal: 'sign-in/needed' });
    expect((await api('new-code', {}, token)).refusal).toBe('sign-in/sent-a-moment-ago');
    const entered = await api('code', { digits: await lastCode() }, token);
    expect(entered.ok).toBe(true);
    expect(entered.token).not.toBe(token);
    expect(await api('act', { act: 'documents' }, token)).toEqual({ ok: false, refusal: 'sign-in/needed' });
    const act = (fields: object): Promise<Answer> => api('act', fields, entered.token);
    expect(await act({ act: 'documents' })).toEqual({ ok: true, value: [] });
    const added = { type: 'DOCPAT03', title: 'Automesure', text: '12/8' };
    expect((await api('add', added, entered.token)).ok).toBe(true);
    expect(await act({ act: 'documents' })).toMatchObject({ value: [{ title: 'Automesure', own: true }] });
    expect((await api('add', { ...added, type: '11488-4' }, entered.token)).refusal).toBe('patient/unknown-type');
    expect((await act({ act: 'attending', nationalId: '899700000052' })).refusal).toBe('patient/not-a-physician');
    expect((await act({ act: 'block', nationalId: '800000000000' })).refusal).toBe('patient/unknown-professional');
    expect((await act({ act: 'close' })).ok).toBe(true);
    expect((await act({ act: 'documents' })).refusal).toBe('patient/closed');
    expect((await act({ act: 'reopen' })).ok).toBe(true);
  });
});
