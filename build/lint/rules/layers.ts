import type { Rule } from 'eslint';
import { checkImport } from '../check-import.ts';
import { fromRoot, resolveImport } from '../resolve-import.ts';

/** Every import follows the table of layers (layer-table.ts). */
export const layers: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], messages: { refused: '{{importer}} must not import {{target}}: {{reason}}.' } },
  create(context) {
    const importer = fromRoot(context.filename);
    const check = (node: Rule.Node, specifier: unknown, isTypeOnly: boolean): void => {
      if (typeof specifier !== 'string') return;
      const target = resolveImport(context.filename, specifier);
      const reason = checkImport(importer, target, isTypeOnly);
      if (reason) context.report({ node, messageId: 'refused', data: { importer, target, reason } });
    };
    const isTypeOnly = (node: object): boolean =>
      ['importKind', 'exportKind'].some((key) => Reflect.get(node, key) === 'type');
    return {
      ImportDeclaration: (node) => check(node, node.source.value, isTypeOnly(node)),
      ExportNamedDeclaration: (node) => check(node, node.source?.value, isTypeOnly(node)),
      ExportAllDeclaration: (node) => check(node, node.source.value, isTypeOnly(node)),
      ImportExpression: (node) => check(node, node.source.type === 'Literal' ? node.source.value : undefined, false),
    };
  },
};
