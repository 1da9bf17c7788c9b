import type { CallOutput } from '@domain/contract/index'
import { heldAt } from '@domain/organisation/roles'
import type { Signed } from '../call/context'
import { MEMBER_CODES, ROSTER } from '../stored/collections'

const SOON_MS = 14 * 24 * 60 * 60_000
/** Unions looked at: more than anybody serves alone, and each costs a query. */
const UNIONS_MAX = 10

/** What members are recognised by at the caller's own unions, and is missing or ends soon: the roster, and the code on the board. */
export const lackingAt = async ({
  ports: { store },
  person,
  now,
}: Signed): Promise<CallOutput<'case.work'>['lacking']> => {
  const unions = heldAt(person, ['base-officer']).slice(0, UNIONS_MAX)
  const [codes, rosters] = await Promise.all([
    store.getMany(MEMBER_CODES, unions),
    Promise.all(unions.map((org) => store.query(ROSTER, { index: 'byOrg', eq: [org], limit: 1 }))),
  ])
  const inForce = codes.map(({ doc }) => doc.until).filter((until) => until > now)
  const [first] = inForce.filter((until) => until < now + SOON_MS).sort((a, b) => a - b)
  return {
    roster: rosters.filter(({ items }) => items.length === 0).length,
    code: unions.length - inForce.length,
    ...(first === undefined ? {} : { codeUntil: first }),
  }
}
