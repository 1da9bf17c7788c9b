import type { Fen } from '@domain/kernel/fen'
import type { PayoutBatchId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import type { TableCell, TableRow } from '@domain/kernel/table'
import { bankSheet } from '@domain/payout/bank-table'
import { BANK_HEADINGS } from '@domain/payout/bank-words'
import { isOf } from '@domain/payout/mark'
import { matchRows, type OpenLine } from '@domain/payout/matching'
import { readBankSheet } from '@domain/payout/read-bank-table'
import { type Random, randomOf } from '@local/year/random'

/** `PERTURBED=10000 npx jest --selectProjects rules -- payout/perturbed` */
const RUNS = Number(process.env['PERTURBED'] ?? 300)
const DAYS = { madeOn: plainDate('2026-03-01'), today: plainDate('2026-03-10') }

type Truth = 'paid' | 'failed' | 'not-yet'
type Batch = {
  readonly mark: { readonly id: PayoutBatchId; readonly count: number; readonly total: Fen }
  readonly lines: readonly OpenLine[]
  readonly truths: readonly Truth[]
}

const NAMES = ['王小明', '王小朋', '李红', '阿·不都', '欧阳明', '甲'] as const
const SUMS = [60_000, 60_000, 80_050, 100_000] as const

/** Names and sums repeat; accounts differ in a few digits. */
const batchOf = (random: Random, id: string): Batch => {
  const lines = Array.from({ length: random.between(1, 12) }, (_, i): OpenLine => {
    const account = `62220212${random.between(10, 99)}${String(random.between(0, 999_999)).padStart(6, '0')}${10 + i}9`
    return { no: i + 1, name: random.pick(NAMES), account, amount: random.pick(SUMS) as Fen, outcome: undefined }
  })
  const total = lines.reduce((sum, { amount }) => sum + amount, 0) as Fen
  const truths = lines.map(() => random.pick(['paid', 'paid', 'failed', 'not-yet'] as const))
  return { mark: { id: id as PayoutBatchId, count: lines.length, total }, lines, truths }
}

const COLUMN = Object.fromEntries(BANK_HEADINGS.map((name, i) => [name, i])) as Record<string, number>
const SAID: Record<Truth, readonly TableCell[]> = {
  paid: ['成功', null, '2026-03-05'],
  failed: ['失败', '账户已销户', '20260305'],
  'not-yet': ['处理中', null, null],
}
/** The file that went out, filled in by the bank. */
const answered = ({ lines, mark, truths }: Batch): TableRow[] =>
  bankSheet(
    lines.map((line) => ({ ...line, bank: '某银行', branch: '某支行' })),
    mark,
    1,
  ).map((row, i) => (i > 0 && i <= lines.length ? [...row.slice(0, 7), ...SAID[truths[i - 1] ?? 'not-yet']] : row))

type Parts = { readonly head: TableRow; readonly rows: readonly TableRow[]; readonly foot: readonly TableRow[] }
type Change = (parts: Parts, random: Random) => Parts
const eachCell =
  (column: string, change: (text: string) => TableCell): Change =>
  ({ head, rows, foot }) => ({
    head,
    rows: rows.map((row) => row.map((cell, i) => (i === COLUMN[column] ? change(String(cell ?? '')) : cell))),
    foot,
  })
const wide = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

/** Changes that keep all that a line is recognised by: every answer has to arrive. */
const HARMLESS: Readonly<Record<string, Change>> = {
  reordered: ({ head, rows, foot }, random) => ({ head, rows: random.shuffle(rows), foot }),
  renumbered: ({ head, rows, foot }) => ({ head, rows: rows.map((row, i) => [i + 1, ...row.slice(1)]), foot }),
  renamed: ({ head, rows, foot }) => ({
    head: head.map(
      (name) =>
        ({ 户名: '收款人名称', 账号: '银行卡号', 金额: '代发金额', 结果: '*处理状态（银行填）' })[String(name)] ?? name,
    ),
    rows,
    foot,
  }),
  'with columns of the bank': ({ head, rows, foot }) => ({
    head: [...head, '网点', '柜员', null],
    rows: rows.map((row) => [...row, '某网点', 7, null]),
    foot,
  }),
  'with pages': ({ head, rows, foot }, random) => {
    const at = random.between(0, rows.length)
    return { head, rows: [...rows.slice(0, at), [], head, ...rows.slice(at)], foot }
  },
  'without foot': ({ head, rows }) => ({ head, rows, foot: [] }),
  'accounts in groups': eachCell('账号', (text) => text.replace(/(\d{4})(?=\d)/g, '$1 ')),
  'accounts in full width': eachCell('账号', wide),
  'sums with a sign': eachCell('金额', (text) => `￥${text}元`),
  'names padded': eachCell('户名', (text) => [...text].join('　')),
}
/** Changes that take something away: an answer may become a question, never another line's. */
const LOSSY: Readonly<Record<string, Change>> = {
  'accounts masked': eachCell('账号', (text) => `${text.slice(0, 4)}****${text.slice(-4)}`),
  'accounts as numbers': eachCell('账号', (text) => Number(text)),
  'names masked': eachCell('户名', (text) => `*${text.slice(1)}`),
  'sums changed': ({ head, rows, foot }, random) => {
    const hit = random.between(0, rows.length)
    return {
      head,
      rows: rows.map((row, i) => (i === hit ? row.map((cell, c) => (c === COLUMN['金额'] ? '1.00' : cell)) : row)),
      foot,
    }
  },
  'a column twice': ({ head, rows, foot }) => ({
    head: [...head, '结果'],
    rows: rows.map((row) => [...row, '成功']),
    foot,
  }),
  'a row twice': ({ head, rows, foot }) => ({ head, rows: [...rows, ...rows.slice(0, 1)], foot }),
  'rows torn apart': ({ head, rows, foot }, random) => {
    const names = random.shuffle(rows.map((row) => row[COLUMN['户名'] ?? 0] ?? null))
    return {
      head,
      rows: rows.map((row, i) => row.map((cell, c) => (c === COLUMN['户名'] ? (names[i] ?? null) : cell))),
      foot,
    }
  },
}

const partsOf = (table: readonly TableRow[], count: number): Parts => ({
  head: table[0] ?? [],
  rows: table.slice(1, count + 1),
  foot: table.slice(count + 1),
})
const tableOf = ({ head, rows, foot }: Parts): TableRow[] => [['某银行代发结果'], head, ...rows, ...foot]

/** What an import enters of the file, and whether each of its rows is accounted for. */
const entered = (batch: Batch, table: readonly TableRow[]) => {
  const sheet = readBankSheet(table, DAYS.today)
  if (sheet === undefined || 'missing' in sheet) return undefined
  const own = sheet.rows.filter(({ mark }) => mark === undefined || isOf(mark, batch.mark))
  const matched = matchRows(batch.lines, own, DAYS)
  expect(matched.fresh.length + matched.problems.length + matched.unchanged + matched.notYet).toBe(own.length)
  return matched
}
const isTrue = ({ truths }: Batch, { no, paid }: { readonly no: number; readonly paid: boolean }): boolean =>
  truths[no - 1] === (paid ? 'paid' : 'failed')

const seeds = Array.from({ length: RUNS }, (_, i) => i)

test('however a bank orders, names and writes its result, each answer arrives at its own line', () => {
  for (const seed of seeds) {
    const random = randomOf(seed)
    const batch = batchOf(random, 'PB-this')
    const changes = random.shuffle(Object.entries(HARMLESS)).slice(0, random.between(1, 5))
    const parts = changes.reduce((now, [, change]) => change(now, random), partsOf(answered(batch), batch.lines.length))
    // in one file or in two, and rows of a former batch among them
    const former = batchOf(random, 'PB-former')
    const stale = random.between(0, 2) === 0 ? answered(former).slice(1, former.lines.length + 1) : []
    const cut = random.between(0, parts.rows.length)
    const files =
      random.between(0, 1) === 0
        ? [parts]
        : [
            { ...parts, rows: parts.rows.slice(0, cut) },
            { ...parts, rows: parts.rows.slice(cut) },
          ]
    const all = files.flatMap(
      (file) => entered(batch, tableOf({ ...file, rows: [...file.rows, ...stale] }))?.fresh ?? [],
    )
    const told = [seed, ...changes.map(([name]) => name)]
    const wanted = batch.truths.flatMap((truth, i) => (truth === 'not-yet' ? [] : [i + 1]))
    expect([told, all.map(({ no }) => no).sort((a, b) => a - b)]).toEqual([told, wanted])
    expect([told, all.filter((answer) => !isTrue(batch, answer))]).toEqual([told, []])
  }
})

test('whatever a bank leaves out, cuts or mixes up, no line gets the answer of another', () => {
  for (const seed of seeds) {
    const random = randomOf(seed + 1_000_000)
    const batch = batchOf(random, 'PB-this')
    const changes = random
      .shuffle([...Object.entries(LOSSY), ...Object.entries(HARMLESS)])
      .slice(0, random.between(1, 4))
    const parts = changes.reduce((now, [, change]) => change(now, random), partsOf(answered(batch), batch.lines.length))
    const matched = entered(batch, tableOf(parts))
    expect([
      seed,
      changes.map(([name]) => name),
      matched?.fresh.filter((answer) => !isTrue(batch, answer)) ?? [],
    ]).toEqual([seed, changes.map(([name]) => name), []])
  }
})
