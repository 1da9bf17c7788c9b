import type { Jurisdiction } from '@domain/organisation/org'
import type { PostRole } from '@domain/organisation/roles'
import type { Hand } from './hand'

export type NewUnion = { readonly name: string; readonly staff: number; readonly county: string }

/** 登记: an administrator enters a base union. Its id. */
export const registerUnion = async (hand: Hand, administrator: string, union: NewUnion): Promise<string> => {
  const { name, staff, county } = union
  return (await hand.tell(administrator, 'org.create', { org: county, name, staff, phone: '0000-0000001' })).id
}

export type Appointment = {
  readonly person: string
  readonly name: string
  readonly role: PostRole
  readonly org: string
}

/** 邀请接任: the administrator's code, taken up by the person on their own phone. */
export const appoint = async (hand: Hand, administrator: string, to: Appointment): Promise<void> => {
  const { org, role, name, person } = to
  const { code } = await hand.tell(administrator, 'officer.invite', { org, role, name })
  await hand.tell(person, 'officer.join', { code })
}

/** 会员码: the union's code for its board. */
export const memberCode = async (hand: Hand, officer: string, org: string): Promise<string> =>
  (await hand.tell(officer, 'member.code', { org })).code

/** 加入工会: a worker types the code in on their own phone. */
export const enrol = async (hand: Hand, worker: string, code: string): Promise<void> => {
  await hand.tell(worker, 'member.join', { code })
}

/** Sources of money in yuan, for one jurisdiction and year. */
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
