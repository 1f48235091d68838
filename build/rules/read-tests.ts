import ts from 'typescript';

const KEYWORDS = new Set(['test', 'it', 'describe']);
/** A test that never runs proves nothing; one that runs under a condition (`skipIf`) does where the condition holds. */
const NEVER_RUN = new Set(['skip', 'todo']);

/**
 * Titles of the tests of a file, each joined with those of the groups around it.
 * @param source text of a test file, TypeScript or TSX
 * @returns one line a test (a table of cases counts once); tests marked `skip` or `todo` are left out
 */
export function testTitles(path: string, source: string): string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, false, scriptKind(path));
  const titles: string[] = [];
  const walk = (node: ts.Node, groups: readonly string[]): void => {
    const named = ts.isCallExpression(node) ? namedBlock(node) : null;
    if (!named) return ts.forEachChild(node, (child) => walk(child, groups));
    if (named.never) return;
    const inside = [...groups, named.title];
    if (named.keyword !== 'describe') titles.push(inside.join(' › '));
    else ts.forEachChild(node, (child) => walk(child, inside));
  };
  walk(file, []);
  return titles;
}

/** Comments of a source file, one text each. */
export function comments(source: string): string[] {
  return source.match(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g) ?? [];
}

function namedBlock(call: ts.CallExpression): { keyword: string; title: string; never: boolean } | null {
  const first = call.arguments[0];
  // `test.describe('…')` of Playwright is a group, like `describe('…')`.
  const words = calleeWords(call.expression);
  const [root = ''] = words;
  if (!KEYWORDS.has(root) || !first || call.arguments.length < 2) return null;
  const title = titleText(first);
  if (title === null) return null;
  const keyword = words.includes('describe') ? 'describe' : root;
  return { keyword, title, never: words.some((word) => NEVER_RUN.has(word)) };
}

/** `test.each(table)` → `['test', 'each']`. */
function calleeWords(callee: ts.Expression): string[] {
  if (ts.isIdentifier(callee)) return [callee.text];
  if (ts.isPropertyAccessExpression(callee)) return [...calleeWords(callee.expression), callee.name.text];
  if (ts.isCallExpression(callee)) return calleeWords(callee.expression);
  if (ts.isTaggedTemplateExpression(callee)) return calleeWords(callee.tag);
  return [];
}

function titleText(node: ts.Expression): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map((it) => it.literal.text)].join('…');
  return null;
}

function scriptKind(path: string): ts.ScriptKind {
  return path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
}
