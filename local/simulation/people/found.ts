import type { CallName, CallOutput } from '@domain/contract/index'
import type { PlainDate } from '@domain/kernel/plain-date'
import { startingArea, startingPolicy } from '@domain/policy/starting'
import type { Said } from '../../walk/hand'
import { inventedId, inventedMobile } from '../../walk/identity'
import type { Chance } from '../chance/random'
import { SETUP_CODE } from '../world/cloud'
import { ADMINISTRATOR, CITY, type City, countyOf, type Officer, PLACES, placeOf, selfOf } from './city'
import type { Phone } from './phone'

const ADMINISTRATOR_NAME = '系统管理员'
const SEATS = ['主席', '委员一', '委员二', '委员三', '委员四']
const NAMES = { direct: '市直工会', pengjiang: '蓬江区总工会', jianghai: '江海区总工会' }

/** A call while the city is set up: it must succeed, because no fault happens yet. */
const mustOn =
  (phone: Phone) =>
  async <N extends CallName>(who: string, name: N, input: Said<N>): Promise<CallOutput<N>> => {
    const answer = await phone.ask(who, name, input)
    if (!answer.ok) throw new Error(`${name}: ${answer.refusal.code} ${JSON.stringify(answer.refusal.about ?? {})}`)
    return answer.value
  }

/** The counterparts that are asked; two instead of six, because each costs two calls in every batch. */
export const COUNTERPARTS = ['vehicles', 'banks'] as const

export const policyFrom = (day: string, order: 'crosscheck-before-notice' | 'crosscheck-after-review', no: number) => ({
  ...startingPolicy(day, `模拟政策 ${no}`),
  applicationsOpen: true,
  stageOrder: order,
  areas: { default: startingArea(1000, 1720) },
  crosscheck: { counterparts: [...COUNTERPARTS] },
})

export const appoint = async (phone: Phone, city: City, officer: Officer): Promise<boolean> => {
  const { name, role } = officer
  const invited = await phone.ask(ADMINISTRATOR, 'officer.invite', { org: placeOf(city, officer), role, name })
  if (!invited.ok) return false
  const self = { name, about: selfOf(city, officer) }
  const joined = await phone.ask(officer.key, 'officer.join', { code: invited.value.code, self })
  return joined.ok
}

/** Money in yuan that each jurisdiction gets in a year, by source. */
export const YEARLY = [
  ['provincial', 60_000],
  ['city', 20_000],
] as const

/** Founds the city as its first administrator would: by public calls only. */
export const foundCity = async (phone: Phone, city: City, chance: Chance, today: PlainDate): Promise<void> => {
  const must = mustOn(phone)
  const self = { mobile: inventedMobile(80_000_001), idNumber: inventedId(30_000, '1970-01-01', 'male') }
  await must(ADMINISTRATOR, 'city.found', {
    setupCode: SETUP_CODE,
    name: '模拟市总工会',
    phone: '0000-0000000',
    administrator: ADMINISTRATOR_NAME,
    self,
    counties: PLACES.map((jurisdiction) => ({ jurisdiction, name: NAMES[jurisdiction] })),
  })
  const order = chance.often(30) ? 'crosscheck-after-review' : 'crosscheck-before-notice'
  await must(ADMINISTRATOR, 'policy.publish', { org: CITY, policy: policyFrom(today, order, 1) })
  for (const union of city.unions) {
    const { name, staff, at } = union
    union.id = (await must(ADMINISTRATOR, 'org.create', { org: countyOf(at), name, staff, phone: '0000-0000001' })).id
  }
  for (const officer of city.officers)
    if (!(await appoint(phone, city, officer))) throw new Error(`${officer.key} was not appointed`)
  for (const officer of city.officers.filter(({ key, role }) => role === 'base-officer' && key.endsWith('-1')))
    await must(officer.key, 'committee.change', {
      org: placeOf(city, officer),
      add: SEATS.map((seat) => ({ name: `${officer.at}${seat}` })),
      remove: [],
    })
}
