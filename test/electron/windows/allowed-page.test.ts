import { expect, test } from 'vitest';
import { mayOpen } from '../../../electron/windows/allowed-page.ts';

const SITE = 'https://web-ps.example.test';
const PAGE = `${SITE}/AccesDirect/HistoriqueAcces/279035121518989`;

test('TD0.9: the page of the configured site may be opened', () => {
  expect(mayOpen(PAGE, SITE, '/AccesDirect/')).toBe(true);
});

test.each([
  ['another host', 'https://web-ps.example.test.evil.test/AccesDirect/x'],
  ['another port', 'https://web-ps.example.test:8443/AccesDirect/x'],
  ['another scheme', 'http://web-ps.example.test/AccesDirect/x'],
  ['a file', 'file:///AccesDirect/x'],
  ['a script', 'javascript:alert(1)'],
  ['a user in the address', 'https://web-ps.example.test@evil.test/AccesDirect/x'],
  ['a name before the host', 'https://someone@web-ps.example.test/AccesDirect/x'],
  ['another path', `${SITE}/autre`],
  ['a path that climbs out', `${SITE}/AccesDirect/../autre`],
  ['no address', 'AccesDirect'],
])('H54: %s is never opened', (_, url) => {
  expect(mayOpen(url, SITE, '/AccesDirect/')).toBe(false);
});

test('without a configured site nothing is opened', () => {
  expect(mayOpen(PAGE, null, '/AccesDirect/')).toBe(false);
});
