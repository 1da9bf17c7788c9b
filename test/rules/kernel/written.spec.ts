import { plainDate } from '@domain/kernel/plain-date'
import { plainName, plainNumber, readDay, sameName } from '@domain/kernel/written'

const TODAY = plainDate('2026-11-29')

test.each([
  ['2026-03-09', '2026-03-09'],
  ['2026/3/9', '2026-03-09'],
  ['2026.3.9', '2026-03-09'],
  ['２０２６／３／９', '2026-03-09'],
  ['20260309', '2026-03-09'],
  ['2026年3月9日', '2026-03-09'],
  ['2026-03-09 14:03:22', '2026-03-09'],
  ['2026-03-09T14:03:22.000Z', '2026-03-09'],
  ['2026/3/9 9:03', '2026-03-09'],
  ['20260309140322', '2026-03-09'],
  ['2026年3月9日14时3分', '2026-03-09'],
  ['46090', '2026-03-09'],
  ['46090.58', '2026-03-09'],
  ['2026年2月', '2026-02-28'],
  ['2024-02', '2024-02-29'],
  ['202603', '2026-03-31'],
  ['2025年12月', '2025-12-31'],
  ['', undefined],
  ['2026年11月', undefined],
  ['昨天', 'wrong'],
  ['2026/2/30', 'wrong'],
  ['2026-13', 'wrong'],
  ['3月9日', 'wrong'],
  ['123', 'wrong'],
])('the date written %s is parsed as %s', (text, day) => expect(readDay(text, TODAY)).toBe(day))

test.each([
  ['王　明', '王明'],
  ['王明\u200b', '王明'],
  ['\ufeff王 明 ', '王明'],
  ['阿•不都', '阿·不都'],
  ['阿・不都．某', '阿‧不都·某'],
  ['ＬＩ Ｍｉｎｇ', 'LI MING'],
  ['⽂某', '文某'],
])('%j and %j are recognised as the same name', (one, other) => expect(sameName(one, other)).toBe(true))

test('different names are not the same, and an empty name matches no name', () => {
  expect(sameName('王明', '王朋')).toBe(false)
  expect(sameName('', '')).toBe(false)
  expect(sameName(' ', '·')).toBe(false)
  expect(plainName('甲')).toBe('甲')
})

test('a number copied from a PDF or a form is cleaned of spaces and special characters', () => {
  expect(plainNumber('\u202d6222 0212-3456\u00a07890\u202c')).toBe('6222021234567890')
  expect(plainNumber("'６２２２")).toBe('6222')
})
