import { plainDate } from '@domain/kernel/plain-date'
import { compare, differs, unmetProofs } from '@src/features/case-page/facts'
import { correctionWords, refusalWords, suggestedReasons } from '@src/features/case-page/prefill'
import { clockText } from '@src/text/today'
import { aView } from '../base/case-view'

test('a correction is prefilled with the missing proofs', () => {
  expect(unmetProofs(aView())).toEqual(['incomeStatement'])
  expect(correctionWords(['incomeStatement', 'income'])).toBe('请补充：收入证明、收入情况。')
})

test('“I cannot get this” with a reason counts as an answer where the proof may be missing', () => {
  const proofs = [
    { type: 'idCard', files: [], cannotGet: '丢了' },
    { type: 'bankCard', files: [], cannotGet: '丢了' },
    { type: 'incomeStatement', files: [], cannotGet: '单位已注销' },
  ]
  const wanted = ['idCard', 'incomeStatement', 'bankCard'] as const
  expect(unmetProofs({ ...aView({ proofs }), wanted: [...wanted] })).toEqual(['bankCard'])
})

test('the ticked reasons prefill the refusal text, which names the re-examination unless one has been used', () => {
  expect(refusalWords([], {})).toBe('')
  expect(refusalWords(['property', 'vehicle'], {})).toContain('房产')
  expect(refusalWords(['other'], {})).toContain('复核一次')
  const again = { reexamination: { why: '', files: [] } }
  expect(refusalWords(['other'], again)).toContain('不能再申请复核')
  expect(refusalWords(['other'], again)).not.toContain('可在小程序中申请复核')
})

test('only refusal reasons that follow from the case data are suggested', () => {
  expect(suggestedReasons(aView())).toEqual([])
  const above = aView()
  expect(suggestedReasons({ ...above, sheet: { ...above.sheet, result: 'none' } })).toEqual(['income-above-line'])
})

test('declared and surveyed amounts are shown side by side as confirmed, corrected, added or removed', () => {
  const declared = [
    { member: 'm0', kind: 'wages', amount: 100 },
    { member: 'm1', kind: 'gift', amount: 50 },
  ] as never[]
  const found = [
    { member: 'm0', kind: 'wages', amount: 120 },
    { member: 'm0', kind: 'bonus', amount: 10 },
  ] as never[]
  const lines = compare(declared, found)
  expect(lines.map(({ declared: was, found: is }) => [was, is])).toEqual([
    [100, 120],
    [50, undefined],
    [undefined, 10],
  ])
  expect(lines.filter(differs)).toHaveLength(3)
})

test.each([
  [{ dueOn: plainDate('2026-03-12'), daysLeft: 3 }, '还剩 3 个工作日'],
  [{ dueOn: plainDate('2026-03-12'), daysLeft: 0 }, '今天到期'],
  [{ dueOn: plainDate('2026-03-12'), daysLeft: 0, flags: ['overdue'] }, '已超期'],
  [{ dueOn: plainDate('2026-03-12'), daysLeft: -2 }, '已超期 2 个工作日'],
  [{}, '没有时限'],
])('the clock of %j is shown as %s', (row, words) => {
  expect(clockText(row)).toBe(words)
})
