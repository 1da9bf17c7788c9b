import { existsSync, readFileSync } from 'node:fs'
import { PlainDate } from '@domain/kernel/plain-date'
import { codeOf } from '../adapters/error-code'
import { randomIds } from '../adapters/ids'
import { SettingsFault } from '../adapters/settings'
import { StoreError, type StoreWalk } from '../ports/doc-store'
import { ForeignKeys } from '../ports/foreign-keys'
import { foundFrom, foundProvince } from '../usecases/city/found-from-file'
import { keepKeys, ownKeys, releaseKeys } from '../usecases/keys/own-keys'
import { exportAudit } from '../usecases/maintenance/audit-export'
import { verifyAudit } from '../usecases/maintenance/audit-verify'
import { backup } from '../usecases/maintenance/backup'
import type { RestoreFault } from '../usecases/maintenance/check-backup'
import { mendAllFacts } from '../usecases/maintenance/mend-facts'
import { isSound, rebuildCheck } from '../usecases/maintenance/rebuild'
import { reseal } from '../usecases/maintenance/reseal'
import { restore } from '../usecases/maintenance/restore'
import { holdForAudit, releaseFromAudit, retain, retentionReport } from '../usecases/maintenance/retention'
import { linesOf, takeFrom, writeBackup, writeLines } from './backup-folder'
import { readFounding } from './founding-file'
import type { Opening, Reading, Working } from './opening'
import { type Given, givenIn, type Say } from './tool'
import { WORDS } from './words'

/** true: success. */
type Outcome = boolean | 'wrong-settings'
type Tool = (opening: Opening, given: Given, say: Say) => Promise<Outcome>

/** Exit codes; for wrong settings the code of sysexits.h, which the server uses too. */
const codeFor = (outcome: Outcome): number => (outcome === 'wrong-settings' ? 78 : Number(!outcome))

const sayAll = (say: Say, lines: readonly string[]): void => {
  for (const line of lines) say(line)
}

const using = async <S extends Reading, R>(
  opened: Promise<S>,
  check: (shop: S) => Promise<unknown>,
  work: (shop: S) => Promise<R>,
): Promise<R> => {
  const shop = await opened
  try {
    await check(shop)
    return await work(shop)
  } finally {
    await shop.close()
  }
}

/** Runs `work` only when the given keys are those of the store. */
const reading = <R>(opening: Opening, work: (shop: Reading) => Promise<R>): Promise<R> =>
  using(opening.reading(), ({ store, sealer }) => ownKeys(store, sealer), work)
const working = <R>(
  opening: Opening,
  work: (shop: Working) => Promise<R>,
  { lost = [], city }: { readonly lost?: readonly string[]; readonly city?: string | undefined } = {},
): Promise<R> => using(opening.working(city), (shop) => keepKeys(shop, lost), work)
/** For restore: an empty store has no keys yet, so the backup's are checked instead. */
const taking = <R>(opening: Opening, work: (shop: Working) => Promise<R>): Promise<R> =>
  using(opening.working(), async () => undefined, work)

/** On a snapshot, where the store offers one. */
const still = <R>(store: StoreWalk, work: (store: StoreWalk) => Promise<R>): Promise<R> =>
  store.atOneMoment === undefined ? work(store) : store.atOneMoment(work)

const checked = async ({ store, sealer }: Reading, say: Say): Promise<boolean> => {
  const found = await still(store, (each) => rebuildCheck(each, sealer))
  sayAll(say, WORDS.rebuilt(found))
  if (isSound(found)) say(WORDS.sound)
  return isSound(found)
}

/** With `--mend` what the year's report counts is written anew first; nothing else is ever repaired by itself. */
const rebuild: Tool = (opening, { flags }, say) =>
  flags.has('mend')
    ? working(opening, async (shop) => {
        await mendAllFacts(shop.store)
        return checked(shop, say)
      })
    : reading(opening, (shop) => checked(shop, say))

const EVERY = 500
const resealAll: Tool = (opening, { options }, say) => {
  const lost = options.get('lost')
  return working(
    opening,
    async (shop) => {
      const found = await reseal(shop, (done) => {
        if (done % EVERY === 0) say(WORDS.resealing(done))
      })
      sayAll(say, WORDS.resealed(found))
      const whole = found.left === 0 && found.unreadable.length === 0
      if (whole) await releaseKeys(shop, [...found.keys.keys()])
      return whole
    },
    lost === undefined ? {} : { lost: [lost] },
  )
}

