import type { CallInput } from '@domain/contract/index'
import type { PostRole } from '@domain/organisation/roles'
import type { Reachable } from '@domain/organisation/said'
import { aMobile, anIdNumber } from '@test/support/people'
import { anOfficersNumbers, OFFICERS, type OfficerKey, ORG, type Town } from '@test/support/town'

/** Numbers that no person in the town has. */
export const ownNumbers = (seed = 1): Reachable => ({
  mobile: aMobile(88_000_000 + seed) as never,
  idNumber: anIdNumber(800 + seed, '1990-01-02') as never,
})

export const without = (numbers: Reachable): Reachable => ({ mobile: numbers.mobile, noIdBecause: '换证期间' })

/** What a second account may have in common with the first, one thing at a time. */
export const GROUNDS = ['id-number', 'mobile', 'name'] as const
export const like = (whom: OfficerKey, ground: (typeof GROUNDS)[number]): { name: string; about: Reachable } => {
  const theirs = anOfficersNumbers(whom)
  if (ground === 'name') return { name: OFFICERS[whom].name, about: ownNumbers() }
  const about =
    ground === 'mobile'
      ? { ...ownNumbers(), mobile: theirs.mobile }
      : { ...ownNumbers(), ...theirs, mobile: ownNumbers().mobile }
  return { name: '另一个名字', about }
}

type Appointment = {
  readonly role: PostRole
  readonly org?: CallInput<'officer.invite'>['org']
  readonly name?: string
  /** undefined: joined with a version that does not ask */
  readonly about?: Reachable | undefined
}

/** A person takes up a post with an account of their own. */
export const appoint = async (town: Town, openid: string, to: Appointment): Promise<void> => {
  const { role, org = ORG.county.id, name = '另一个名字', about } = to
  const { code } = await town.tell('cityAdministrator', 'officer.invite', { org, role, name })
  await town.tell(openid, 'officer.join', { code, ...(about === undefined ? {} : { self: { name, about } }) })
}

export const openQuestions = async (town: Town, by = 'cityAdministrator') =>
  (await town.tell(by, 'person.questions', { state: 'open' })).items

/** The city's administrator answers every open question. */
export const answer = async (town: Town, one: boolean): Promise<void> => {
  for (const { id } of await openQuestions(town))
    await town.tell('cityAdministrator', 'person.answer', { question: id, one, reason: '打电话问过本人' })
}
