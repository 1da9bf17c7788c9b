import { ok } from '@domain/kernel/result'
import { yearWanted } from '@domain/kernel/working-days'
import type { UseCase } from '../call/context'
import { orgRef } from '../organisation/org-ref'
import { INBOX, ORGS } from '../stored/collections'

const UNREAD_MAX = 100

/** The caller's own data, posts, and today. Unread messages are counted up to a hundred. */
export const openSelf = (async ({ ports, person, session, today, calendar }) => {
  const always = { today, calendarUntil: calendar.lastDay }
  if (person === undefined) return ok({ signedIn: false, posts: [], unread: 0, ...always })
  const wanted = [...person.posts.map((post) => post.org), ...(person.memberOf === undefined ? [] : [person.memberOf])]
  const found = await ports.store.getMany(ORGS, [...new Set(wanted)].slice(0, 100))
  const orgs = new Map(found.map(({ doc }) => [doc.id, orgRef(doc)]))
  const memberOf = person.memberOf === undefined ? undefined : orgs.get(person.memberOf)
  const unread = await ports.store.query(INBOX, { index: 'unread', eq: [person.id, 0], limit: UNREAD_MAX })
  const administers = person.posts.some(({ role, org }) => role === 'administrator' && orgs.get(org)?.level === 'city')
  const untold = administers ? (ports.messages.untold ?? []) : []
  const enterYear = administers ? yearWanted(calendar.lastDay, today) : undefined
  return ok({
    signedIn: true,
    person: person.id,
    ...(person.name === '' ? {} : { name: person.name }),
    posts: person.posts.flatMap(({ role, org }) => {
      const ref = orgs.get(org)
      return ref === undefined ? [] : [{ role, org: ref }]
    }),
    ...(memberOf === undefined ? {} : { memberOf }),
    unread: unread.items.length,
    ...(untold.length === 0 ? {} : { untold: [...untold] }),
    ...(person.posts.length > 0 && person.said === undefined ? { sayWho: true } : {}),
    ...(session === undefined ? {} : { session: session.kind }),
    ...(enterYear === undefined ? {} : { enterYear }),
    ...always,
  })
}) satisfies UseCase<'me.open'>
