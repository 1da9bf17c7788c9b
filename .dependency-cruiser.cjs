// Who may import whom. Every wall carries its reason; the reason is what a reader is shown when a wall is hit.

// Inside domain/ and src/gateway/ each folder sees only the folders of the lines before its own; those of one line do not see
// one another.
const domain = [
  ['kernel'],
  ['policy'],
  ['organisation'],
  ['session'],
  ['household'],
  ['proof'],
  ['consent'],
  // the steps know their own facts and rules; the application composes them into log, lifecycle and fold
  ['survey', 'deliberation', 'notice', 'crosscheck', 'determination'],
  // what may be said is known to the steps; what is due, and who is rung up, is read off the case
  ['message'],
  ['application'],
  ['programme'],
  ['fund'],
  ['payout'],
  ['reminder'],
  ['retention'],
  ['report'],
  ['paper'],
  ['contract'],
]

const oneOf = (names) => `(${names.join('|')})`

/** @param {string} place @param {string[][]} lines @param {Record<string, string>} besides what a folder may see besides */
const inOrder = (place, lines, besides = {}) =>
  lines.flatMap((line, i) =>
    line.map((folder) => {
      const before = lines.slice(0, i).flat()
      return {
        name: `${place.replace('src/', '')}-${folder}`,
        comment: `${place}/${folder} may see only what stands before it: ${before.join(', ') || 'nothing'}`,
        severity: 'error',
        from: { path: `^${place}/${folder}/` },
        to: {
          path: `^${place}/`,
          pathNot: [`^${place}/${oneOf([...before, folder])}/`, ...(folder in besides ? [besides[folder]] : [])],
        },
      }
    }),
  )

const subPackages = ['worker', 'base', 'union', 'review', 'finance', 'admin', 'look']

const apart = subPackages.map((name) => ({
  name: `sub-package-${name}`,
  comment:
    'the phone loads sub-packages one by one: what two of them need belongs to src/features, src/components, src/gateway or src/text',
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: { path: `^src/${oneOf(subPackages.filter((other) => other !== name))}/` },
}))

const gateway = [
  ['platform'],
  ['storage'],
  ['calls'],
  ['navigation', 'files', 'faults'],
  ['drafts'],
  ['session'],
  ['offline-kit'],
]

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'a cycle means two files are one idea, or one of them knows too much',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      comment: 'an import that leads nowhere works by accident or not at all',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-is-pure',
      comment: 'the same rules run on the phone and in the cloud: domain/ knows zod/mini and nothing of the world',
      severity: 'error',
      from: { path: '^domain/' },
      to: { pathNot: ['^domain/', '^node_modules/zod/'] },
    },
    ...inOrder('domain', domain),
    {
      name: 'app-not-cloud',
      comment: 'whatever the app imports ends up on a phone; cloud code and its secrets must not',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(cloudfunctions|local|config)/' },
    },
    {
      name: 'app-not-steps',
      comment: 'every step with all it stands on is 60 KB: the cloud says with a case what may be done to it',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        path: '^domain/application/(steps|lifecycle|fold|decide|actions|entry)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'app-not-node',
      comment: 'there is no Node on a phone',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'gateway-draws-nothing',
      comment: 'the gateway speaks to cloud and phone; what is seen of it is drawn by components, features and pages',
      severity: 'error',
      from: { path: '^src/gateway/' },
      to: { path: '^src/(?!gateway/|text/)' },
    },
    // who is here decides what may stay on this phone
    ...inOrder('src/gateway', gateway, { session: '^src/gateway/offline-kit/on-phone.ts$' }),
    {
      name: 'components-not-features',
      comment: 'a component fits any page; a feature – the household form, the page of a case – is made of components',
      severity: 'error',
      from: { path: '^src/components/' },
      to: { path: '^src/features/' },
    },
    {
      name: 'features-apart',
      comment: 'a feature stands alone: what two of them need is a component',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    ...apart,
    {
      name: 'main-package-not-sub-packages',
      comment: 'the main package starts without the sub-packages; it opens their pages by path',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/${oneOf(subPackages)}/` },
      to: { path: `^src/${oneOf(subPackages)}/` },
    },
    {
      name: 'cloud-not-app',
      comment: 'the cloud answers any client; it knows none of them, nor the desk that hosts it',
      severity: 'error',
      from: { path: '^cloudfunctions/' },
      to: { path: '^(src|local|config)/' },
    },
    {
      name: 'usecases-not-adapters',
      comment: 'a use case speaks to ports, so that it runs on any store and in tests; entries choose the adapters',
      severity: 'error',
      from: { path: '^cloudfunctions/usecases/' },
      to: { path: '^cloudfunctions/(adapters|host|web|api|documents|clock|events)/' },
    },
    {
      name: 'usecases-not-dispatch',
      comment:
        'a use case is told who calls and what is in force; how a call came here, and what admitted it, is not its business',
      severity: 'error',
      from: { path: '^cloudfunctions/usecases/' },
      to: { path: '^cloudfunctions/dispatch/' },
    },
    {
      name: 'ports-know-nobody',
      comment: 'a port is a promise in our words; it must not know who keeps it or who relies on it',
      severity: 'error',
      from: { path: '^cloudfunctions/ports/' },
      to: { path: '^cloudfunctions/', pathNot: '^cloudfunctions/ports/' },
    },
    {
      name: 'adapters-not-usecases',
      comment: 'an adapter keeps a port; what is done with it is not its business',
      severity: 'error',
      from: { path: '^cloudfunctions/adapters/' },
      to: { path: '^cloudfunctions/(usecases|dispatch|host|web|api|documents|clock|events)/' },
    },
    {
      name: 'wechat-sdk-in-one-room',
      comment: "the vendor's library is known to one adapter only: everything else must run without it",
      severity: 'error',
      // the smoke test asks the library itself, bare; so do the gateway's tests, and the bench that measures its start
      from: {
        pathNot: '^(cloudfunctions/adapters/wechat/|config/smoke/|test/cloud/wechat-gateway|test/bench/sdk-alone)',
      },
      to: { path: '(^|/)wx-server-sdk($|/)' },
    },
    {
      name: 'postgres-driver-in-one-room',
      comment:
        'SQL is spoken in one adapter only; the tests start a server of their own, and measure beside the bare driver',
      severity: 'error',
      from: { pathNot: ['^cloudfunctions/adapters/postgres/', '^test/support/postgres.ts$', '^test/bench/postgres-'] },
      to: { path: '(^|/)(pg|@types/pg)($|/)', pathNot: '^cloudfunctions/' },
    },
    {
      name: 'desk-not-app',
      comment: 'the desk host serves the built pages; it does not import them',
      severity: 'error',
      from: { path: '^local/' },
      to: { path: '^src/' },
    },
    {
      name: 'nothing-imports-test',
      comment: 'the product must run without its tests',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true, // an import of a type is a dependency too
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.cache)/|\\.(scss|png|svg)$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.cjs', '.mjs', '.json'],
    },
    cache: { folder: '.cache/depcruise', strategy: 'content' },
  },
}
