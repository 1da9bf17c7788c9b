// `npm run mutate FOLDER`: Stryker changes the rules of domain/FOLDER in one place at a time and runs the rules tests on each
// change ("mutant"). This prints the mutants that no test noticed, and fails if fewer than 90 % were noticed. The next run tries
// only the mutants that no test noticed, and those whose rules or tests have changed since.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Stryker } from '@stryker-mutator/core'
import { at, root } from './rooms.mjs'

const ENOUGH = 90

const folders = readdirSync(at('domain'), { withFileTypes: true }).flatMap((each) =>
  each.isDirectory() ? each.name : [],
)
const folder = process.argv[2] ?? ''
if (!folders.includes(folder)) {
  console.error(`用法：npm run mutate 文件夹。domain 里的文件夹 (folders of domain)：${folders.join(' ')}`)
  process.exit(2)
}

process.chdir(root)
// tests that try hundreds of invented tables would take seconds for each mutant that nothing else notices
process.env['PERTURBED'] ??= '25'
// a run that was stopped leaves its copy of the project behind
const copies = `.cache/stryker/${folder}`
rmSync(copies, { recursive: true, force: true })
const incrementalFile = `.cache/mutation/${folder}.json`
// Stryker takes over the former result of a mutant that is reached while a module loads (a table, a function), even when a new test
// would notice that mutant: what no test noticed is tried again
if (existsSync(incrementalFile)) {
  /** @type {{ files: Record<string, { mutants: { status: string }[] }> }} */
  const former = JSON.parse(readFileSync(incrementalFile, 'utf8'))
  for (const file of Object.values(former.files))
    file.mutants = file.mutants.filter(({ status }) => status !== 'Survived' && status !== 'NoCoverage')
  writeFileSync(incrementalFile, JSON.stringify(former))
}
const started = Date.now()
const mutants = await new Stryker({
  mutate: [`domain/${folder}/**/*.ts`],
  testRunner: 'rules',
  plugins: [at('config/mutate-runner.mjs')],
  coverageAnalysis: 'perTest',
  // what is copied to where the mutants run
  ignorePatterns: ['**', '!{domain,cloudfunctions,local,src,test}/**', '!*.json'],
  disableTypeChecks: false, // the tests run without types: the comments for that would change the mutants' lines
  tempDirName: copies,
  incremental: true,
  incrementalFile,
  timeoutMS: 30_000, // on a busy machine a slow test is no endless loop
  concurrency: Number(process.env['MUTATE_WORKERS'] ?? availableParallelism()),
  reporters: ['progress-append-only'],
  allowConsoleColors: false,
  logLevel: /** @type {import('@stryker-mutator/api/core').LogLevel} */ (/** @type {string} */ ('warn')),
  warnings: { unknownOptions: true, preprocessorErrors: true, unserializableOptions: true, slow: false },
}).runMutationTest()

/** @param {string[]} statuses */
const having = (...statuses) => mutants.filter(({ status }) => statuses.includes(status))
const noticed = having('Killed', 'Timeout')
const unnoticed = having('Survived', 'NoCoverage').sort(
  (a, b) => a.fileName.localeCompare(b.fileName) || a.location.start.line - b.location.start.line,
)

for (const { fileName, location, mutatorName, replacement = '', status } of unnoticed) {
  const { start, end } = location
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line)
  const last = lines.length === 1 ? end.column - 1 : undefined
  const was = `${lines[0]?.slice(start.column - 1, last)}${last ? '' : ' …'}`
  const place = `${fileName.slice(root.length + 1)}:${start.line}:${start.column}`
  const becomes = replacement.replace(/\s+/g, ' ').slice(0, 120)
  console.log(`${status === 'Survived' ? 'survived' : 'not run '}  ${place}  ${mutatorName}  ${was}  →  ${becomes}`)
}

const whole = noticed.length + unnoticed.length
const score = whole === 0 ? 100 : (noticed.length / whole) * 100
const left = having('Ignored').length
const seconds = Math.round((Date.now() - started) / 1000)
console.log(
  `domain/${folder}: ${score.toFixed(1)} % (${noticed.length}/${whole}; ${left} left out by a comment), ${seconds} s`,
)
process.exit(score < ENOUGH ? 1 : 0)
