import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { ORGS, type OrgDoc } from '../stored/collections'
import { orgRef } from './org-ref'
import { pageOver } from './reach'

/**
 * Base unions whose name, or a former name, contains the text, sorted by name. There are thousands of unions, so a call reads a limited number and
 * returns a cursor.
 */
export const searchUnions = (async ({ ports }, { text, jurisdiction, cursor, limit }) => {
  const part =
    jurisdiction === undefined ? { index: 'byLevel', eq: ['base'] } : { index: 'byLevelIn', eq: ['base', jurisdiction] }
  const named = ({ name, former = [] }: OrgDoc): boolean => [name, ...former].some((one) => one.includes(text))
  const page = await pageOver(ports.store, ORGS, [part], { cursor, limit }, named, false)
  return ok({ items: page.items.map(({ doc }) => orgRef(doc)), next: page.next })
}) satisfies UseCase<'org.search'>
