import type { CallInput } from '@domain/contract/index'
import { holdsPrivateData } from '@domain/kernel/masked'
import { addDays, type PlainDate } from '@domain/kernel/plain-date'
import { ok, refuse } from '@domain/kernel/result'
import { countyOf } from '@domain/organisation/jurisdiction'
import { Policy } from '@domain/policy/policy'
import { startingPolicy } from '@domain/policy/starting'
import type { UseCase } from '../call/context'
import { spendGuess } from '../call/tries'
import { compared, withSaid } from '../person/write-down'
import { putPolicy } from '../policy/at-hand'
import { ORGS } from '../stored/collections'
import { ownCity } from './own-city'
import { writeCity } from './write-city'

/** City and county unions have no staff of their own to count: they appear on a notice only for the small unions below them. */
const STAFF = 0

const asCounty = ({ name, direct, jurisdiction }: CallInput<'city.found'>['counties'][number]) => ({
  name,
  staff: STAFF,
  ...(direct === undefined ? {} : { direct }),
  ...(jurisdiction === undefined ? {} : { id: countyOf(jurisdiction) }),
})

/** The initial policy, to be replaced by the city's own; dated yesterday, so that the city's own may start today. */
const firstPolicy = (today: PlainDate): Policy => Policy.parse(startingPolicy(addDays(today, -1), `底稿 ${today}`))

/**
 * 开通: once, while there is no city, by a person with the setup code; after five wrong guesses within an hour further ones are
 * refused.
 */
export const foundCity = (async (context, { setupCode, name, phone, administrator, counties, self }) => {
  const { store, setup } = context.ports
  const there = await store.query(ORGS, { index: 'byLevel', eq: ['city'], limit: 1 })
  if (there.items.length > 0) return refuse('CITY_FOUNDED')
  const may = await spendGuess(context, 'setup')
  if (!may.ok) return may
  if (setup?.opens(setupCode) !== true) return refuse('SETUP_CODE_WRONG')
  if ([name, ...counties.map((county) => county.name)].some(holdsPrivateData)) return refuse('TEXT_HOLDS_PRIVATE_DATA')
  const id = ownCity(context.ports)
  const facts = { id, name, phone, staff: STAFF, counties: counties.map(asCounty) }
  const policy = firstPolicy(context.today)
  const { ports, now } = context
  const first = { ...context.person, name: administrator }
  const who = self === undefined ? first : withSaid(ports.sealer, first, self, now)
  return context.commit(async (tx) => {
    const written = await writeCity(tx, facts, who, now)
    if (!written) return refuse('CITY_FOUNDED')
    await compared(tx, context, who, [[id]]) // no other person exists yet: registers the person for later
    await putPolicy(tx, policy, [])
    return ok({ org: { id, name, level: 'city' as const } })
  })
}) satisfies UseCase<'city.found'>
