import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { POLICIES } from '../stored/collections'

/** All policies, the latest first. */
export const listPolicies = (async (context) => {
  const { items } = await context.ports.store.query(POLICIES, { index: 'byDate', eq: [], desc: true, limit: 100 })
  return ok({ policies: items.map(({ doc }) => doc) })
}) satisfies UseCase<'policy.list'>
