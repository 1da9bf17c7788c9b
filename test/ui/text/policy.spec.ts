import { Policy } from '@domain/policy/policy'
import { refusalText } from '@src/text'
import { policyRefusalText } from '@src/text/policy'
import { aPolicy } from '@test/support/policy'

const nameOf = (area: string): string => (area === 'xinhui' ? '新会区' : '')
const said = (at: string, why = 'Too small'): string | undefined =>
  policyRefusalText({ code: 'POLICY_INVALID', about: { at, why } }, nameOf)

test.each([
  ['effectiveFrom', 'back-dated', '生效日期：不能早于今天，也要晚于以前每一份政策的生效日期'],
  ['version', 'used before', '政策名称：这个名称已经用过，请换一个'],
  ['areas', 'unknown area', '适用地区：有一个地区不在名单里'],
  ['areas.xinhui.lines.minimumWage', '', '新会区，困难标准，最低工资（每月）：写法不对'],
  ['areas.default.standards.medical.1.amount', '', '全市通用，医疗救助（按自付费用分档），第2档，给：写法不对'],
  ['referrals.0.place', '', '转介：没有通过的人还可以去哪里，第1处，去哪里：写法不对'],
  ['notice.workingDays', '', '公示天数：写法不对'],
  ['clocks.survey', '', '办理时限（工作日），入户调查：写法不对'],
])('the policy field %s is named in the refusal as in the form', (at, why, expected) =>
  expect(said(at, why)).toBe(expected),
)

test('a refusal without details shows only its general sentence', () => {
  expect(said('')).toBeUndefined()
  expect(policyRefusalText({ code: 'POLICY_INVALID' }, nameOf)).toBeUndefined()
})

const leavesOf = (value: unknown, path: readonly string[] = []): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...path, key]))
    : [path.join('.')]

test('every value of a policy has a Chinese name, and no refusal shows the name in the code', () => {
  for (const at of leavesOf(
    Policy.parse(
      aPolicy({ referrals: [{ kind: 'training', area: 'jianghai', place: '职工学校', phone: '', bring: '' }] }),
    ),
  )) {
    expect([at, said(at)]).toEqual([at, expect.stringMatching(/^[^A-Za-z.]+：写法不对$/)])
    expect(refusalText({ code: 'POLICY_INVALID', about: { at, why: 'Too small' } })).not.toMatch(/[A-Za-z]/)
  }
})
