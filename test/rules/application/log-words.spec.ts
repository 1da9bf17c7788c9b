import type { Entry } from '@domain/application/entry'
import { type LogReader, wordsFor } from '@domain/application/log-words'

const READERS: readonly LogReader[] = ['worker', 'base', 'office']
const entry = (kind: string, facts: object): Entry => ({ kind, facts }) as unknown as Entry

const SPOKEN: readonly (readonly [string, object, string, readonly LogReader[]])[] = [
  ['requestCorrection', { note: '缺一页' }, '缺一页', READERS],
  ['answerCorrection', { note: '已补' }, '已补', READERS],
  ['concludeDeliberation', { record: { reasons: '属实' } }, '属实', ['base', 'office']],
  ['answerHit', { text: '车已过户' }, '车已过户', ['worker', 'office']],
  ['passOver', { reasons: '两次催办未复' }, '两次催办未复', ['worker', 'office']],
  ['settleHit', { reasons: '说明可信' }, '说明可信', ['worker', 'office']],
  ['fileObjection', { objection: { text: '另有房产' } }, '另有房产', ['base', 'office']],
  ['answerObjection', { reasons: '查无此事' }, '查无此事', READERS],
  ['correctNotice', { why: '单位名称写错' }, '单位名称写错', READERS],
  ['countyApprove', { opinion: '同意' }, '同意', ['base', 'office']],
  ['determine', { determination: { reasons: '符合' } }, '符合', READERS],
  ['refuse', { words: '不符' }, '不符', READERS],
  ['requestReexamination', { why: '请复核' }, '请复核', READERS],
  ['decideReexamination', { reasons: '维持' }, '维持', READERS],
  ['withdraw', { why: '好转' }, '好转', READERS],
  ['releaseGrant', { why: '重复' }, '重复', READERS],
  ['failGrant', { reason: '户名不符' }, '户名不符', READERS],
  ['confirmReceipt', { words: '谢谢' }, '谢谢', READERS],
  ['exit', { words: '脱困' }, '脱困', READERS],
  ['handUp', { why: '凑不够人数' }, '凑不够人数', ['base', 'office']],
  ['redetermine', { determination: { reasons: '收入减少' } }, '收入减少', READERS],
  ['decideFailure', { words: '单位录错' }, '单位录错', ['base', 'office']],
  ['returnGrant', { reason: '账户已销户' }, '账户已销户', READERS],
  ['answerTrace', { words: '已入账' }, '已入账', READERS],
  ['demandRecovery', { words: '重复享受' }, '重复享受', READERS],
  ['endRecovery', { words: '本人已故' }, '本人已故', READERS],
  // neither worker nor base union may learn that another household gave the same account
  ['stateAccount', { reasons: '夫妻共用' }, '夫妻共用', ['office']],
]

test.each(
  SPOKEN.flatMap(([kind, facts, words, may]) => READERS.map((reader) => [kind, reader, facts, words, may] as const)),
)('the words of the entry %s are shown to %s only if they may read them', (kind, reader, facts, words, may) => {
  expect(wordsFor(entry(kind, facts), reader)).toBe(may.includes(reader) ? words : undefined)
})

test('an entry with empty words shows no words', () => {
  expect(wordsFor(entry('withdraw', { why: '' }), 'office')).toBeUndefined()
  expect(wordsFor(entry('accept', {}), 'office')).toBeUndefined()
})
