import { describe, expect, test } from 'vitest';
import { readCda } from '../../../../../electron/adapters/dmp/cda/read-cda.ts';

const MANY = 125_000;

function withNarrative(markup: string): Uint8Array {
  const section = `<component><section><text>${markup}</text></section></component>`;
  const body = `<component><structuredBody>${section}</structuredBody></component>`;
  return new TextEncoder().encode(`<ClinicalDocument xmlns="urn:hl7-org:v3">${body}</ClinicalDocument>`);
}

describe('a hostile narrative', () => {
  test.each([
    ['very many paragraphs', '<paragraph>a</paragraph>'.repeat(MANY)],
    ['very many in an unknown element', `<x>${'<paragraph>a</paragraph>'.repeat(MANY)}</x>`],
    ['very many words', 'mot '.repeat(5 * MANY)],
    ['very many rows', `<table>${'<tr><td>a</td></tr>'.repeat(MANY / 2)}</table>`],
    ['very many items', `<list>${'<item>a</item>'.repeat(MANY / 2)}</list>`],
    ['a deep nesting', `${'<x>'.repeat(150)}a${'</x>'.repeat(150)}`],
  ])('H54: %s are read whole, in bounded time', { timeout: 60_000 }, (_name, markup) => {
    const read = readCda(withNarrative(markup));
    const body = read.ok ? read.value.body : null;
    expect(body?.kind === 'structured' && body.incomplete).toBe(false);
    expect(body?.kind).toBe('structured');
  });

  test('H54: a nesting beyond the bound is refused before anything recurses', () => {
    const read = readCda(withNarrative(`${'<x>'.repeat(5000)}a${'</x>'.repeat(5000)}`));
    expect(read).toMatchObject({ ok: false, fault: { code: 'xml/too-deep' } });
  });

  test.each([
    [
      'an external entity',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><ClinicalDocument>&x;</ClinicalDocument>',
    ],
    ['growing entities', '<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;">]><ClinicalDocument>&y;</ClinicalDocument>'],
    ['an external subset', '<!DOCTYPE a SYSTEM "http://localhost:1/a.dtd"><ClinicalDocument/>'],
  ])('H54: %s is refused', (_name, text) => {
    expect(readCda(new TextEncoder().encode(text))).toMatchObject({ ok: false, fault: { code: 'xml/doctype' } });
  });
});
