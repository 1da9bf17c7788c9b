import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { DRIVE_CONFIRMATIONS, DRIVES, FILES, ORGS } from '../collections'
import { moveCount } from '../counts'
import { checkFiles } from '../files/take-files'
import { confirmedCount } from './figures'

/** 确认张贴: one union, one confirmation a year; a better photo takes the place of the first. */
export const confirmPosting: UseCase<'drive.confirm'> = async (context, { org: id, year, photo }) => {
  const { ports, today } = context
  const org = await ports.store.get(ORGS, id)
  const [, county] = org?.doc.path ?? []
  if (org?.doc.level !== 'base' || county === undefined || org.doc.jurisdiction === undefined)
    return refuse('ORG_WRONG_LEVEL', { wanted: 'base' })
  if ((await ports.store.get(DRIVES, String(year))) === undefined) return refuse('NOT_FOUND')
  const files = await checkFiles(context, [photo], ['drive-photo'])
  if (!files.ok) return files
  const confirmation = { year, org: id, county, jurisdiction: org.doc.jurisdiction, photo, on: today }
  return context.commit(async (tx) => {
    const key = `${year}:${id}`
    const seen = await tx.get(DRIVE_CONFIRMATIONS, key)
    if (seen === undefined) {
      await tx.insert(DRIVE_CONFIRMATIONS, key, confirmation)
      await moveCount(tx, confirmedCount(year, confirmation.jurisdiction), 1)
    } else await tx.replace(DRIVE_CONFIRMATIONS, seen, confirmation)
    for (const file of files.value) await tx.replace(FILES, file, { ...file.doc, org: id })
    return ok({})
  })
}
