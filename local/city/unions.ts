import type { StoreWalk } from '@cloud/ports/doc-store'
import { everything } from '@cloud/usecases/maintenance/walk'
import { ORGS, PEOPLE } from '@cloud/usecases/stored/collections'
import type { IdNumber, Mobile } from '@domain/kernel/identity-numbers'
import type { Jurisdiction } from '@domain/organisation/jurisdiction'
import { ADMINISTRATOR } from '../town/fill'
import { countyId } from '../town/found'
import { JURISDICTIONS } from '../town/jiangmen'
import type { Hand } from '../walk/hand'
import { inventedId, inventedMobile } from '../walk/identity'
import { registerUnion } from '../walk/register'

/** A base union as a household's papers name it. */
export type Union = { readonly id: string; readonly name: string; readonly officers: readonly string[] }

/** The number in Chinese numerals, because the name of a union may contain no digits. */
const inWords = (n: number): string =>
  [...String(n)].map((digit) => '零一二三四五六七八九'.charAt(Number(digit))).join('')

/** Two people of each union have the post, as in the town: a survey needs two. */
const SURNAMES = ['甲', '乙'] as const

/**
 * Registers the base unions numbered `from` to `to`, with their officers, through the public calls; the unions are distributed
 * over the jurisdictions.
 */
export const registerUnions = async (
  hand: Hand,
  from: number,
  to: number,
  say: (done: number) => void,
): Promise<void> => {
  for (let k = from; k < to; k += 1) {
    const county = countyId(JURISDICTIONS[k % JURISDICTIONS.length] as string)
    const org = await registerUnion(hand, ADMINISTRATOR.key, {
      name: `演示${inWords(k)}厂工会`,
      staff: 50 + (k % 900),
      county,
    })
    for (const [i, surname] of SURNAMES.entries()) {
      const [person, name, no] = [`u${k}-${i + 1}`, `${surname}${inWords(k)}`, k * SURNAMES.length + i]
      const { code } = await hand.tell(ADMINISTRATOR.key, 'officer.invite', { org, role: 'base-officer', name })
      const [mobile, idNumber] = [inventedMobile(80_000_000 + no), inventedId(no, '1975-07-05', 'female')]
      const about = { mobile: mobile as Mobile, idNumber: idNumber as IdNumber }
      await hand.tell(person, 'officer.join', { code, self: { name, about } })
    }
    if (k % 500 === 0) say(k)
  }
}

/** Every base union, by jurisdiction. */
export const unionsIn = async (store: StoreWalk): Promise<ReadonlyMap<Jurisdiction, readonly Union[]>> => {
  const officers = new Map<string, string[]>()
  for await (const { id, doc } of everything(store, PEOPLE))
    for (const { role, org } of doc.posts)
      if (role === 'base-officer') officers.set(org, [...(officers.get(org) ?? []), id].sort())
  const unions = new Map<Jurisdiction, Union[]>()
  for await (const { id, doc } of everything(store, ORGS))
    if (doc.level === 'base' && doc.jurisdiction !== undefined) {
      const union = { id, name: doc.name, officers: officers.get(id) ?? [] }
      unions.set(doc.jurisdiction, [...(unions.get(doc.jurisdiction) ?? []), union])
    }
  return unions
}
