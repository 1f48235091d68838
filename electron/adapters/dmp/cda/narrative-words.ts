import type { Element, Node } from '@xmldom/xmldom';
import type { NarrativeNode } from '../../../../shared/contract/cda.ts';

const TEXT = 3;
const CDATA = 4;
const ELEMENT = 1;

/** Words of a text in order; a word never spans two text nodes here, on either side of the comparison. */
function wordsOf(text: string): string[] {
  return text.split(/[ \t\r\n]+/).filter((word) => word !== '');
}

function gatherWords(node: Node, into: string[]): void {
  if (node.nodeType === TEXT || node.nodeType === CDATA) {
    // One by one: a text of a million words is no list of arguments (H54).
    for (const word of wordsOf(node.nodeValue ?? '')) into.push(word);
  }
  if (node.nodeType !== ELEMENT) return;
  for (let inner = node.firstChild; inner; inner = inner.nextSibling) gatherWords(inner, into);
}

/** Every word that the narrative holds, straight from the document. */
export function sourceWords(node: Node): string[] {
  const words: string[] = [];
  gatherWords(node, words);
  return words;
}

/** Every word that the window will draw. */
export function shownWords(nodes: readonly NarrativeNode[]): string[] {
  return nodes.flatMap((node) => {
    switch (node.kind) {
      case 'text':
        return wordsOf(node.text);
      case 'break':
        return [];
      case 'image':
        return wordsOf(node.caption ?? '');
      case 'list':
        return [...wordsOf(node.caption ?? ''), ...node.items.flatMap(shownWords)];
      case 'table':
        return [
          ...wordsOf(node.caption ?? ''),
          ...node.rows.flatMap((row) => row.cells.flatMap((cell) => shownWords(cell.children))),
        ];
      case 'paragraph':
      case 'styled':
      case 'footnote':
        return shownWords(node.children);
    }
  });
}

/** Words of the source that the shown text lacks, each as often as it lacks (H37: the bag of words must be whole). */
export function lostWords(source: Element, shown: readonly NarrativeNode[]): string[] {
  const left = new Map<string, number>();
  for (const word of shownWords(shown)) left.set(word, (left.get(word) ?? 0) + 1);
  return sourceWords(source).filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}
