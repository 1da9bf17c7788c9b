import type { GrantRow } from '@domain/contract/views'
import { ok } from '@domain/kernel/result'
import { grantRow } from '../application/rows'
import type { UseCase } from '../call/context'
import { pageOver, queriesOf, reachOf } from '../organisation/reach'
import { GRANTS, type GrantDoc } from '../stored/collections'
import { offeredActs } from './offered-acts'

/** Grants within reach, the latest first. */
export const listGrants = (async (context, input) => {
  const reach = await reachOf(context)
  const { state, year } = input
  const parts =
    state === undefined
      ? queriesOf(reach, { city: 'byCity', county: 'byCounty' }, [year])
      : queriesOf(reach, { city: 'byCityState', county: 'byCountyState' }, [year, state])
  const keep = (grant: GrantDoc): boolean =>
    (input.jurisdiction === undefined || grant.jurisdiction === input.jurisdiction) &&
    (input.programme === undefined || grant.programme === input.programme) &&
    (input.line === undefined || grant.shares.some((share) => share.line === input.line))
  const page = await pageOver(context.ports.store, GRANTS, parts, input, keep)
  const grants = page.items.map(({ doc }) => doc)
  const known = await offeredActs(context, grants)
  const rowOf = (grant: GrantDoc): GrantRow => ({
    ...grantRow(grant),
    shares: [...grant.shares],
    ...known(grant),
    ...(grant.attention ? { attention: true } : {}),
  })
  return ok({ items: grants.map(rowOf), next: page.next })
}) satisfies UseCase<'grant.list'>
