import { ok, refuse } from '@domain/kernel/result'
import { spotOf } from '@domain/organisation/jurisdiction'
import type { UseCase } from '../call/context'
import { checkFiles, takeFiles } from '../files/take-files'
import { COUNTS, DRIVE_CONFIRMATIONS, DRIVES } from '../stored/collections'
import { moveCount } from '../stored/counts'
import { confirmedCount } from './figures'

/** 确认张贴: one confirmation per union and year; a better photo replaces the first. */
export const confirmPosting = (async (context, { org: id, year, photo }) => {
  const { ports, today } = context
  // in parallel, so that the store batches these reads into one request
  const [drive, files] = await Promise.all([
    ports.store.get(DRIVES, String(year)),
    checkFiles(context, [photo], ['drive-photo']),
  ])
  const { level, jurisdiction } = context.org
  const county = spotOf(context.org)?.county
  if (level !== 'base' || county === undefined || jurisdiction === undefined)
    return refuse('ORG_WRONG_LEVEL', { wanted: 'base' })
  if (drive === undefined) return refuse('NOT_FOUND')
  if (!files.ok) return files
  const confirmation = { year, org: id, county, jurisdiction, photo, on: today }
  const counted = confirmedCount(year, confirmation.jurisdiction)
  return context.commit(async (tx) => {
    const key = `${year}:${id}`
    const [seen] = await Promise.all([tx.get(DRIVE_CONFIRMATIONS, key), tx.get(COUNTS, counted)])
    if (seen === undefined) {
      await tx.insert(DRIVE_CONFIRMATIONS, key, confirmation)
      await moveCount(tx, counted, 1)
    } else await tx.replace(DRIVE_CONFIRMATIONS, seen, confirmation)
    const taken = await takeFiles(tx, context, files.value, { org: id })
    return taken.ok ? ok({}) : taken
  })
}) satisfies UseCase<'drive.confirm'>
