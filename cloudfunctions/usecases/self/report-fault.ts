import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'

/** Anybody may send reports: beyond this number per minute and process they are dropped. */
const MAX_A_MINUTE = 60
const MINUTE = 60_000
const seen = { since: 0, count: 0 }

/** Writes one log line with the fields that the contract allows; stored nowhere else. */
export const reportFault = (async ({ ports, now, request }, { build, page, error, frames }) => {
  if (now - seen.since >= MINUTE || now < seen.since) {
    seen.since = now
    seen.count = 0
  }
  seen.count += 1
  if (seen.count <= MAX_A_MINUTE)
    ports.log.info('phone-fault', {
      request,
      build,
      error,
      ...(page === undefined ? {} : { page }),
      frames: frames.join(' '),
    })
  return ok({})
}) satisfies UseCase<'app.report'>
