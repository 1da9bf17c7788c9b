import type { CallInput } from '@domain/contract/index'
import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { ORGS, type OrgDoc } from '../stored/collections'
import { orgRef } from './org-ref'
import { pageOver } from './reach'

const partOf = ({ jurisdiction, serving }: Pick<CallInput<'org.search'>, 'jurisdiction' | 'serving'>) => {
  if (jurisdiction === undefined) return { index: 'byLevel', eq: ['base'] }
  return serving === true
    ? { index: 'byServing', eq: [jurisdiction] }
    : { index: 'byLevelIn', eq: ['base', jurisdiction] }
}

/**
 * Base unions whose name, or a former name, contains the text, sorted by name. There are thousands of unions, so a call reads a limited number and
 * returns a cursor.
 */
export const searchUnions = (async ({ ports }, { cursor, limit, text, ...asked }) => {
  const part = partOf(asked)
  const named = ({ name, former = [] }: OrgDoc): boolean => [name, ...former].some((one) => one.includes(text))
  const page = await pageOver(ports.store, ORGS, [part], { cursor, limit }, named, false)
  return ok({ items: page.items.map(({ doc }) => orgRef(doc)), next: page.next })
}) satisfies UseCase<'org.search'>
