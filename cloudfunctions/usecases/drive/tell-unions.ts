import type { OrgId } from '@domain/kernel/ids'
import { shanghaiDate, yearOf } from '@domain/kernel/plain-date'
import type { Ports } from '../../ports/index'
import type { Outgoing } from '../message/notify'
import { notify } from '../message/notify'
import { DRIVE_CONFIRMATIONS, DRIVES, type DriveDoc, INBOX, ORGS, POSTS } from '../stored/collections'
import { chase } from './chase'
import { settleFigures } from './figures'

const SLICE = 50
const SIDE_BY_SIDE = 5
const OFFICERS_MAX = 20

type Telling = NonNullable<DriveDoc['telling']>

/** Notifies the officers of one union, in one transaction; officers already notified in this round are skipped. */
const tell = async (ports: Ports, drive: DriveDoc, { round, request }: Telling, union: OrgId): Promise<void> => {
  const { items } = await ports.store.query(POSTS, { index: 'byOrg', eq: [union], limit: OFFICERS_MAX })
  const facts = { year: String(drive.year), until: drive.until, words: drive.words }
  const messages = items
    .filter(({ doc }) => doc.role === 'base-officer')
    .map(({ doc }): Outgoing => ({ to: doc.person, key: 'driveCalled', facts }))
  if (messages.length === 0) return
  const key = `drive:${round}:${union}`
  await ports.store.transaction(async (tx) => {
    if ((await tx.get(INBOX, `${key}:0`)) === undefined)
      await notify(tx, { now: ports.clock.now(), request }, key, messages)
  })
}

/** The part of the list that a round goes through, and those of a page it tells. */
const partOf = ({ waiting }: Telling) =>
  waiting?.jurisdiction === undefined
    ? { index: 'byLevel', eq: ['base'] }
    : { index: 'byLevelIn', eq: ['base', waiting.jurisdiction] }
const toTell = async (ports: Ports, year: number, { waiting }: Telling, unions: readonly OrgId[]) => {
  if (waiting === undefined) return unions
  const posted = await ports.store.getMany(
    DRIVE_CONFIRMATIONS,
    unions.map((union) => `${year}:${union}`),
  )
  const done = new Set(posted.map(({ doc }) => doc.org))
  return unions.filter((union) => !done.has(union))
}

/** Notifies the next unions of the list; undefined when this round is finished or another round has begun. */
const tellSlice = async (ports: Ports, year: number): Promise<number | undefined> => {
  const seen = await ports.store.get(DRIVES, String(year))
  const telling = seen?.doc.telling
  if (seen === undefined || telling === undefined || telling.done) return undefined
  const page = await ports.store.query(ORGS, { ...partOf(telling), limit: SLICE, cursor: telling.cursor })
  const read = page.items.map(({ doc }) => doc.id)
  const unions = await toTell(ports, year, telling, read)
  for (let at = 0; at < unions.length; at += SIDE_BY_SIDE)
    await Promise.all(unions.slice(at, at + SIDE_BY_SIDE).map((union) => tell(ports, seen.doc, telling, union)))
  return ports.store.transaction(async (tx) => {
    const now = await tx.get(DRIVES, String(year))
    // a second clock was faster, or the drive was started again: what it stored stays
    if (now === undefined || now.v !== seen.v) return read.length
    const { cursor: _before, ...rest } = telling
    const next = { ...rest, told: telling.told + unions.length, done: page.next === undefined }
    await tx.replace(DRIVES, now, {
      ...now.doc,
      telling: page.next === undefined ? next : { ...next, cursor: page.next },
    })
    return read.length
  })
}

/**
 * Notifies every base union of the year's drive, in batches, until the time of this run is up; the next run continues from the
 * stored position. After an interruption a batch is repeated, but no officer is notified twice. Returns the number of unions
 * notified in this run.
 */
export const tellUnions = async (ports: Ports, until: number = Number.POSITIVE_INFINITY): Promise<number> => {
  const now = yearOf(shanghaiDate(ports.clock.now()))
  const drives = await ports.store.getMany(DRIVES, [String(now - 1), String(now), String(now + 1)])
  let told = 0
  for (const { doc } of drives) {
    await settleFigures(ports.store, doc.year)
    await chase(ports, doc.year)
    while (ports.clock.now() < until) {
      const some = await tellSlice(ports, doc.year)
      if (some === undefined) break
      told += some
    }
  }
  return told
}
