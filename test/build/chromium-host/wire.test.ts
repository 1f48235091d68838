import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromChromium, originOf, rewritePolicy, toChromium } from '../../../build/chromium-host/app-scheme.ts';
import { wireParse, wireSource, wireStringify } from '../../../build/chromium-host/page/wire.ts';

describe('the structured clone between page and main process', () => {
  test('any value comes back as it was', () => {
    const values = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
    });
    fc.assert(
      fc.property(values, (value) => {
        expect(wireParse(wireStringify(value))).toEqual(value);
      }),
    );
  });

  test.each([undefined, -0, NaN, Infinity, { $: 'date', v: 1 }, new Date(7), { a: undefined }])('%o too', (value) => {
    expect(wireParse(wireStringify(value))).toEqual(value);
  });

  test('what Electron cannot clone is refused', () => {
    expect(() => wireStringify({ call: () => undefined })).toThrow('An object could not be cloned.');
    expect(() => wireStringify(Promise.resolve())).toThrow('An object could not be cloned.');
  });

  test('a key named __proto__ stays a key', () => {
    const parsed = wireParse('{"__proto__": {"polluted": true}}') as object;
    expect(Object.keys(parsed)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
    // Both ways: found by the property above, once in a few thousand runs.
    const own = JSON.parse('{"__proto__": 1}') as object;
    expect(wireStringify(own)).toBe('{"__proto__":1}');
  });

  test('its text runs by itself, as it does in the page', () => {
    const run = new Function(`${wireSource}; return wireParse(wireStringify(new Map([['a', 1n]])));`) as () => unknown;
    expect(run()).toEqual(new Map([['a', 1n]]));
  });
});

describe('addresses of the application scheme', () => {
  test.each(['app://bundle/index.html', 'app://viewer/a/b.js?x=1#y'])('%s goes to Chromium and back', (url) => {
    expect(fromChromium(toChromium(url))).toBe(url);
    expect(toChromium(url)).toMatch(/^https:\/\/[a-z]+\.app\.app-scheme\.invalid\//);
  });

  test('an address of the web is left alone', () => {
    expect(toChromium('http://localhost:5173/')).toBe('http://localhost:5173/');
    expect(fromChromium('https://example.org/a')).toBe('https://example.org/a');
  });

  test('the origin is what Electron reports for a standard scheme', () => {
    expect(originOf('app://bundle/index.html')).toBe('app://bundle');
    expect(originOf('about:blank')).toBe('null');
  });

  test('a policy names the same hosts in Chromium', () => {
    const policy = "default-src 'none'; frame-src app://viewer; img-src app: blob:";
    const viewer = 'https://viewer.app.app-scheme.invalid';
    const any = 'https://*.app.app-scheme.invalid';
    expect(rewritePolicy(policy)).toBe(`default-src 'none'; frame-src ${viewer}; img-src ${any} blob:`);
  });
});
