import type { Reached } from './coverage'
import type { Finding, Part } from './part'

export type Report = Part & { readonly name: string; readonly beyond: number }

const most = (a: Reached, b: Reached): Reached => ({
  functions: Math.max(a.functions, b.functions),
  functionsOf: Math.max(a.functionsOf, b.functionsOf),
  lines: Math.max(a.lines, b.lines),
  linesOf: Math.max(a.linesOf, b.linesOf),
})

/** The parts of one parser as one: a process that had to be ended is followed by another. */
export const reportOf = (name: string, parts: readonly Part[]): Report => {
  const total = (of: (part: Part) => number): number => parts.reduce((sum, part) => sum + of(part), 0)
  const done = total((part) => part.done)
  const stages = {
    first: total((part) => part.stages.first),
    deeper: total((part) => part.stages.deeper),
    accepted: total((part) => part.stages.accepted),
  }
  return {
    name,
    done,
    stages,
    beyond: (stages.deeper + stages.accepted) / Math.max(1, stages.first + stages.deeper + stages.accepted),
    reached: parts.map(({ reached }) => reached).reduce(most),
    peakMb: Math.max(...parts.map(({ peakMb }) => peakMb)),
    cpuS: total((part) => part.cpuS),
    findings: parts.flatMap(({ findings }) => findings),
  }
}

const percent = (part: number, whole: number): string => `${Math.round((100 * part) / Math.max(1, whole))} %`
const said = ({ n, what, hex }: Finding): string =>
  `  !! input ${n}: ${what}${hex === undefined ? '' : `\n     ${hex.slice(0, 400)}`}`

export const rows = ({ name, done, beyond, stages, reached, peakMb, cpuS, findings }: Report): readonly string[] => [
  [
    name.padEnd(18),
    String(done).padStart(8),
    `beyond first ${percent(beyond, 1)}`.padEnd(20),
    `read ${percent(stages.accepted, done)}`.padEnd(11),
    `functions ${reached.functions}/${reached.functionsOf}`.padEnd(20),
    `lines ${percent(reached.lines, reached.linesOf)}`.padEnd(13),
    `${Math.round(peakMb)} MB`.padStart(7),
    `${cpuS.toFixed(1)} s`.padStart(8),
  ].join(' '),
  ...findings.map(said),
]
