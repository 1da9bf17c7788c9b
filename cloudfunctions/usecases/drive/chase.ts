import { shanghaiDate, yearOf } from '@domain/kernel/plain-date'
import { addExpectedDays } from '@domain/kernel/working-days'
import { countyOf, isDirect } from '@domain/organisation/jurisdiction'
import type { Ports } from '../../ports/index'
import { calendarInForce } from '../calendar/calendar-in-force'
import { notify, type Outgoing } from '../message/notify'
import { holders } from '../organisation/holders'
import { allCounties } from '../organisation/reach'
import { DRIVES, type DriveDoc } from '../stored/collections'
import { figuresOf } from './figures'

/** Working days after the last day, when the county is told. */
const COUNTY_AFTER = 3

/** The reviewers of each county where unions have not posted; for 市直 those of the city. */
const lateCounties = async (ports: Ports, { year, city }: DriveDoc): Promise<readonly Outgoing[]> => {
  const counties = await allCounties(ports.store)
  const byId = new Map(counties.map((county) => [county.id, county]))
  const places = counties.flatMap(({ jurisdiction }) => jurisdiction ?? [])
  const messages: Outgoing[] = []
  for (const { jurisdiction, unions, confirmed } of await figuresOf(ports.store, year, places)) {
    const county = byId.get(countyOf(jurisdiction))
    if (county === undefined || confirmed >= unions) continue
    const told = isDirect(county)
      ? await holders(ports, city, 'city-reviewer')
      : await holders(ports, county.id, 'county-reviewer')
    messages.push(
      ...told.map((to): Outgoing => ({ to, key: 'driveLate', facts: { count: String(unions - confirmed) } })),
    )
  }
  return messages
}

/** Changes the drive, unless another clock was faster. */
const marking = async (
  ports: Ports,
  seen: { readonly v: number; readonly id: string },
  change: (drive: DriveDoc) => DriveDoc,
  messages: readonly Outgoing[] = [],
): Promise<void> => {
  await ports.store.transaction(async (tx) => {
    const now = await tx.get(DRIVES, seen.id)
    if (now === undefined || now.v !== seen.v) return
    await tx.replace(DRIVES, now, change(now.doc))
    await notify(tx, { now: ports.clock.now() }, `drive-late:${seen.id}:${now.doc.until}`, messages)
  })
}

/**
 * 催张贴: after the last day, the unions that have not posted are told once more; three working days later their counties. A drive
 * started again with a later day is chased by that day. Drives of past years are left alone.
 */
export const chase = async (ports: Ports, year: number): Promise<void> => {
  const seen = await ports.store.get(DRIVES, String(year))
  if (seen === undefined || seen.doc.telling?.done !== true) return
  const { until, telling, chased } = seen.doc
  const today = shanghaiDate(ports.clock.now())
  if (yearOf(today) !== year || today <= until) return
  if (chased?.unions === undefined) {
    const again = { round: `${telling.round}-late`, told: 0, done: false, request: telling.request, waiting: {} }
    return marking(ports, seen, (drive) => ({ ...drive, telling: again, chased: { ...drive.chased, unions: today } }))
  }
  if (chased.counties !== undefined) return
  if (today < addExpectedDays(until, COUNTY_AFTER, await calendarInForce(ports))) return
  const messages = await lateCounties(ports, seen.doc)
  await marking(ports, seen, (drive) => ({ ...drive, chased: { ...drive.chased, counties: today } }), messages)
}
