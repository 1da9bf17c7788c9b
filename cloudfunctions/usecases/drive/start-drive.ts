import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { derivedId } from '../call/derived-id'
import { allJurisdictions } from '../organisation/reach'
import { COUNTS, DRIVES, type DriveDoc } from '../stored/collections'
import { allUnions, confirmedCount } from './figures'

/**
 * 宣传摸底: the drive is stored at once, so that unions can confirm at once; the clock notifies the thousands of unions in batches
 * (`tell-unions.ts`). When the drive is started again in the same year, the new text is sent to all unions, and confirmations
 * stay.
 */
export const startDrive = (async (context, input) => {
  const { ports, person, today, commandId, request } = context
  if (context.org.level !== 'city') return refuse('ORG_WRONG_LEVEL', { wanted: 'city' })
  const { year, words, until } = input
  if (until < today) return refuse('DATE_TOO_EARLY', { date: until, earliest: today })
  const everywhere = await allJurisdictions(ports.store)
  const unions = await allUnions(ports.store, everywhere)
  const round = derivedId(person.id, commandId, 'drive')
  const drive: DriveDoc = {
    year,
    words,
    until,
    startedOn: today,
    city: context.org.id,
    telling: { round, told: 0, done: false, request },
  }
  return context.commit(async (tx) => {
    const seen = await tx.get(DRIVES, String(year))
    if (seen !== undefined) await tx.replace(DRIVES, seen, drive)
    else {
      await tx.insert(DRIVES, String(year), drive)
      // before the first drive of a year no posting can have been confirmed
      for (const at of everywhere) await tx.insert(COUNTS, confirmedCount(year, at), { n: 0, counted: true })
    }
    return ok({ unions })
  })
}) satisfies UseCase<'drive.start'>
