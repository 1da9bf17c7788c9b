import { acceptUpload } from '@domain/contract/uploads'
import type { FileId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { FILES } from '../stored/collections'

/** uploads begun but not finished, per day */
const AWAITING_MAX = 60
const DAY_MS = 24 * 60 * 60_000

/** Registers a coming upload. The stated type and size only spare a useless upload: `file.confirm` checks the content. */
export const issueTicket = (async (context, { purpose, size, mime }) => {
  const { ports, person, now } = context
  const fits = acceptUpload(purpose, mime, size)
  if (!fits.ok) return fits
  const awaited = await ports.store.query(FILES, {
    index: 'byOwner',
    eq: [person.id, 'awaited'],
    gte: now - DAY_MS + 1,
    limit: AWAITING_MAX,
  })
  if (awaited.items.length >= AWAITING_MAX) return refuse('TOO_MANY')
  const file = `FI-${ports.ids.mint()}` as FileId
  const put = await ports.files.ticket(file)
  return context.commit(async (tx) => {
    await tx.insert(FILES, file, { id: file, owner: person.id, purpose, state: 'awaited', mime, size, at: now })
    return ok({ file, put })
  })
}) satisfies UseCase<'file.ticket'>
