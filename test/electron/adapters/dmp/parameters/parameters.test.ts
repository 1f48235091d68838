import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ok } from '../../../../../shared/result.ts';
import { parameterFetcher } from '../../../../../electron/adapters/dmp/parameters/fetch-parameters.ts';
import { readParameters } from '../../../../../electron/adapters/dmp/parameters/read-parameters.ts';
import type { Transport, TransportAnswer, TransportRequest } from '../../../../../electron/adapters/dmp/transport.ts';

const FILE =
  '<parametres-lps version="1"><parametre nom="age-majorite" valeur="18"/><parametre nom="neuf" valeur="a b"/></parametres-lps>';

describe('reading a parameter file', () => {
  test('R34: every way of writing a name and a value is taken, and unknown names are kept', () => {
    const forms = [
      FILE,
      '<p><param name="age-majorite">18</param><param name="neuf">a b</param></p>',
      '<p><parametre><nom>age-majorite</nom><valeur>18</valeur></parametre><x><code>neuf</code><value>a b</value></x></p>',
      '<p xmlns="urn:x"><age-majorite>18</age-majorite><neuf>a b</neuf></p>',
    ];
    for (const form of forms) {
      expect(readParameters(Buffer.from(form)), form).toMatchObject({ 'age-majorite': '18', neuf: 'a b' });
    }
  });

  test('H54: what is no parameter file is refused, and nothing throws', () => {
    const bad = [
      '',
      '<html><body>Connexion</body></html>',
      '<a',
      '{"age-majorite":18}',
      '<!DOCTYPE a><age-majorite>18</age-majorite>',
    ];
    for (const text of bad) expect(readParameters(Buffer.from(text)), text).toBeNull();
    expect(readParameters(Buffer.alloc(2 * 1024 * 1024, 32))).toBeNull();
    fc.assert(
      fc.property(fc.nat(FILE.length), fc.string(), (at, text) => {
        readParameters(Buffer.from(`${FILE.slice(0, at)}${text}${FILE.slice(at)}`));
      }),
    );
  });

  test('a name that comes twice counts once, and a value of two thousand signs is no value', () => {
    const twice = '<p><q nom="age-majorite" valeur="18"/><q nom="age-majorite" valeur="3"/></p>';
    expect(readParameters(Buffer.from(twice))).toEqual({ 'age-majorite': '18' });
    const long = `<p><q nom="age-majorite" valeur="${'9'.repeat(2_001)}"/></p>`;
    expect(readParameters(Buffer.from(long))).toBeNull();
  });
});

type Script = (request: TransportRequest) => Partial<TransportAnswer>;

function fetched(script: Script) {
  const asked: TransportRequest[] = [];
  const transport: Transport = {
    send: (request) => {
      asked.push(request);
      return Promise.resolve(ok({ status: 200, headers: {}, body: Buffer.from(FILE), ...script(request) }));
    },
  };
  const url = 'https://store.invalid/param-lps';
  return { asked, answer: parameterFetcher({ transport, url, timeoutMs: 1_000 }).fetchParameters() };
}

describe('fetching it', () => {
  test('it is asked for by GET, bounded in size and time', async () => {
    const { asked, answer } = fetched(() => ({}));
    expect(await answer).toMatchObject({ ok: true, value: { 'age-majorite': '18' } });
    expect(asked).toMatchObject([{ method: 'GET', timeoutMs: 1_000, largestAnswer: 1024 * 1024 }]);
  });

  test('a redirection is followed while it stays secured, and not for ever', async () => {
    const once = fetched(({ url }) => (url.endsWith('/b') ? {} : { status: 303, headers: { location: '/b' } }));
    expect(await once.answer).toMatchObject({ ok: true });
    expect(once.asked.map(({ url }) => url)).toEqual(['https://store.invalid/param-lps', 'https://store.invalid/b']);
    const plain = fetched(() => ({ status: 302, headers: { location: 'http://store.invalid/b' } }));
    expect(await plain.answer).toMatchObject({ ok: false, fault: { code: 'dmp/http-error' } });
    const round = fetched(() => ({ status: 301, headers: { location: '/param-lps' } }));
    expect(await round.answer).toMatchObject({ ok: false, fault: { code: 'dmp/http-error' } });
    expect(round.asked).toHaveLength(4);
  });

  test('anything but a parameter file is a fault', async () => {
    expect(await fetched(() => ({ status: 404 })).answer).toMatchObject({ fault: { serverCode: 'HTTP 404' } });
    const page = fetched(() => ({ body: Buffer.from('<html/>') }));
    expect(await page.answer).toMatchObject({ fault: { code: 'dmp/unreadable-answer', class: 'transient' } });
  });
});