const backUp: Tool = async (opening, { options }, say) => {
  const file = options.get('to')
  if (file === undefined) return refused(say, WORDS.missing('--to'))
  if ([file, `${file}.part`, `${file}.files`].some((each) => existsSync(each))) return refused(say, WORDS.taken(file))
  return reading(opening, async (shop) => {
    const made = await writeBackup(file, (write, keep) => backup(shop, write, keep))
    const documents = Object.values(made.counts).reduce((sum, count) => sum + count, 0)
    sayAll(say, WORDS.backedUp(documents, made.files, made.digest))
    if (!made.still) say(WORDS.notStill)
    if (made.missing > 0) say(WORDS.lost(made.missing))
    return true
  })
}

const KEY_FAULTS: ReadonlySet<RestoreFault> = new Set<RestoreFault>(['other-keys', 'key-missing', 'key-wrong'])
const restoreAll: Tool = async (opening, { options }, say) => {
  const file = options.get('from')
  if (file === undefined) return refused(say, WORDS.missing('--from'))
  if (!existsSync(file)) return refused(say, WORDS.noFile(file))
  return taking(opening, async (shop) => {
    const done = await restore(shop, linesOf(file), takeFrom(file))
    if (!done.ok) {
      say(WORDS.refused(done.fault))
      return KEY_FAULTS.has(done.fault) && 'wrong-settings'
    }
    say(WORDS.restored(done.documents, done.files))
    return checked(shop, say)
  })
}

const dayOf = (text: string | undefined): PlainDate | undefined => {
  const day = PlainDate.safeParse(text)
  return day.success ? day.data : undefined
}

const audit: Tool = async (opening, { options }, say) => {
  const [from, to, out] = [dayOf(options.get('from')), dayOf(options.get('to')), options.get('out')]
  if (from === undefined || to === undefined || from > to) return refused(say, WORDS.days)
  if (out === undefined) return refused(say, WORDS.missing('--out'))
  if (existsSync(out)) return refused(say, WORDS.taken(out))
  return reading(opening, async (shop) => {
    const { store, sealer, clock } = shop
    const made = await writeLines(
      out,
      (write) => still(store, (each) => exportAudit({ store: each, sealer, clock }, { from, to }, write)),
      ({ ok }) => ok,
    )
    sayAll(say, made.ok ? WORDS.exported(made.entries, made.cases, made.sum) : WORDS.notExported(made.broken))
    return made.ok
  })
}

const verify: Tool = async (opening, { words, flags }, say) => {
  const [file] = words
  if (file === undefined) return refused(say, WORDS.missing('文件名'))
  if (!existsSync(file)) return refused(say, WORDS.noFile(file))
  const found = flags.has('store')
    ? await reading(opening, ({ store, sealer }) =>
        still(store, (each) => verifyAudit(linesOf(file)(), { store: each, sealer })),
      )
    : await verifyAudit(linesOf(file)())
  if (!found.ok) return refused(say, WORDS.broken(found.fault))
  sayAll(say, WORDS.verified(found.entries, found.cases, found.sum))
  if (found.unlinked > 0) say(WORDS.unlinked(found.unlinked))
  return true
}

const hold = async (shop: Working, id: string, reason: string | undefined, say: Say): Promise<boolean> => {
  if (reason === undefined) return refused(say, WORDS.missing('--reason'))
  return (await holdForAudit(shop, id, reason)) ? told(say, WORDS.held(id)) : refused(say, WORDS.noCase(id))
}
const release = async (shop: Working, id: string, say: Say): Promise<boolean> =>
  (await releaseFromAudit(shop, id)) ? told(say, WORDS.released(id)) : refused(say, WORDS.noCase(id))

/** Without a flag, lists the documents that are due for deletion; `--run` deletes them, as the timer does every day. */
const retention: Tool = (opening, { options, flags }, say) =>
  working(opening, async (shop) => {
    const [held, released] = [options.get('hold'), options.get('release')]
    if (held !== undefined) return hold(shop, held, options.get('reason'), say)
    if (released !== undefined) return release(shop, released, say)
    if (flags.has('run')) while ((await retain(shop)) > 0);
    sayAll(say, WORDS.retention(await retentionReport(shop)))
    return true
  })

