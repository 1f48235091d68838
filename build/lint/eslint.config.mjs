// What a review would otherwise say twice. Our own rules stand in ./rules, with their tests in test/build/lint/.
import tseslint from 'typescript-eslint';
import { fileName } from './rules/file-name.ts';
import { layers } from './rules/layers.ts';
import { noImportCircle } from './rules/no-import-circle.ts';

const SOURCES = ['**/*.ts', '**/*.tsx'];
const house = { rules: { 'file-name': fileName, layers, 'no-import-circle': noImportCircle } };
const functionLines = (max) => ['error', { max, skipBlankLines: true, skipComments: true }];

/** The sandbox moves the clock of the main process: what a screen tells of time goes by it. */
const ONE_CLOCK = { object: 'Date', property: 'now', message: 'Use wallNow() of renderer/ui/wall-clock.ts.' };

export default tseslint.config(
  { ignores: ['**/node_modules/', 'out/', 'dist/', '**/*.cjs', '**/*.js', 'test/build/chromium-host/fixture/'] },
  {
    files: SOURCES,
    extends: [...tseslint.configs.recommended],
    plugins: { house },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: `${import.meta.dirname}/../..` } },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    rules: {
      'house/file-name': 'error',
      'house/layers': 'error',
      'house/no-import-circle': 'error',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': functionLines(40),
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-console': 'off',
      'no-unused-vars': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  // A component is markup: it may be longer than a function that decides.
  { files: ['renderer/**/*.tsx'], rules: { 'max-lines-per-function': functionLines(120) } },
  { files: ['renderer/features/**'], rules: { 'no-restricted-properties': ['error', ONE_CLOCK] } },
  // Tests are lists of sentences, and a test file may need many of them.
  { files: ['test/**'], rules: { 'max-lines-per-function': 'off', 'max-lines': ['error', { max: 600 }] } },
  // The bootstrap runs before TypeScript is there.
  {
    files: ['**/*.mjs'],
    plugins: { house },
    linterOptions: { noInlineConfig: true },
    rules: {
      'house/file-name': 'error',
      'house/no-import-circle': 'error',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': functionLines(40),
      'no-empty': 'error',
      'no-unused-vars': ['error', { varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-unreachable': 'error',
    },
  },
  // The settings at the root belong to no project of the solution.
  { files: ['*.ts'], extends: [tseslint.configs.disableTypeChecked] },
);
