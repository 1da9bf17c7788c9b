// The program of `npm run fuzz`: the parent starts a process for each parser, watches its processor time, and prints the table.
// The parsers are a program of their own, `worker.cjs`, so that counting begins before they are loaded.
import path from 'node:path'
import { LONG, LONG_LEAST } from './budget'
import { measuring } from './coverage'
import type { Part } from './part'
import { type Report, reportOf, rows } from './table'
import { watched } from './watch'
import type * as Worker from './worker'

const numberAfter = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
const program = path.join(__dirname, 'worker.cjs')
const loaded = (): typeof Worker => require(program) as typeof Worker

const asWorker = async (parser: string): Promise<void> => {
  const reached = measuring(program)
  const { PARSERS, work } = loaded()
  const part = await work({
    parser,
    seed: numberAfter('seed', 1),
    from: numberAfter('from', 0),
    to: numberAfter('to', 1),
  })
  const modules = PARSERS.find(({ name }) => name === parser)?.modules ?? []
  process.send?.({ ...part, reached: reached(modules) } satisfies Part, () => process.exit(0))
}

const asParent = async (): Promise<void> => {
  const all = loaded().PARSERS
  const asked = process.argv.slice(2).filter((word, i, words) => !/^--/.test(word) && !/^--/.test(words[i - 1] ?? ''))
  const waiting = all.filter(({ name }) => asked.length === 0 || asked.includes(name))
  if (waiting.length === 0)
    throw new Error(`no parser ${asked.join(' ')}: there are ${all.map(({ name }) => name).join(', ')}`)
  const [inputs, seed] = [numberAfter('inputs', LONG), numberAfter('seed', 1)]
  const reports: Report[] = []
  const lane = async (): Promise<void> => {
    for (let parser = waiting.shift(); parser !== undefined; parser = waiting.shift()) {
      const { name, most = inputs } = parser
      const report = reportOf(name, await watched({ parser: name, seed, from: 0, to: Math.min(inputs, most) }))
      reports.push(report)
      console.log(rows(report).join('\n'))
    }
  }
  await Promise.all(Array.from({ length: numberAfter('lanes', 2) }, lane))
  const total = reports.reduce((sum, { done }) => sum + done, 0)
  const least = inputs >= LONG_LEAST ? LONG_LEAST : 0
  const wrong = reports.filter(({ findings, beyond, done }) => findings.length > 0 || beyond < 0.5 || done < least)
  console.log(`fuzz: ${total} inputs, ${reports.length} parsers, ${wrong.length} with findings (seed ${seed})`)
  if (wrong.length > 0) process.exit(1)
}

const worker = process.argv.indexOf('--worker')
void (worker < 0 ? asParent() : asWorker(process.argv[worker + 1] ?? '')).catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
