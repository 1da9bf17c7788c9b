import { readFileSync } from 'node:fs'
import { Session } from 'node:inspector'

type Range = { readonly startOffset: number; readonly endOffset: number; readonly count: number }
type Script = {
  readonly url: string
  readonly functions: readonly { readonly functionName: string; readonly ranges: readonly Range[] }[]
}
export type Reached = {
  readonly functions: number
  readonly functionsOf: number
  readonly lines: number
  readonly linesOf: number
}
export const NOTHING_REACHED: Reached = { functions: 0, functionsOf: 0, lines: 0, linesOf: 0 }

/** Where each source file stands in the bundle: esbuild writes its path as a comment before its code. */
const placesIn = (bundle: string): ReadonlyMap<string, readonly [number, number]> => {
  const heads = [...bundle.matchAll(/^\/\/ (\S+\.\w+)$/gm)]
  return new Map(heads.map(({ 1: file = '', index }, i) => [file, [index, heads[i + 1]?.index ?? bundle.length]]))
}

/** How often a position ran: the innermost range that contains it counts; undefined outside of every function. */
const countAt = (ranges: readonly Range[], at: number): number | undefined => {
  let best: Range | undefined
  for (const range of ranges)
    if (range.startOffset <= at && at < range.endOffset)
      if (best === undefined || range.endOffset - range.startOffset <= best.endOffset - best.startOffset) best = range
  return best?.count
}

const reachedIn = (bundle: string, [from, to]: readonly [number, number], script: Script): Reached => {
  const own = script.functions.filter(
    ({ ranges: [whole] }) => whole && whole.startOffset >= from && whole.endOffset <= to,
  )
  const ranges = own.flatMap((each) => each.ranges)
  let [lines, linesOf, at] = [0, 0, from]
  for (const line of bundle.slice(from, to).split('\n')) {
    const begins = at + line.length - line.trimStart().length
    at += line.length + 1
    // lines of brackets say nothing; lines outside of every function run once, when the module is loaded
    const count = /^[\s})\];,]*$/.test(line) ? undefined : countAt(ranges, begins)
    if (count === undefined) continue
    linesOf += 1
    if (count > 0) lines += 1
  }
  const reached = own.filter(({ ranges: [whole] }) => (whole?.count ?? 0) > 0).length
  return { functions: reached, functionsOf: own.length, lines, linesOf }
}

const sum = (a: Reached, b: Reached): Reached => ({
  functions: a.functions + b.functions,
  functionsOf: a.functionsOf + b.functionsOf,
  lines: a.lines + b.lines,
  linesOf: a.linesOf + b.linesOf,
})

/** Counts which functions and lines of a program run; begun before the program is loaded. */
export const measuring = (file: string) => {
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  return (modules: readonly string[]): Reached => {
    const scripts: Script[] = []
    session.post('Profiler.takePreciseCoverage', (_error, { result }) => void scripts.push(...result))
    const script = scripts.find(({ url }) => url.endsWith(file))
    const bundle = readFileSync(file, 'utf8')
    const places = placesIn(bundle)
    return modules
      .map((module) => {
        const place = places.get(module)
        if (place === undefined || script === undefined)
          throw new Error(`${module} is not in the program: is this the name of a file?`)
        return reachedIn(bundle, place, script)
      })
      .reduce(sum, NOTHING_REACHED)
  }
}
