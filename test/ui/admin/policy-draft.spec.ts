import { at, type Json, keyOf, problemsOf, put } from '@src/admin/policy/draft'
import { areaGroups, basics, cityGroups, tierFields } from '@src/admin/policy/fields'
import { policyText } from '@src/text/policy'
import { aPolicy } from '../../support/policy'

const draft = aPolicy() as Json
const { problems } = policyText

/** All paths in the draft that hold a value, named as in the form. */
const leavesOf = (node: Json, path: string): string[] => {
  if (Array.isArray(node))
    return path === 'crosscheck.counterparts' ? [path] : node.flatMap((item, i) => leavesOf(item, `${path}.${i}`))
  if (typeof node !== 'object' || node === null) return [path]
  return Object.entries(node).flatMap(([key, value]) => leavesOf(value, path === '' ? key : `${path}.${key}`))
}

test('a valid policy draft has no problems', () => {
  expect(problemsOf(draft).size).toBe(0)
})

test('six notice days are reported as a problem at their field', () => {
  expect(problemsOf(put(draft, ['notice', 'workingDays'], 6)).get('notice.workingDays')).toBe(problems.noticeDays)
})

test('an emptied field is reported as missing', () => {
  const path = ['areas', 'default', 'lines', 'lowIncome']
  expect(problemsOf(put(draft, path, undefined)).get(keyOf(path))).toBe(problems.missing)
})

test('tiers that do not ascend and a new tier without its two values are reported', () => {
  const medical = ['areas', 'default', 'standards', 'medical']
  const count = (at(draft, medical) as Json[]).length
  const added = put(draft, [...medical, count], {})
  expect(problemsOf(added).get(keyOf([...medical, count, 'from']))).toBe(problems.missing)
  const falling = put(draft, [...medical, count], { from: 1, amount: 1 })
  expect(problemsOf(falling).get(keyOf(medical))).toBe(problems.ascending)
})

test('a jurisdiction can get its own income lines and can lose them again', () => {
  const own = put(draft, ['areas', 'enping'], at(draft, ['areas', 'default']))
  const raised = put(own, ['areas', 'enping', 'lines', 'lowIncome'], 99_900)
  expect(problemsOf(raised).size).toBe(0)
  expect(at(raised, ['areas', 'default', 'lines', 'lowIncome'])).toBe(
    at(draft, ['areas', 'default', 'lines', 'lowIncome']),
  )
  expect(at(put(raised, ['areas', 'enping'], undefined), ['areas', 'enping'])).toBeUndefined()
})

test('the form has a field for every value of a policy', () => {
  const tiers = at(draft, ['areas', 'default', 'standards', 'medical']) as Json[]
  const asked = new Set(
    [basics, ...areaGroups('default'), ...cityGroups]
      .flatMap((group) => group.fields)
      .concat(tiers.flatMap((_, i) => tierFields('default', i)))
      .map((field) => keyOf(field.path)),
  )
  expect(leavesOf(draft, '').filter((leaf) => !asked.has(leaf))).toEqual([])
})
