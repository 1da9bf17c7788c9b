// One instance of a cloud function: the platform's side of the process that a bundle runs in. Built by itself into
// dist/desk/instance.cjs and started by the host with the bundle's path; it takes one call at a time, as the platform's do.
import process from 'node:process'
import type { Answered, Invoke, Told } from './messages'
import { shiftDate } from './shifted-date'

type Main = (event: unknown, context: unknown) => unknown

const tell = (answer: Answered): void => void process.send?.(answer)

/** The call's own variables are set for this call, and those of the call before are gone. */
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
  // at the first call, not before: a bundle may read its environment while it loads
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
