import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { ROSTER } from '../stored/collections'
import { countsOf } from '../stored/counts'
import { rosterCount } from './member-mark'

/** Sorts after every name that begins with the same characters. */
const AFTER_ALL = '\u{10ffff}'

/** 名册: by name, page by page; with `name`, only names that begin with it. */
export const listRoster = (async ({ ports }, { org, name = '', cursor, limit = 20 }) => {
  const page = await ports.store.query(ROSTER, {
    index: 'byOrg',
    eq: [org],
    ...(name === '' ? {} : { gte: name, lt: `${name}${AFTER_ALL}` }),
    limit,
    cursor,
  })
  const id = rosterCount(org)
  return ok({
    members: (await countsOf(ports.store, [id])).get(id) ?? 0,
    items: page.items.map((stored) => ({
      id: stored.id,
      name: stored.doc.name,
      tail: stored.doc.tail,
      since: stored.doc.since,
      joined: stored.doc.person !== undefined,
    })),
    next: page.next,
  })
}) satisfies UseCase<'roster.list'>
