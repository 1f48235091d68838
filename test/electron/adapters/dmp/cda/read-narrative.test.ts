import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lostWords, shownWords } from '../../../../../electron/adapters/dmp/cda/narrative-words.ts';
import { readNarrative } from '../../../../../electron/adapters/dmp/cda/read-narrative.ts';
import { leaf, tag, text, type Xml } from '../../../../../electron/adapters/dmp/xml/write-xml.ts';
import { parseXml } from '../../../../../electron/adapters/dmp/xml/parse-xml.ts';

function narrative(markup: string) {
  const root = parseXml(`<text xmlns="urn:hl7-org:v3">${markup}</text>`);
  if (!root.ok) throw new Error(root.fault.code);
  return { source: root.value, nodes: readNarrative(root.value, () => []) };
}

/** Any nesting of what the narrative knows and of what it does not, words in every possible and impossible place. */
const NAMES = ['paragraph', 'content', 'list', 'item', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'caption'];
const ODD_NAMES = [
  'sub',
  'sup',
  'footnote',
  'linkHtml',
  'renderMultiMedia',
  'br',
  'inconnu',
  'p',
  'ul',
  'li',
  'col',
  'colgroup',
];
const anyMarkup: fc.Arbitrary<Xml> = fc.letrec<{ node: Xml }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    fc.stringMatching(/^[a-zé<≤µ0-9,]{1,6}( [a-z²⁹±]{1,4})?$/).map(text),
    fc
      .tuple(fc.constantFrom(...NAMES, ...ODD_NAMES), fc.array(tie('node'), { maxLength: 4 }))
      .map(([name, inside]) => tag(name, {}, ...inside)),
  ),
})).node;

describe('a narrative', () => {
  test('H37: every word of it is shown, whatever its markup', () => {
    fc.assert(
      fc.property(fc.array(anyMarkup, { maxLength: 5 }), (markup) => {
        const { source, nodes } = narrative(markup.join(''));
        expect(lostWords(source, nodes)).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  test('H38: signs keep their code points and superscripts stay superscripts', () => {
    const golden = '<0,01 ≤ 5 µg/l 10⁹ m² ± ’œ 1,5 \u00a0';
    const { nodes } = narrative(leaf('paragraph', golden) + '<paragraph>10<sup>9</sup></paragraph>');
    expect(nodes[0]).toEqual({ kind: 'paragraph', children: [{ kind: 'text', text: golden }] });
    expect(nodes[1]).toMatchObject({ children: [{ text: '10' }, { style: 'superscript', children: [{ text: '9' }] }] });
  });

  test('H37: a deleted revision is struck through, an inserted one is plain', () => {
    const { nodes } = narrative('<content revised="delete">non</content><content revised="insert">oui</content>');
    expect(nodes).toEqual([
      { kind: 'styled', style: 'deleted', children: [{ kind: 'text', text: 'non' }] },
      { kind: 'text', text: 'oui' },
    ]);
  });

  test('H37: a table keeps its heads, its spans and its order', () => {
    const { nodes } = narrative(
      '<table><tfoot><tr><td colspan="2">z</td></tr></tfoot><thead><tr><th>a</th><th>b</th></tr></thead>' +
        '<tbody><tr><th rowspan="2">c</th><td>d</td></tr></tbody></table>',
    );
    const [table] = nodes;
    const rows = table?.kind === 'table' ? table.rows : [];
    expect(rows.map(({ place }) => place)).toEqual(['head', 'body', 'foot']);
    expect(rows[1]?.cells.map(({ header, rowSpan }) => [header, rowSpan])).toEqual([
      [true, 2],
      [false, 1],
    ]);
    expect(rows[2]?.cells[0]?.columnSpan).toBe(2);
  });

  test('H54: a link keeps its words and loses its target; a script is only words', () => {
    const { nodes } = narrative('<linkHtml href="javascript:x()">lien</linkHtml><script>mot</script>');
    expect(shownWords(nodes)).toEqual(['lien', 'mot']);
    expect(JSON.stringify(nodes)).not.toContain('javascript');
  });
});
