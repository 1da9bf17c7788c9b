import path from 'node:path'
import process from 'node:process'
import { type Desk, openDesk } from './desk/desk'
import { WORDS } from './front/words'
import { startHost } from './host/host'
import { readOptions } from './options'
import { fillTown } from './town/fill'

/** How often the platform would start the timers. */
const TIMER_MS = 60_000

const say = (text: string): void => void process.stdout.write(`${text}\n`)
const fail = (text: string): void => {
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
}

const portTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')

/** Serves until it is asked to stop; whatever was being done is finished first. */
const serve = async (desk: Desk, port: number): Promise<void> => {
  const host = await startHost(desk, { port, pages: path.join(__dirname, '..', 'h5') })
  await desk.runTimers()
  const timer = setInterval(() => void desk.runTimers(), TIMER_MS)
  say(WORDS.opened(`http://127.0.0.1:${host.port}/`))
  const stop = async (): Promise<void> => {
    clearInterval(timer)
    await host.close()
    await desk.close()
    say(WORDS.stopped)
  }
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  await stop()
}

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2), process.cwd())
  if ('wrong' in options) return fail(options.wrong)
  const desk = openDesk({ folder: options.data, fresh: options.fresh })
  if (desk === undefined) return fail(WORDS.inUse(options.data))
  try {
    if (desk.people.list().length === 0) await fillTown(desk, say)
    await serve(desk, options.port)
  } catch (error) {
    await desk.close()
    if (!portTaken(error)) throw error
    fail(WORDS.portTaken(options.port))
  }
}

void main()
