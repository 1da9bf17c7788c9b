import { fen } from '@domain/kernel/fen'
import { areaOf, Policy } from '@domain/policy/policy'
import { todaysPolicy } from '@domain/policy/todays-policy'
import { PROGRAMME_KEYS, standardAmount } from '@domain/programme/programme'
import { aPolicy } from '@test/support/policy'

type Tree = { readonly [name: string]: unknown }
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)
const pathsIn = (value: unknown, path: readonly string[] = []): readonly (readonly string[])[] =>
  isTree(value)
    ? Object.entries(value).flatMap(([name, field]) => [[...path, name], ...pathsIn(field, [...path, name])])
    : []
const without = (value: unknown, [head = '', ...rest]: readonly string[]): unknown => {
  const { [head]: field, ...others } = value as Tree
  return rest.length === 0 ? others : { ...others, [head]: without(field, rest) }
}

const policy = JSON.parse(JSON.stringify(aPolicy())) as Policy
/** Amounts of the place itself: every policy has them, and no default would do. */
const NEVER_ADDED = /^areas\.default\.lines(\.lowIncome|\.minimumWage)?$/
const GROUPS = ['areas', 'imputation', 'notice', 'survey', 'deliberation', 'crosscheck', 'clocks', 'caps']
/** All fields of the groups that a later release may have added: an older policy does not have them. */
const ADDED = pathsIn(policy).filter(
  ([group = '', ...field]) =>
    GROUPS.includes(group) &&
    field.length > (group === 'areas' ? 1 : 0) &&
    !NEVER_ADDED.test([group, ...field].join('.')),
)

test('a complete policy stays unchanged', () => {
  expect(todaysPolicy(policy)).toEqual(policy)
  expect(ADDED.length).toBeGreaterThan(40)
})

test.each(ADDED.map((path) => [path.join('.'), path] as const))(
  'a policy that was published before %s existed is still valid',
  (at, path) => {
    const today = todaysPolicy(without(policy, path) as never)
    const read = Policy.safeParse(today)
    expect(read.error?.issues ?? []).toEqual([])
    const money = at.startsWith('areas.default.standards')
    expect(today.unset?.every((unset) => unset.startsWith(at)) ?? !money).toBe(true)
    expect(today.unset !== undefined).toBe(money)
  },
)

test('a programme without a set standard pays nothing, and the others pay what the city has set', () => {
  const facts = { class: 'severe', selfPaid: fen(900_000_00), schoolStage: 'senior' } as const
  for (const added of PROGRAMME_KEYS) {
    const today = todaysPolicy(without(policy, ['areas', 'default', 'standards', added]) as never)
    for (const programme of PROGRAMME_KEYS)
      expect([programme, standardAmount(programme, facts, areaOf(today, 'default'), today).ok]).toEqual([
        programme,
        programme !== added,
      ])
  }
})
