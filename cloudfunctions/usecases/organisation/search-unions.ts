import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { ORGS } from '../stored/collections'
import { orgRef } from './org-ref'
import { pageOver } from './reach'

/**
 * Base unions whose name contains the text, sorted by name. There are thousands of unions, so a call reads a limited number and
 * returns a cursor.
 */
export const searchUnions = (async ({ ports }, { text, jurisdiction, cursor, limit }) => {
  const part =
    jurisdiction === undefined ? { index: 'byLevel', eq: ['base'] } : { index: 'byLevelIn', eq: ['base', jurisdiction] }
  const page = await pageOver(ports.store, ORGS, [part], { cursor, limit }, ({ name }) => name.includes(text), false)
  return ok({ items: page.items.map(({ doc }) => orgRef(doc)), next: page.next })
}) satisfies UseCase<'org.search'>
