import { ok } from '@domain/kernel/result'
import { isDirect, jurisdictionOf, placeName } from '@domain/organisation/jurisdiction'
import type { UseCase } from '../call/context'
import { ownCity } from '../city/own-city'
import { allCounties } from '../organisation/reach'
import { ORGS } from '../stored/collections'

/** The policy in force, which the pre-check, the list of proofs and every clock follow, and the jurisdictions it is for. */
export const currentPolicy = (async ({ ports, policy, today }) => {
  const { store } = ports
  const [[city], counties] = await Promise.all([store.getMany(ORGS, [ownCity(ports)]), allCounties(store)])
  const places = counties.map((county) => ({
    ...{ jurisdiction: jurisdictionOf(county.id), name: placeName(county) },
    ...(isDirect(county) ? { direct: true } : {}),
  }))
  return ok({ policy, today, places, ...(city === undefined ? {} : { union: city.doc.name }) })
}) satisfies UseCase<'policy.current'>
