// One project per kind of test; `npm test -- --selectProjects rules` runs one of them.
const { unchanged } = require('./config/jest-unchanged.cjs')

const transform = {
  '^.+\\.(t|j)sx?$': [
    '<rootDir>/config/jest-transform.cjs',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'commonjs' },
    },
  ],
}

// These packages ship ES modules only, which Jest cannot load as they are.
const esmPackages = [
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  '@noble',
  '@stablelib',
]

const aliases = {
  '^@domain/(.*)$': '<rootDir>/domain/$1',
  '^@cloud/(.*)$': '<rootDir>/cloudfunctions/$1',
  '^@src/(.*)$': '<rootDir>/src/$1',
  '^@local/(.*)$': '<rootDir>/local/$1',
  '^@test/(.*)$': '<rootDir>/test/$1',
  '^file-type$': 'file-type/node', // its main door is closed to require()
}

/** @param {string} displayName @param {object} [more] */
const project = (displayName, more = {}) => ({
  displayName,
  runner: '<rootDir>/config/jest-runner.cjs',
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/test/${displayName}/**/*.spec.ts`, `<rootDir>/test/${displayName}/**/*.spec.tsx`],
  cacheDirectory: '<rootDir>/.cache/jest',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/', '<rootDir>/.desk/'],
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages.join('|')})/)`],
  moduleNameMapper: aliases,
  transform,
  ...more,
})

module.exports = {
  globalSetup: '<rootDir>/config/temporary.cjs',
  reporters: ['default', '<rootDir>/config/jest-unchanged.cjs', '<rootDir>/config/jest-summary-reporter.cjs'],
  // the only limit, against tests that hang: longer than any test or hook takes on two busy cores
  testTimeout: 600_000,
  // jest leaves one core to whoever is at the keyboard: on two that is half of the machine
  maxWorkers: '100%',
  projects: [
    project('rules'),
    project('usecases'),
    project('contract', { testPathIgnorePatterns: ['/node_modules/', ...unchanged('contract')] }),
    project('cloud', { testPathIgnorePatterns: ['/node_modules/', ...unchanged('cloud')] }),
    project('house'),
    project('weapp', { testPathIgnorePatterns: ['/node_modules/', ...unchanged('weapp')] }),
    project('ui', {
      testEnvironment: 'jsdom',
      setupFiles: ['<rootDir>/test/ui/support/setup.ts'],
      moduleNameMapper: {
        '\\.(css|scss|png|svg)$': '<rootDir>/test/ui/support/asset.ts', // first: the aliases below would match its path
        ...aliases,
        '^@tarojs/components$': '<rootDir>/test/ui/support/taro-components.tsx',
        '^@tarojs/taro$': '<rootDir>/test/ui/support/taro-api.ts',
      },
    }),
    project('journey', { testPathIgnorePatterns: ['/node_modules/', ...unchanged('journey')] }),
  ],
}