type Shop = Working & { readonly ids: typeof randomIds }

/** One part of the installation: a city, or the province that reads their sums. */
const foundPart = (
  opening: Opening,
  part: { readonly name: string; readonly code?: string | undefined },
  say: Say,
  work: (shop: Shop) => ReturnType<typeof foundFrom>,
): Promise<boolean> =>
  working(
    opening,
    async (shop) => {
      const done = await work({ ...shop, ids: randomIds })
      if (!done.ok) return refused(say, WORDS.otherCity)
      if (part.code !== undefined) say(WORDS.part(part.name, part.code))
      sayAll(say, WORDS.founded(done.value))
      return true
    },
    { city: part.code },
  )

/** A city and its unions from a file, or a province with its cities; repeated, it adds what is new. */
const found: Tool = async (opening, { words: [file] }, say) => {
  if (file === undefined) return refused(say, WORDS.missing('文件名'))
  if (!existsSync(file)) return refused(say, WORDS.noFile(file))
  const read = readFounding(readFileSync(file, 'utf8'))
  if (!('cities' in read)) {
    sayAll(say, 'misread' in read ? WORDS.misread(read.misread) : read.faults.map(WORDS.foundingFault))
    return false
  }
  const { province } = read
  for (const city of read.cities)
    if (!(await foundPart(opening, city, say, (shop) => foundFrom(shop, city)))) return false
  return province === undefined || foundPart(opening, province, say, (shop) => foundProvince(shop, province))
}

const told = (say: Say, words: string): true => {
  say(words)
  return true
}

const refused = (say: Say, words: string): false => {
  say(words)
  return false
}

type Known = { readonly tool: Tool; readonly options?: readonly string[]; readonly flags?: readonly string[] }
const TOOLS: Readonly<Record<string, Known>> = {
  rebuild: { tool: rebuild, flags: ['mend'] },
  reseal: { tool: resealAll, options: ['lost'] },
  backup: { tool: backUp, options: ['to'] },
  restore: { tool: restoreAll, options: ['from'] },
  retention: { tool: retention, options: ['hold', 'reason', 'release'], flags: ['run'] },
  audit: { tool: audit, options: ['from', 'to', 'out'] },
  'verify-audit': { tool: verify, flags: ['store'] },
  found: { tool: found },
}

const explained = (error: unknown): string | undefined => {
  if (error instanceof SettingsFault) return WORDS.settings(error.message)
  if (error instanceof ForeignKeys) return WORDS.foreign(error.settings)
  if (codeOf(error) === 'ENOSPC' || codeOf(error) === 'SQLITE_FULL') return WORDS.full
  return error instanceof StoreError && error.kind === 'unavailable' ? WORDS.noStore(error.code) : undefined
}

/** `--city CODE`: one city of an installation that has several; without it, the first. */
const partOpening = ({ reading, working }: Opening, city: string): Opening => ({
  reading: () => reading(city),
  working: () => working(city),
})

const outcomeOf = async ([name = '', ...args]: readonly string[], opening: Opening, say: Say): Promise<Outcome> => {
  const known = Object.hasOwn(TOOLS, name) ? TOOLS[name] : undefined
  if (known === undefined) return refused(say, WORDS.usage)
  // a founding file says itself which city is meant
  const ofOne = known.tool === found ? [] : ['city']
  const given = givenIn(args, { options: [...(known.options ?? []), ...ofOne], flags: known.flags ?? [] })
  if ('wrong' in given) return refused(say, WORDS.unknown(given.wrong))
  const city = given.options.get('city')
  try {
    return await known.tool(city === undefined ? opening : partOpening(opening, city), given, say)
  } catch (error) {
    const words = explained(error)
    if (words === undefined) throw error
    say(words)
    return (error instanceof SettingsFault || error instanceof ForeignKeys) && 'wrong-settings'
  }
}

/** Runs one tool and returns its exit code. Expected errors are reported in words; a bug throws. */
export const runTool = async (words: readonly string[], opening: Opening, say: Say): Promise<number> =>
  codeFor(await outcomeOf(words, opening, say))
