import tseslint from 'typescript-eslint';

const storeys = ['bot', 'desk/server', 'handlers', 'storage', 'flows', 'documents', 'licensing'];
const outside =
  'only bot/config.ts, bot/app.ts, bot/log.ts, bot/cli and bin may touch the world; take it as an argument.';
const hidden = (thing) => `${thing} is hidden input: ${outside}`;

export default tseslint.config(
  { ignores: ['desk/web/dist/**', 'data/**', 'coverage/**', '.dependency-cruiser.cjs'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', 400],
      'no-console': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // An implementation of an asynchronous port may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // Ports are records of functions without a `this`; their methods may be passed around.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: storeys.map((storey) => `${storey}/**/*.ts`),
    ignores: ['bot/config.ts', 'bot/app.ts', 'bot/log.ts', 'bot/cli/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: hidden('process.env') },
        { object: 'Date', property: 'now', message: hidden('The clock') },
        { object: 'Math', property: 'random', message: hidden('Randomness') },
        ...['now', 'local', 'utc'].map((property) => ({
          object: 'DateTime',
          property,
          message: hidden('The clock'),
        })),
        { object: 'crypto', property: 'randomUUID', message: hidden('Randomness') },
        { object: 'crypto', property: 'getRandomValues', message: hidden('Randomness') },
      ],
      'no-restricted-imports': [
        'error',
        {
          name: 'node:crypto',
          importNames: [
            'randomBytes',
            'randomUUID',
            'randomInt',
            'randomFill',
            'randomFillSync',
            'webcrypto',
          ],
          message: hidden('Randomness'),
        },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: hidden('The clock') },
        { selector: "CallExpression[callee.name='Date']", message: hidden('The clock') },
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Exports have names, so that a thing is called the same everywhere.',
        },
        { selector: 'ExportAllDeclaration', message: 'Import from the file that has the thing; no barrels.' },
      ],
    },
  },
  {
    // Nobody may be able to choose a nonce or a key, a test neither: what they draw never decides what is said or done.
    files: ['storage/cipher.ts', 'bot/master-key.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      'max-lines': ['error', 600],
      // Answers from outside (JSON, database rows) are compared whole; a wrong shape fails the test.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    files: ['bot/cli/**', 'bot/app.ts', 'bot/log.ts', 'tests/**', 'desk/web/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.mjs'],
    extends: [tseslint.configs.recommended],
    rules: { 'max-lines': ['error', 400], eqeqeq: 'error' },
  },
);
