// Biome does everything that one file can tell; here stand only the rules that need types or know a room.
import tseslint from 'typescript-eslint'

const noClockNoChance = (reason) => [
  { object: 'Date', property: 'now', message: reason },
  { object: 'Math', property: 'random', message: reason },
]

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      '.cache/',
      '.desk/',
      'config/*',
      '*.cjs',
      '*.mjs',
      '*.js',
      '!config/index.ts',
      '!jest.config.cjs',
      '!eslint.config.mjs',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      // No default branch: a case added later must be a compile-time question, not a silent "otherwise".
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { allowDefaultCaseForExhaustiveSwitch: false, considerDefaultExhaustiveForUnions: false },
      ],
    },
  },
  {
    files: ['domain/**/*.ts', 'cloudfunctions/**/*.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['domain/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...noClockNoChance('a rule is given its time and its ids, it never takes them'),
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ThrowStatement',
          message: 'a refusal is a value; a broken promise is invariant() of kernel/result.ts',
        },
        { selector: 'NewExpression[callee.name="Date"]', message: 'days are plain dates; the present is handed in' },
        { selector: 'CallExpression[callee.name="Date"]', message: 'days are plain dates; the present is handed in' },
      ],
    },
  },
  {
    // The one place that may stop the program, and the one that asks the engine for months and leap years; neither may look at the clock.
    files: ['domain/kernel/result.ts', 'domain/kernel/days.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
)
