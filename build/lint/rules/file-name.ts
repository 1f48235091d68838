import type { Rule } from 'eslint';
import { fromRoot } from '../resolve-import.ts';

const VAGUE = /^(utils?|helpers?|common|managers?|misc)$/;

/** Files and folders are `kebab-case` and say what they hold: no `utils`, `helpers`, `common`, `manager`, `misc`. */
export const fileName: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      kebab: '«{{name}}» is not kebab-case.',
      vague: '«{{name}}» does not say what it holds: name it for its main export.',
    },
  },
  create(context) {
    return {
      Program(node) {
        for (const part of fromRoot(context.filename).split('/')) {
          const name = part.replace(/\.(test|spec|config|d)(?=\.)/, '').replace(/\.[a-z]+$/, '');
          if (!/^\.?[a-z0-9]+(-[a-z0-9]+)*(\.vite)?$/.test(name))
            context.report({ node, messageId: 'kebab', data: { name } });
          if (name.split('-').some((word) => VAGUE.test(word)))
            context.report({ node, messageId: 'vague', data: { name } });
        }
      },
    };
  },
};
