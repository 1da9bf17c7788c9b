import type { OrgId } from '@domain/kernel/ids'
import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { pageOver } from '../organisation/reach'
import { NOTICES } from '../stored/collections'
import { isUp, shownNotice } from './shown-notice'
import { standingUnionsOf, unionsOf } from './unions-of'

/** 正在公示: notices of the caller's own unions, those ending first at the top. */
export const listNotices = (async ({ ports, person, today, calendar }, page) => {
  const of = (unions: readonly OrgId[]) => {
    const parts = unions.map((union) => ({ index: 'byBase', eq: [union, 'open'] }))
    return pageOver(ports.store, NOTICES, parts, page, (notice) => isUp(notice, today), false)
  }
  let found = await of(unionsOf(person))
  if (person.memberOf !== undefined && !found.items.some(({ doc }) => doc.base === person.memberOf)) {
    const unions = await standingUnionsOf(ports, person)
    if (!unions.includes(person.memberOf)) found = await of(unions)
  }
  return ok({ items: found.items.map(({ doc }) => shownNotice(doc, calendar)), next: found.next })
}) satisfies UseCase<'notice.list'>
