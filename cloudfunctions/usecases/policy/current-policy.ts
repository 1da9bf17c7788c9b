import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { CITY } from '../city/write-city'
import { ORGS } from '../stored/collections'

/** The policy in force: the pre-check, the list of proofs and every clock follow it. */
export const currentPolicy = (async ({ ports, policy, today }) => {
  const [city] = await ports.store.getMany(ORGS, [CITY])
  return ok({ policy, today, ...(city === undefined ? {} : { union: city.doc.name }) })
}) satisfies UseCase<'policy.current'>
