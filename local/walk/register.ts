import type { IdNumber, Mobile } from '@domain/kernel/identity-numbers'
import type { PostRole } from '@domain/organisation/roles'
import type { Jurisdiction } from '../town/jiangmen'
import type { Hand } from './hand'
import { inventedId, inventedMobile } from './identity'

export type NewUnion = {
  readonly name: string
  readonly staff: number
  readonly county: string
  readonly serves?: boolean
}

/** 登记: an administrator registers a base union. Returns its id. */
export const registerUnion = async (hand: Hand, administrator: string, union: NewUnion): Promise<string> => {
  const { county, ...facts } = union
  return (await hand.tell(administrator, 'org.create', { org: county, ...facts, phone: '0000-0000001' })).id
}

export type Appointment = {
  readonly person: string
  readonly name: string
  readonly role: PostRole
  readonly org: string
}

/** Fictional telephone and ID number of a person, always the same and different from everybody else's in the town. */
const selfOf = (person: string) => {
  let n = 0
  for (const letter of person) n = (n * 131 + letter.charCodeAt(0)) % 499_979
  const [mobile, idNumber] = [inventedMobile(90_000_000 + n), inventedId(n, '1979-09-19', 'female')]
  return { mobile: mobile as Mobile, idNumber: idNumber as IdNumber }
}

/** 邀请接任: the administrator makes an invite code, and the person takes up the post on their own phone. */
export const appoint = async (hand: Hand, administrator: string, to: Appointment): Promise<void> => {
  const { org, role, name, person } = to
  const { code } = await hand.tell(administrator, 'officer.invite', { org, role, name })
  await hand.tell(person, 'officer.join', { code, self: { name, about: selfOf(person) } })
}

/**
 * 登记本人信息: states who the administrator is that set up the city's unions; no other call asks that person for name and ID number.
 */
export const sayWho = async (hand: Hand, person: string, name: string): Promise<void> => {
  await hand.tell(person, 'person.say', { name, about: selfOf(person) })
}

/** 会员码: makes the union's member code for its board. */
export const memberCode = async (hand: Hand, officer: string, org: string): Promise<string> =>
  (await hand.tell(officer, 'member.code', { org })).code

/** 加入工会: a worker enters the member code on their own phone. */
export const enrol = async (hand: Hand, worker: string, code: string): Promise<void> => {
  await hand.tell(worker, 'member.join', { code })
}

/** Allocates money in yuan by source, for one jurisdiction and year. */
export const allocate = async (
  hand: Hand,
  officer: string,
  city: string,
  line: {
    readonly year: number
    readonly source: 'central' | 'provincial' | 'city' | 'county' | 'social'
    readonly jurisdiction: Jurisdiction
    readonly yuan: number
  },
): Promise<void> => {
  const { year, source, jurisdiction, yuan } = line
  const reason = '年度下达'
  await hand.tell(officer, 'budget.allocate', { org: city, year, source, jurisdiction, allocated: yuan * 100, reason })
}
