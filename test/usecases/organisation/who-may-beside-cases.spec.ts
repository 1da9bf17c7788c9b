import { everything } from '@cloud/usecases/maintenance/walk'
import { COLLECTIONS } from '@cloud/usecases/stored/collections'
import { CALLS, type CallName } from '@domain/contract/index'
import type { PostRole } from '@domain/organisation/roles'
import { aWorld } from '@test/support/ports'
import { aTown, OFFICERS, ORG, type Town } from '@test/support/town'
import { aWorkYear } from '@test/support/work-year'

let town: Town
beforeAll(async () => {
  town = await aTown(await aWorld())
})
afterAll(() => town.close())

const FUND: PostRole[] = ['fund-officer']
const CHECKER: PostRole[] = ['fund-approver']
const ADMINISTRATOR: PostRole[] = ['administrator']
const batch = 'PB-none'

/**
 * The rules again, written independently of the code: calls that are not about a case, the roles that may make them, and inputs
 * that find nothing.
 */
const RULES: Partial<Record<CallName, readonly [readonly PostRole[], Readonly<Record<string, unknown>>]>> = {
  'unit.requests': [ADMINISTRATOR, { state: 'open', limit: 5 }],
  'unit.mobile': [ADMINISTRATOR, { request: 'PE-none', at: 1 }],
  'unit.answer': [ADMINISTRATOR, { request: 'PE-none', at: 1, answer: { kind: 'not', words: '不在本市' } }],
  'look.register': [['auditor'], { from: '2026-01-01', limit: 5 }],
  'look.export': [['auditor'], { from: '2026-01-01' }],
  'committee.open': [['base-officer', 'county-reviewer', 'city-reviewer'], { org: ORG.base.id }],
  'committee.change': [['base-officer'], { org: ORG.base.id, add: [], remove: ['CS-none'] }],
  'calendar.enter': [ADMINISTRATOR, { org: ORG.city.id, ...aWorkYear() }],
  'person.questions': [[...ADMINISTRATOR, 'auditor'], { state: 'open', limit: 5 }],
  'person.answer': [ADMINISTRATOR, { question: 'PQ-none', one: true, reason: '已核对' }],
  'payout.approve': [CHECKER, { batch, count: 1, total: 100 }],
  'payout.reject': [CHECKER, { batch, why: '有误' }],
  'payout.notAccepted': [CHECKER, { batch, why: '没有受理' }],
  'payout.recall': [FUND, { batch, why: '有误' }],
  'payout.handOver': [FUND, { batch, on: '2026-03-02', how: 'counter' }],
  'payout.stateAccount': [[...CHECKER, 'city-reviewer'], { caseId: 'CA-none', reasons: '已核实' }],
}
const NAMES = Object.keys(RULES) as CallName[]
const rule = (
  name: CallName,
): { readonly roles: readonly PostRole[]; readonly input: Readonly<Record<string, unknown>> } => {
  const [roles = [], input = {}] = RULES[name] ?? []
  return { roles, input }
}

let said = 0
const ask = async (openid: string | undefined, name: CallName, input: unknown): Promise<string> => {
  said += 1
  const key = CALLS[name].kind === 'command' ? { commandId: `command-of-table-${said}` } : {}
  const answer = await town.raw(openid, { name, input, ...key })
  return answer.ok ? 'done' : answer.refusal.code
}
/** Everything stored, as text. */
const kept = async (): Promise<string> => {
  const all: unknown[] = []
  for (const collection of COLLECTIONS)
    for await (const { id, doc } of everything(town.world.ports.store, collection)) all.push([collection.name, id, doc])
  return JSON.stringify(all)
}
/** Invalid inputs, as from a broken page or an attacker: another type, or one field of another type. */
const garbageFor = (name: CallName): readonly unknown[] => {
  const { input } = rule(name)
  return ['text', 7, [], ...Object.keys(input).map((field) => ({ ...input, [field]: [{ of: field }] }))]
}

describe.each(NAMES)('%s', (name) => {
  test('is refused to every role that has no right to it', async () => {
    const { roles, input } = rule(name)
    for (const [openid, { role }] of Object.entries(OFFICERS)) {
      if (roles.includes(role)) continue
      expect([openid, await ask(openid, name, input)]).toEqual([openid, 'NOT_ALLOWED'])
    }
    expect(await ask('a-stranger', name, input)).toBe('NOT_ALLOWED')
    expect(await ask(undefined, name, input)).toBe('NOT_SIGNED_IN')
  })

  test('is answered for the roles with the right, and invalid input changes nothing', async () => {
    const { roles, input } = rule(name)
    const able = Object.entries(OFFICERS).filter(([, { role }]) => roles.includes(role))
    const before = await kept()
    for (const [openid] of able)
      for (const given of garbageFor(name))
        expect([openid, given, await ask(openid, name, given)]).toEqual([openid, given, 'BAD_INPUT'])
    expect(await kept()).toBe(before)
    const heard = await Promise.all(able.map(([openid]) => ask(openid, name, input)))
    expect(heard).not.toContain('BAD_INPUT')
    expect(heard.some((code) => code !== 'NOT_ALLOWED')).toBe(true)
  })
})
