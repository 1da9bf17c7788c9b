import { FAULTS, type FaultName } from './world/faults'

export type Options = {
  readonly seed: number
  readonly years: number
  readonly workers: number
  readonly honest: boolean
  readonly faults: readonly FaultName[]
}

const USAGE = `npm run simulate -- [--seed N] [--city-years N] [--workers N] [--fault NAME] [--honest]
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
  const options = { seed: number('--seed', 1), years: number('--city-years', 10), workers: number('--workers', 2) }
  const whole = Object.values(options).every((value) => Number.isInteger(value) && value > 0)
  if (!whole || (fault !== undefined && !isFault(fault))) return { wrong: USAGE }
  return { ...options, honest: words.includes('--honest'), faults: fault === undefined ? FAULTS : [fault] }
}
