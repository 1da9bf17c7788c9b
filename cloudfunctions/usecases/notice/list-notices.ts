import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { pageOver } from '../organisation/reach'
import { NOTICES } from '../stored/collections'
import { isUp, shownNotice } from './shown-notice'
import { standingUnionsOf } from './unions-of'

/** 正在公示: notices of the caller's own unions, those ending first at the top. */
export const listNotices = (async ({ ports, person, today, calendar }, page) => {
  const parts = (await standingUnionsOf(ports, person)).map((union) => ({ index: 'byBase', eq: [union, 'open'] }))
  const found = await pageOver(ports.store, NOTICES, parts, page, (notice) => isUp(notice, today), false)
  return ok({ items: found.items.map(({ doc }) => shownNotice(doc, calendar)), next: found.next })
}) satisfies UseCase<'notice.list'>
