import { yuan } from '@domain/kernel/fen'
import { plainDate } from '@domain/kernel/plain-date'
import { type BankRow, matchRows, type OpenLine } from '@domain/payout/matching'

const DAYS = { madeOn: plainDate('2023-06-01'), today: plainDate('2023-06-08') }
const payee = { no: 1, name: '甲某一', account: '6222021234567890123', amount: yuan(1000) }
const paid = { paid: true, reason: '', on: plainDate('2023-06-05') }
const failed = { paid: false, reason: '已销户', on: plainDate('2023-06-05') }
const returned = { on: plainDate('2023-06-06'), reason: '退汇' }

/** What a row with the bank's word 退汇 does to a line that stands like this. */
const after = (line: Partial<OpenLine>, on?: string) => {
  const row: BankRow = {
    ...payee,
    row: 2,
    says: { result: 'failed', back: true, reason: '收款人已销户', on: on === undefined ? undefined : plainDate(on) },
  }
  const { fresh, problems, unchanged } = matchRows([{ ...payee, outcome: undefined, ...line }], [row], DAYS)
  return { fresh, problems: problems.map(({ problem }) => problem), unchanged }
}
const nothing = { fresh: [], problems: [], unchanged: 0 }
const entered = (over: object) => [{ row: 2, no: 1, paid: false, reason: '收款人已销户', on: undefined, ...over }]

test.each([undefined, '2023-06-05', '2023-06-08'])(
  'money that came back after it was paid is a return of the line, on the day the bank names (%s)',
  (on) => expect(after({ outcome: paid }, on)).toEqual({ ...nothing, fresh: entered({ back: true, on }) }),
)

test.each([
  ['before it was paid', '2023-06-04'],
  ['tomorrow', '2023-06-09'],
])('money cannot have come back %s', (_what, on) =>
  expect(after({ outcome: paid }, on)).toEqual({ ...nothing, problems: ['date-wrong'] }),
)

test.each<[string, Partial<OpenLine>, string | undefined, object]>([
  ['that has no answer yet is a failure', {}, '2023-06-07', { fresh: entered({ on: '2023-06-07' }) }],
  ['that failed on that day changes nothing', { outcome: failed }, '2023-06-05', { unchanged: 1 }],
  ['that failed on another day contradicts it', { outcome: failed }, '2023-06-06', { problems: ['already-in'] }],
  ['that came back on that day changes nothing', { outcome: paid, returned }, '2023-06-06', { unchanged: 1 }],
  ['that came back, without a day, changes nothing', { outcome: paid, returned }, undefined, { unchanged: 1 }],
  [
    'that came back on another day contradicts it',
    { outcome: paid, returned },
    '2023-06-07',
    { problems: ['already-in'] },
  ],
])('“money is back” of a line %s', (_what, line, on, said) => expect(after(line, on)).toEqual({ ...nothing, ...said }))

test('a plain failure of a line that was paid is no return', () => {
  const row: BankRow = { ...payee, row: 2, says: { result: 'failed', reason: '已销户' } }
  const { fresh, problems } = matchRows([{ ...payee, outcome: paid }], [row], DAYS)
  expect([fresh, problems]).toEqual([[], [{ row: 2, problem: 'already-in' }]])
})
