import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { NOTICES } from '../stored/collections'
import { isUp, shownNotice } from './shown-notice'
import { readsNoticesOf } from './unions-of'

/** 看一份公示: members only, and only while it is up; otherwise the answer is NOT_FOUND. */
export const openNotice = (async ({ ports, person, today, calendar }, { notice }) => {
  const seen = await ports.store.get(NOTICES, notice)
  return seen !== undefined && isUp(seen.doc, today) && (await readsNoticesOf(ports, person, seen.doc.base))
    ? ok(shownNotice(seen.doc, calendar))
    : refuse('NOT_FOUND')
}) satisfies UseCase<'notice.open'>
