import path from 'node:path'
import process from 'node:process'
import { ForeignKeys } from '@cloud/ports/foreign-keys'
import { keepKeys } from '@cloud/usecases/keys/own-keys'
import { type Desk, type DeskOptions, NotEmpty, openDesk, openPostgresDesk } from './desk/desk'
import { instantOf } from './desk/desk-clock'
import { WORDS } from './front/words'
import { startHost } from './host/host'
import { type Options, readOptions } from './options'
import { ADMINISTRATOR, fillTown, TOWN_BEGINS, TOWN_RESTS } from './town/fill'
import { found } from './town/found'
import { openWechatDesk } from './wechat/desk/open'

/** The folder `dist`, which contains this file in its subfolder `desk`. */
const BUILT = path.join(__dirname, '..')

/** The interval at which the platform would start the timers. */
const TIMER_MS = 60_000

const say = (text: string): void => void process.stdout.write(`${text}\n`)
/** The exit code of sysexits.h, which the server uses too. */
const WRONG_SETTINGS = 78
const fail = (text: string, code = 1): void => {
  process.stderr.write(`${text}\n`)
  process.exitCode = code
}

const portTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')

/** Serves until asked to stop; running work is finished first. */
const serve = async (desk: Desk, port: number): Promise<void> => {
  const host = await startHost(desk, { port, pages: path.join(BUILT, 'h5') })
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

/** A desk without a town: the same initial documents as in an installation. */
const fillNothing = async (desk: Desk): Promise<void> => {
  await found(desk.ports, ADMINISTRATOR)
  desk.people.add([{ key: ADMINISTRATOR.key, name: ADMINISTRATOR.name, group: 'admin', about: WORDS.cityAdmin }])
}

const fill = async (desk: Desk): Promise<void> => {
  say(WORDS.filling)
  const began = Date.now()
  await fillTown(desk)
  say(WORDS.filled((Date.now() - began) / 1000))
}

type Opening = Pick<DeskOptions, 'fresh' | 'startsAt'>

/** Throws ForeignKeys before anything is written to a store that was founded with other keys. */
const withOwnKeys = async (desk: Desk | undefined): Promise<Desk | undefined> => {
  try {
    if (desk !== undefined) await keepKeys(desk.ports)
    return desk
  } catch (error) {
    await desk?.close()
    throw error
  }
}

/** undefined when another desk is using the folder. */
const open = async ({ data, wechat, postgres }: Options, opening: Opening): Promise<Desk | undefined> => {
  if (postgres !== undefined)
    return withOwnKeys(await openPostgresDesk({ folder: data, address: postgres, ...opening }))
  if (!wechat) return withOwnKeys(openDesk({ folder: data, ...opening }))
  const desk = await openWechatDesk({ folder: data, built: BUILT, ...opening })
  if (desk !== undefined) say(WORDS.bundles([...desk.bundles.values()]))
  return desk
}

/**
 * Opens the desk of a folder, with its town. An unfinished town (its people are entered last) is created again from the start.
 */
const settled = async (options: Options): Promise<Desk | undefined> => {
  const { fresh, empty, from } = options
  const kept = fresh ? undefined : await open(options, {})
  if (kept !== undefined && kept.people.list().length > 0) return kept
  await kept?.close()
  const startsAt = instantOf(empty ? (from ?? TOWN_RESTS) : TOWN_BEGINS)
  const desk = await open(options, { fresh: true, startsAt })
  if (desk !== undefined) await (empty ? fillNothing(desk) : fill(desk))
  return desk
}

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2), process.cwd())
  if ('wrong' in options) return fail(options.wrong)
  const desk = await settled(options).catch((error: unknown) => {
    if (error instanceof NotEmpty) return 'not-empty' as const
    if (error instanceof ForeignKeys) return error
    throw error
  })
  if (desk === 'not-empty') return fail(WORDS.notEmpty)
  if (desk instanceof ForeignKeys) return fail(WORDS.foreignKeys(options.data, desk.settings), WRONG_SETTINGS)
  if (desk === undefined) return fail(WORDS.inUse(options.data))
  try {
    await serve(desk, options.port)
  } catch (error) {
    await desk.close()
    if (!portTaken(error)) throw error
    fail(WORDS.portTaken(options.port))
  }
}

// files this process creates are readable by their owner only: stores, keys, backups, logs
process.umask(0o077)
main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(1)
})
