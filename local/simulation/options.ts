import { FAULTS, type FaultName } from './world/faults'

export type Options = {
  readonly seed: number
  readonly years: number
  readonly workers: number
  readonly honest: boolean
  readonly faults: readonly FaultName[]
  /** repeats the moves that were kept for this planted fault */
  readonly replay: string | undefined
  /** keeps the moves that find this planted fault */
  readonly keep: string | undefined
  /** runs that look for a shorter failing run */
  readonly tries: number
  /** the file of the kept moves */
  readonly kept: string
}

const USAGE = `npm run simulate -- [--seed N] [--city-years N] [--workers N] [--fault NAME] [--honest] [--tooth NAME [--keep]] [--tries N]
npm run simulate -- --teeth
  NAME: ${FAULTS.join(', ')}`

const isFault = (name: string): name is FaultName => (FAULTS as readonly string[]).includes(name)

/** The options as typed, or what is wrong with them. */
export const optionsOf = (words: readonly string[]): Options | { readonly wrong: string } => {
  const after = (name: string): string | undefined => {
    const at = words.indexOf(name)
    return at < 0 ? undefined : (words[at + 1] ?? '')
  }
  const number = (name: string, otherwise: number): number => {
    const said = after(name)
    return said === undefined ? otherwise : Number(said)
  }
  const fault = after('--fault')
  const options = {
    seed: number('--seed', 1),
    years: number('--city-years', 10),
    workers: number('--workers', 2),
    tries: number('--tries', 250),
  }
  const whole = Object.values(options).every((value) => Number.isInteger(value) && value > 0)
  if (!whole || (fault !== undefined && !isFault(fault))) return { wrong: USAGE }
  const keep = words.includes('--keep') ? after('--tooth') : undefined
  const kept = after('--kept') ?? 'local/simulation/teeth/kept.json'
  return {
    ...options,
    replay: after('--replay'),
    keep,
    kept,
    honest: words.includes('--honest'),
    faults: fault === undefined ? FAULTS : [fault],
  }
}
