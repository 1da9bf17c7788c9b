import { ok } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { POLICIES } from '../collections'

/** Every policy there was, the latest first. */
export const listPolicies: UseCase<'policy.list'> = async (context) => {
  const { items } = await context.ports.store.query(POLICIES, { index: 'byDate', eq: [], desc: true, limit: 100 })
  return ok({ policies: items.map(({ doc }) => doc) })
}
