import type { MessageTopic } from '@domain/message/message'
import type { Desk } from '../desk/desk'
import type { Persona } from '../desk/desk-people'
import { moveClock } from '../desk/move-clock'
import { type Hand, handOn } from '../walk/hand'
import { allocate, appoint, registerUnion, sayWho } from '../walk/register'
import type { Case } from '../walk/steps'
import { deskWire, type Wire } from '../walk/wire'
import { enrolBystanders } from './bystanders'
import { EVENTS, type Scene } from './events'
import { FAMILIES, type FamilyKey } from './families'
import { CITY, countyId, found } from './found'
import { JURISDICTIONS } from './jiangmen'
import { OFFICERS, personaOf } from './officers'
import { demoPolicy } from './policy'
import { STORIES, type Story, workerKey, workerPersona } from './stories'
import { BASE_UNIONS, SERVING_UNION } from './unions'

export const ADMINISTRATOR = { key: 'city-admin', name: '司远山' } as const
/** A day before the town's first application. */
export const TOWN_BEGINS = '2026-01-05T09:00'
export const TOWN_RESTS = '2026-03-09T09:00'

/** Households of the stories that never agreed to WeChat messages; all others did. */
const SILENT = new Set<FamilyKey>(['yu', 'gu'])

const register = async (hand: Hand): Promise<ReadonlyMap<string, string>> => {
  const unions = new Map<string, string>()
  for (const { key, name, staff, at } of BASE_UNIONS)
    unions.set(key, await registerUnion(hand, ADMINISTRATOR.key, { name, staff, county: countyId(at) }))
  for (const { key, name, role, at } of OFFICERS.filter((officer) => officer.key !== ADMINISTRATOR.key))
    await appoint(hand, ADMINISTRATOR.key, { person: key, name, role, org: unions.get(at) ?? `OR-${at}` })
  const { name, staff, at } = SERVING_UNION
  await registerUnion(hand, ADMINISTRATOR.key, { name, staff, county: countyId(at), serves: true })
  return unions
}

const fund = async (hand: Hand): Promise<void> => {
  for (const jurisdiction of JURISDICTIONS) {
    await allocate(hand, 'city-fund', CITY, { year: 2026, source: 'provincial', jurisdiction, yuan: 120_000 })
    await allocate(hand, 'city-fund', CITY, { year: 2026, source: 'central', jurisdiction, yuan: 60_000 })
  }
}

const casesOf = (unions: ReadonlyMap<string, string>): readonly (readonly [Story, Case])[] =>
  STORIES.map((story) => [
    story,
    {
      family: FAMILIES[story.family],
      worker: workerKey(story.family),
      base: unions.get(story.union) ?? '',
      officers: [`${story.union}-1`, `${story.union}-2`],
      caseId: '',
    },
  ])

const TIMES = 3

/** On the phone, one tap allows one message of each topic; these persons have tapped several times. */
const agree = async (hand: Hand, who: string, topics: readonly MessageTopic[]): Promise<void> => {
  const answers = topics.map((topic) => ({ topic, answer: 'accept' as const }))
  for (let time = 0; time < TIMES; time += 1) await hand.tell(who, 'message.recordGrants', { answers })
}

const agreeToMessages = async (hand: Hand): Promise<void> => {
  for (const { family } of STORIES.filter((story) => !SILENT.has(story.family)))
    await agree(hand, workerKey(family), ['progress', 'wanted', 'decision', 'payment'])
  for (const { union } of STORIES) await agree(hand, `${union}-1`, ['duty'])
}

/** One day of the town: each household's own steps, then events shared by several. */
const live = async (day: string, cases: readonly (readonly [Story, Case])[], scene: Scene): Promise<void> => {
  for (const [story, kase] of cases)
    for (const [, step] of story.steps.filter(([on]) => on === day)) await step(scene.hand, kase, scene.today)
  for (const [, event] of EVENTS.filter(([on]) => on === day)) await event(scene)
}

const unclaimed = (notes: ReadonlyMap<string, string>): Persona => ({
  key: workerKey('wei'),
  name: FAMILIES.wei.name,
  group: 'worker',
  about: `工会已代为申请 · ${notes.get('claim') ?? ''}`,
})

/**
 * Fills a new desk with the demo town: unions and officers are registered, households apply and are processed through the
 * public calls, day by day, until the day on which the town starts.
 */
export const fillTown = async (desk: Desk, wire: Wire = deskWire(desk)): Promise<void> => {
  const hand = handOn(wire)
  await found(desk.ports, ADMINISTRATOR)
  await sayWho(hand, ADMINISTRATOR.key, ADMINISTRATOR.name)
  await hand.tell(ADMINISTRATOR.key, 'policy.publish', { org: CITY, policy: demoPolicy('2026-01-01') })
  const unions = await register(hand)
  await fund(hand)
  const cases = casesOf(unions)
  await agreeToMessages(hand)
  const notes = new Map<string, string>()
  const caseOf = (family: FamilyKey): string => cases.find(([story]) => story.family === family)?.[1].caseId ?? ''
  const days = [
    ...new Set([...STORIES.flatMap(({ steps }) => steps.map(([day]) => day)), ...EVENTS.map(([day]) => day)]),
  ]
  for (const day of days.sort()) {
    await moveClock(desk, { to: day })
    await live(day, cases, { hand, today: desk.clock.today(), caseOf, unions, notes })
  }
  await moveClock(desk, { to: TOWN_RESTS })
  const bystanders = await enrolBystanders(hand, unions)
  desk.people.add([...STORIES.map(workerPersona), unclaimed(notes), ...bystanders, ...OFFICERS.map(personaOf)])
}
