import { randomUUID } from 'node:crypto'
import type { FunctionBundle } from './bundles'
import { type Caller, type CallerEnvironment, environmentOf, lastingEnvironment, type TemporaryKey } from './caller'
import { nextAfter } from './cron'
import { notFound, resultTooLarge, tooMuch } from './failure'
import { openPool, type Pool } from './pool'
import type { Tokens } from './tokens'

export type HostOptions = {
  readonly bundles: ReadonlyMap<string, FunctionBundle>
  readonly env: string
  readonly appid: string
  /** called for each invocation, because the gateway's port may have changed */
  readonly origin: () => string
  readonly key: () => TemporaryKey
  readonly tokens: Tokens
  /** the functions' settings, as entered in the console */
  readonly settings: Readonly<Record<string, string>>
  /** path of the built `instance.ts` */
  readonly runner: string
  readonly now: () => number
  readonly print: (name: string, text: string) => void
  /** maximum number of instances per function */
  readonly most: number
}

export type FunctionsHost = {
  /** returns the answer as JSON; throws FunctionFailure */
  invoke(name: string, event: unknown, caller: Caller): Promise<string>
  /** runs every timer that has fired since the last call, once each; returns the failures by function */
  runTimers(): Promise<readonly { readonly name: string; readonly error: unknown }[]>
  /** the clock was moved: running calls are notified, because they would otherwise sign with an expired time */
  tick(): void
  coldStarts(): number
  close(): Promise<void>
}

const KB = 1024
/** Documented limits of requests and answers: for phones, and for calls between functions and over HTTP. */
const LIMITS = {
  phone: { in: 100 * KB, out: 1024 * KB },
  others: { in: 6 * 1024 * KB, out: 6 * 1024 * KB },
} as const
/** How far back a timer is looked at the first time. */
const FIRST_LOOK_MS = 60_000

const contextOf = ({ name, timeoutMs, memoryMb }: FunctionBundle, env: string): Readonly<Record<string, unknown>> => ({
  request_id: randomUUID(),
  function_name: name,
  function_version: '$LATEST',
  namespace: env,
  memory_limit_in_mb: memoryMb,
  time_limit_in_ms: timeoutMs,
})

/** Runs the bundles as the platform does. */
export const openFunctions = (options: HostOptions): FunctionsHost => {
  const { bundles, env, appid, tokens, now } = options
  const pools = new Map<string, Pool>()
  const poolOf = (bundle: FunctionBundle): Pool => {
    const { name } = bundle
    const known = pools.get(name)
    if (known !== undefined) return known
    const settings = { ...options.settings, ...lastingEnvironment(env) }
    const print = (text: string): void => options.print(name, text)
    const opened = openPool({ bundle, runner: options.runner, env: settings, print }, options.most)
    pools.set(name, opened)
    return opened
  }

  const invoke: FunctionsHost['invoke'] = async (name, event, caller) => {
    const bundle = bundles.get(name)
    if (bundle === undefined) throw notFound(name)
    const limits = caller.by === 'phone' ? LIMITS.phone : LIMITS.others
    const text = JSON.stringify(event ?? {})
    if (Buffer.byteLength(text) > limits.in) throw tooMuch(limits.in)
    const platform = (): CallerEnvironment => ({
      env,
      appid,
      origin: options.origin(),
      key: options.key,
      token: () => tokens.issue(name),
    })
    const json = await poolOf(bundle).invoke(() => ({
      event: text,
      env: environmentOf(caller, platform()),
      aheadMs: now() - Date.now(),
      context: contextOf(bundle, env),
    }))
    if (Buffer.byteLength(json) > limits.out) throw resultTooLarge(limits.out)
    return json
  }

  let looked = now() - FIRST_LOOK_MS
  return {
    invoke,
    runTimers: async () => {
      const [since, at] = [looked, now()]
      looked = at
      const failures: { name: string; error: unknown }[] = []
      for (const { name, timers } of bundles.values())
        for (const timer of timers) {
          const due = nextAfter(timer.cron, since)
          if (due === undefined || due > at) continue
          const event = { Type: 'Timer', TriggerName: timer.name, Time: new Date(due).toISOString(), Message: '' }
          await invoke(name, event, { by: 'timer' }).catch((error: unknown) => failures.push({ name, error }))
        }
      return failures
    },
    tick: () => {
      for (const pool of pools.values()) pool.tick(now() - Date.now())
    },
    coldStarts: () => [...pools.values()].reduce((sum, pool) => sum + pool.coldStarts(), 0),
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.close()))
    },
  }
}
