import { existsSync, mkdirSync, statfsSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { isSound } from '@cloud/usecases/maintenance/rebuild'
import { type Desk, emptied, openPostgresDesk } from '../desk/desk'
import { instantOf } from '../desk/desk-clock'
import { TOWN_BEGINS } from '../town/fill'
import { checkDrawn, checkWhole } from './check'
import { type City, fillCity, type Multiplied, writeCity } from './city'
import { makersIn, servesAsMaker } from './makers'
import { SPOKEN } from './words'

/** On the disk, with its indexes. */
const BYTES_A_HOUSEHOLD = 40_000
const BYTES_A_UNION = 30_000
/** Up to here everything is checked, above it one household in a hundred. */
const WHOLE_MOST = 100_000

const say = (words: string): void => void process.stdout.write(`${words}\n`)

type Options = City & {
  readonly data: string
  readonly postgres: string | undefined
  readonly fresh: boolean
  readonly yes: boolean
}

/** A string is the description of what is wrong with the options. */
const optionsIn = (args: readonly string[]): Options | string => {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const numbers = { households: text, unions: { ...text, default: '24' }, years: { ...text, default: '1' } }
  const options = { ...numbers, data: text, postgres: text, fresh: flag, yes: flag }
  try {
    const { values } = parseArgs({ args: [...args], options })
    const { data, postgres, fresh, yes } = values
    for (const name of ['households', 'unions', 'years'] as const)
      if (!/^[1-9]\d{0,7}$/.test(values[name] ?? '')) return SPOKEN.wrong(`--${name}`)
    if (data === undefined) return SPOKEN.usage
    const [households, unions, years] = [Number(values.households), Number(values.unions), Number(values.years)]
    return { households, unions, years, data: path.resolve(process.cwd(), data), postgres, fresh, yes }
  } catch {
    return SPOKEN.usage // an unknown option
  }
}

const roomFor = ({ data, postgres, households, unions }: Options): boolean => {
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const bytes = households * BYTES_A_HOUSEHOLD + unions * BYTES_A_UNION
  const { bavail, bsize } = statfsSync(data)
  const free = postgres === undefined ? bavail * bsize : undefined
  say(SPOKEN.needs(bytes, free))
  return free === undefined || bytes < free
}

const seconds = (since: number): number => (Date.now() - since) / 1000

/** Processor time of all threads since the start. */
const busy = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

type Written = { readonly desk: Desk; readonly multiplied: Multiplied }

/** Into an empty folder, or a folder that may be emptied first (`fresh`); otherwise undefined. */
const written = async (options: Options): Promise<Written | undefined> => {
  const { data, postgres, fresh } = options
  if (postgres !== undefined) {
    const startsAt = instantOf(TOWN_BEGINS)
    const desk = await openPostgresDesk({ folder: data, address: postgres, fresh: true, startsAt })
    return { desk, multiplied: await fillCity(desk, options, say) }
  }
  if (!fresh && existsSync(path.join(data, 'cloud.db'))) return undefined
  return emptied(data) ? writeCity(data, options, makersIn(__filename), say) : undefined
}

const checked = async ({ desk, multiplied: { drawn } }: Written, city: City): Promise<boolean> => {
  const whole = city.households <= WHOLE_MOST
  say(SPOKEN.checking(whole ? undefined : drawn.length))
  const began = Date.now()
  const found = await (whole ? checkWhole(desk.ports) : checkDrawn(desk.ports, drawn))
  say(SPOKEN.rebuilt(found, seconds(began)))
  return isSound(found)
}

/** `npm run city -- --households N --data DIR --yes`: exit code 1 when nothing was written, or not soundly. */
const main = async (): Promise<boolean> => {
  const options = optionsIn(process.argv.slice(2))
  const refused = (words: string): false => {
    process.stderr.write(`${words}\n`)
    return false
  }
  if (typeof options === 'string') return refused(options)
  if (!roomFor(options)) return refused(SPOKEN.tooLarge)
  if (!options.yes) return refused(SPOKEN.sayYes)
  const began = Date.now()
  const city = await written(options)
  if (city === undefined) return refused(SPOKEN.taken)
  say(SPOKEN.written(city.multiplied.households, seconds(began), busy()))
  try {
    return await checked(city, options)
  } finally {
    await city.desk.close()
  }
}

const run = async (): Promise<void> => {
  try {
    process.exitCode = (await main()) ? 0 : 1
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exitCode = 1
  }
}

if (!servesAsMaker()) {
  // what this process makes is its owner's alone
  process.umask(0o077)
  void run()
}
