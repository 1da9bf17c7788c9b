// Runs the rules tests for `npm run mutate`. Stryker's own runner for Jest loads Jest anew for every mutant, which takes a second;
// this one bundles tests and rules once, and for each mutant evaluates again only the modules of the tests that reach it.
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Script } from 'node:vm'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import { DryRunStatus, determineHitLimitReached, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner'
import { build } from 'esbuild'
import { expect } from 'expect'
import { addEventHandler, describe, getState, resetState, run, test } from 'jest-circus'

/** @import { DryRunOptions, DryRunResult, MutantRunOptions, TestResult } from '@stryker-mutator/api/test-runner' */
/** @import { InstrumenterContext } from '@stryker-mutator/api/core' */

// These packages are loaded once for all mutants. All others are in the bundle, since some of them cannot be loaded by require().
const OUTSIDE = ['zod', 'dayjs', 'fast-check', 'libsql', 'pg', 'wx-server-sdk']
const NOTHING = { test: () => false }

/** @type {InstrumenterContext} */
const stryker = {}
Object.assign(globalThis, { __stryker__: stryker, describe, test, it: test, expect })

addEventHandler((event, state) => {
  if (event.name === 'test_start') stryker.currentTestId = nameOf(event.test)
  if (event.name !== 'test_done') return
  delete stryker.currentTestId
  // the first failure kills the mutant, and no further test is needed
  if (event.test.errors.length > 0) Object.assign(state, { testNamePattern: NOTHING })
})

/** @typedef {{ name: string, parent?: Named | undefined }} Named */
/** @param {Named} each @returns {string} e.g. "fund/levels.spec.ts a line holds what is free" */
const nameOf = ({ name, parent }) => (parent?.parent ? `${nameOf(parent)} ${name}` : name)

class RulesRunner {
  /** @type {Record<string, () => void>} */
  #specs = {}
  /** @type {(spec: string, file: string) => boolean} */
  #reaches = () => true
  /** @type {Script | undefined} */
  #script
  #require = createRequire(path.resolve('package.json'))

  capabilities() {
    return { reloadEnvironment: true }
  }

  /** Works in the sandbox: Stryker starts this process in its copy of the project. */
  async init() {
    const specs = readdirSync('test/rules', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.spec.ts') && !file.startsWith('year')) // those test the generated year, not the rules
      .map((file) => path.posix.join('test/rules', file))
    const { outputFiles, metafile } = await build({
      stdin: {
        contents: `module.exports = {${specs.map((spec) => `'${spec}': () => require('./${spec}'),`).join('\n')}}`,
        resolveDir: process.cwd(),
      },
      absWorkingDir: process.cwd(), // without this esbuild works where this process was started: outside the sandbox
      bundle: true,
      write: false,
      metafile: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      tsconfig: 'tsconfig.base.json',
      external: OUTSIDE,
      logLevel: 'error',
    })
    const code = outputFiles[0]?.text
    this.#script = new Script(`(function (require, module, exports) {${code}\n})`, { filename: 'rules.cjs' })
    /** @type {Map<string, Set<string>>} */
    const reached = new Map()
    for (const spec of specs) {
      const files = new Set([spec])
      for (const file of files) for (const { path: next } of metafile.inputs[file]?.imports ?? []) files.add(next)
      reached.set(spec, files)
    }
    this.#reaches = (spec, file) => reached.get(spec)?.has(file) ?? false
  }

  /** @param {DryRunOptions} options @returns {Promise<DryRunResult>} */
  async dryRun({ files = [] }) {
    const mutated = files.map((file) => path.relative('.', file))
    const specs = this.#load().filter((spec) => mutated.some((file) => this.#reaches(spec, file)))
    const result = await this.#run(specs)
    return result.status === DryRunStatus.Complete && stryker.mutantCoverage
      ? { ...result, mutantCoverage: stryker.mutantCoverage }
      : result
  }

  /** @param {MutantRunOptions} options */
  async mutantRun({ activeMutant, testFilter, sandboxFileName, hitLimit, disableBail }) {
    Object.assign(stryker, {
      activeMutant: activeMutant.id,
      hitLimit,
      hitCount: hitLimit === undefined ? undefined : 0,
    })
    const file = path.relative('.', sandboxFileName)
    const only = testFilter && new Set(testFilter)
    const reaching = this.#load().filter((spec) =>
      only ? testFilter.some((name) => name.startsWith(`${spec} `)) : this.#reaches(spec, file),
    )
    // the tests of the file's own folder first: most often one of them fails
    const isOwn = (/** @type {string} */ spec) => spec.split('/')[2] === file.split('/')[1]
    const specs = [...reaching.filter(isOwn), ...reaching.filter((spec) => !isOwn(spec))]
    const result = await this.#run(specs, only)
    return toMutantRunResult(determineHitLimitReached(stryker.hitCount, hitLimit) ?? result, disableBail)
  }

  /** Evaluates the bundle anew, so that no state or table of the mutant before is left. */
  #load() {
    const module = { exports: {} }
    this.#script?.runInThisContext()(this.#require, module, module.exports)
    this.#specs = module.exports
    return Object.keys(this.#specs)
  }

  /** @param {string[]} specs @param {Set<string>} [only] @returns {Promise<DryRunResult>} */
  async #run(specs, only) {
    resetState()
    Object.assign(getState(), {
      testTimeout: 60_000,
      ...(only ? { testNamePattern: { test: (/** @type {string} */ id) => only.has(id) } } : {}),
    })
    try {
      for (const spec of specs) describe(spec, () => void this.#specs[spec]?.())
      const { testResults, unhandledErrors } = await run()
      if (unhandledErrors.length > 0) return { status: DryRunStatus.Error, errorMessage: unhandledErrors.join('\n') }
      return { status: DryRunStatus.Complete, tests: testResults.map(asTest) }
    } catch (error) {
      return { status: DryRunStatus.Error, errorMessage: String(error instanceof Error ? error.stack : error) }
    }
  }
}

/** @param {Awaited<ReturnType<typeof run>>['testResults'][number]} result @returns {TestResult} */
const asTest = ({ testPath, duration, errors, status }) => {
  const name = testPath.slice(1).join(' ')
  const same = { id: name, name, fileName: path.resolve(testPath[1] ?? ''), timeSpentMs: duration ?? 0 }
  if (errors.length > 0) return { ...same, status: TestStatus.Failed, failureMessage: errors.join('\n') }
  return { ...same, status: status === 'done' ? TestStatus.Success : TestStatus.Skipped }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'rules', RulesRunner)]
