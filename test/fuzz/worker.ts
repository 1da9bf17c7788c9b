import { writeSync } from 'node:fs'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { CPU_MAX_S, MEMORY_MAX_MB } from './budget'
import { inputOf } from './inputs'
import type { Bytes, Opened, Stage } from './parser'
import { PARSERS } from './parsers/index'
import type { Finding, Job, Part } from './part'
import { shrunk } from './shrink'

const FINDINGS_MAX = 5
const HEX_MAX = 20_000

const cpuS = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
const peakMb = (): number => process.resourceUsage().maxRSS / 1024

type Outcome = { readonly stage: Stage } | { readonly fault: string }
const outcomeOf = async (opened: Opened, input: Bytes): Promise<Outcome> => {
  try {
    return { stage: await opened.take(input) }
  } catch (error) {
    return { fault: error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : String(error) }
  }
}

const kindOf = (fault: string): string => fault.split(':')[0] ?? ''

const finding = async (opened: Opened, n: number, input: Bytes, what: string): Promise<Finding> => {
  const least = await shrunk(input, async (shorter) => {
    const outcome = await outcomeOf(opened, shorter)
    return 'fault' in outcome && kindOf(outcome.fault) === kindOf(what)
  })
  return { n, what, ...(least.length > HEX_MAX ? {} : { hex: Buffer.from(least).toString('hex') }) }
}

/** The first file descriptor after the standard ones: the parent reads there which input is under way. */
const PROGRESS = 3
const note = (n: number): void => void writeSync(PROGRESS, String(n).padEnd(12), 0)

/** Runs some inputs of one parser in this process. */
export const work = async ({ parser: name, seed, from, to }: Job): Promise<Omit<Part, 'reached'>> => {
  const parser = PARSERS.find((each) => each.name === name)
  if (parser === undefined) throw new Error(`no parser ${name}`)
  const opened = await parser.open()
  const stages = { first: 0, deeper: 0, accepted: 0 }
  const findings: Finding[] = []
  const known = new Set<string>()
  let n = from
  let peak = peakMb()
  for (; n < to && findings.length < FINDINGS_MAX; n += 1) {
    note(n)
    const input = inputOf(parser, opened.samples, seed, n)
    const before = cpuS()
    const outcome = await outcomeOf(opened, input)
    const [took, now] = [cpuS() - before, peakMb()]
    if ('stage' in outcome) stages[outcome.stage] += 1
    else if (!known.has(outcome.fault)) {
      known.add(outcome.fault)
      findings.push(await finding(opened, n, input, outcome.fault))
    }
    if (took > CPU_MAX_S) findings.push({ n, what: `slow: ${took.toFixed(1)} s for ${input.length} bytes` })
    if (now > MEMORY_MAX_MB && peak <= MEMORY_MAX_MB)
      findings.push({ n, what: `memory: ${Math.round(now)} MB for ${input.length} bytes` })
    peak = Math.max(peak, now)
    // a parser whose promises are all settled at once never lets the event loop turn, and Node frees some objects only then
    // (the signals of requests, whatever is held weakly): they would pile up over all inputs and be counted as the parser's memory
    await nextTurn()
  }
  await opened.close?.()
  return { done: n - from, stages, peakMb: peak, cpuS: cpuS(), findings }
}

export { PARSERS }
