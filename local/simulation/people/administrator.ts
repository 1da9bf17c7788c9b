import { addDays } from '@domain/kernel/plain-date'
import { ADMINISTRATOR, CITY, placeOf } from './city'
import { appoint, policyFrom } from './found'
import { type Scene, yearOf } from './scene'

const daysOf = (year: number, days: readonly string[]): string[] => days.map((day) => `${year}-${day}`)

/** Weekdays among these days of a year; the calendar takes no other day off. */
const weekdays = (days: readonly string[]): string[] =>
  days.filter((day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))
const weekends = (days: readonly string[]): string[] =>
  days.filter((day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))

const SPRING = Array.from({ length: 9 }, (_, i) => `02-${String(i + 8).padStart(2, '0')}`)
const OCTOBER = Array.from({ length: 7 }, (_, i) => `10-0${i + 1}`)
const OTHERS = ['01-01', '04-05', '05-01', '05-02', '05-03', '06-15', '09-21']

/** Until this day a late administrator leaves a year that has begun without its work calendar. */
const LATE = '01-25'

/** An invented work calendar of a year that the State Council has not published yet. */
const inventedYear = (year: number, moved: boolean) => ({
  year,
  source: `模拟 ${year} 年放假安排`,
  off: weekdays(daysOf(year, [...OTHERS, ...SPRING, ...OCTOBER, ...(moved ? ['06-16'] : [])])),
  makeUp: weekends(daysOf(year, ['02-07', '02-20', '02-21', '10-10', '10-09'])).slice(0, 4),
})

const enterYear = async ({ phone, chance, today, city }: Scene): Promise<void> => {
  const me = await phone.ask(ADMINISTRATOR, 'me.open', {})
  const wanted = me.ok ? me.value.enterYear : undefined
  // now and then the State Council changes a year that is under way
  const year = wanted ?? (chance.often(10) ? yearOf(today()) : undefined)
  if (year === undefined || year < 2027) return
  if (city.lateCalendar && today() < `${year}-${LATE}`) return
  await phone.ask(ADMINISTRATOR, 'calendar.enter', { org: CITY, ...inventedYear(year, wanted === undefined) } as never)
}

/** An officer leaves the post and somebody takes it over; usually the same person returns later. */
const changePosts = async ({ phone, chance, city }: Scene): Promise<void> => {
  const officer = chance.one(city.officers)
  if (officer === undefined) return
  const org = placeOf(city, officer)
  if (!officer.serves) {
    officer.serves = await appoint(phone, city, officer)
    return
  }
  if (!chance.often(40)) return
  const list = await phone.ask(ADMINISTRATOR, 'officer.list', { org })
  const held = list.ok
    ? list.value.officers.find(({ name, role }) => name === officer.name && role === officer.role)
    : undefined
  if (held === undefined) return
  const removed = await phone.ask(ADMINISTRATOR, 'officer.remove', {
    ...{ org, person: held.person, role: held.role, anyway: true },
  })
  officer.serves = !removed.ok
}

const answerQuestions = async ({ phone, chance }: Scene): Promise<void> => {
  const open = await phone.ask(ADMINISTRATOR, 'person.questions', { state: 'open' })
  const [question] = open.ok ? open.value.items : []
  if (question === undefined) return
  const input = { question: question.id, one: chance.often(30), reason: '已当面核对。' }
  await phone.ask(ADMINISTRATOR, 'person.answer', input)
}

/** A new policy, valid from tomorrow. */
const publish = async ({ phone, chance, today }: Scene): Promise<void> => {
  const order = chance.often(50) ? 'crosscheck-before-notice' : 'crosscheck-after-review'
  const policy = policyFrom(addDays(today(), 1), order, chance.between(2, 9999))
  await phone.ask(ADMINISTRATOR, 'policy.publish', { org: CITY, policy })
}

export const administer = async (scene: Scene): Promise<void> => {
  const { chance } = scene
  await enterYear(scene)
  await answerQuestions(scene)
  if (chance.often(40)) await changePosts(scene)
  if (chance.often(4)) await publish(scene)
}
