// One instance of a cloud function: the platform's side of the process in which a bundle runs. Built separately into
// dist/desk/instance.cjs and started by the host with the bundle's path; handles one call at a time, as on the platform.
import process from 'node:process'
import type { Answered, Invoke, Told } from './messages'
import { shiftDate } from './shifted-date'

type Main = (event: unknown, context: unknown) => unknown

const tell = (answer: Answered): void => void process.send?.(answer)

/** Sets the variables of this call, and removes those of the previous call. */
const dress = (own: readonly string[], env: Readonly<Record<string, string>>): readonly string[] => {
  for (const name of own) delete process.env[name]
  for (const [name, value] of Object.entries(env)) process.env[name] = value
  return Object.keys(env)
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : `Error: ${JSON.stringify(error)}`

const run = async (main: () => Main, { id, event, context }: Invoke): Promise<Answered> => {
  try {
    const result = await main()(JSON.parse(event), context)
    return { id, kind: 'result', json: JSON.stringify(result ?? null) }
  } catch (error) {
    return { id, kind: 'error', message: messageOf(error) }
  }
}

const start = (file: string): void => {
  const { setAhead } = shiftDate()
  let own: readonly string[] = []
  let loaded: Main | undefined
  // loaded at the first call, because a bundle may read its environment while being loaded
  const main = (): Main => {
    loaded ??= (require(file) as { readonly main: Main }).main
    return loaded
  }
  process.on('message', (told: Told) => {
    setAhead(told.aheadMs)
    if (told.kind === 'tick') return
    own = dress(own, told.env)
    void run(main, told).then(tell)
  })
  process.on('disconnect', () => process.exit(0))
}

start(process.argv[2] ?? '')
