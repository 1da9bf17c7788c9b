import { excelTables } from '@cloud/adapters/tables/excel'
import { gb18030 } from '@cloud/adapters/tables/gb18030'
import type { Fen } from '@domain/kernel/fen'
import type { PayoutBatchId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { type TableRow, textOf } from '@domain/kernel/table'
import { bankSheet, bankText } from '@domain/payout/bank-table'
import type { BankResult } from '@domain/payout/bank-words'
import { type BackField, BankLayout, lacksOf, type OutField } from '@domain/payout/layout'
import { GENERIC, SHIPPED } from '@domain/payout/layouts'
import { isOf } from '@domain/payout/mark'
import { matchRows, type OpenLine } from '@domain/payout/matching'
import { isBankSheet, readBankSheet, seenBankSheet } from '@domain/payout/read-bank-table'
import { type Random, randomOf } from '@local/year/random'

/** `PERTURBED=10000 npx jest --selectProjects cloud -- tables/layouts` */
const RUNS = Number(process.env['PERTURBED'] ?? 60)
const DAYS = { madeOn: plainDate('2026-03-01'), today: plainDate('2026-03-10') }
const NAMES: readonly [string, ...string[]] = ['王小明', '王小朋', '阿·不都', '欧阳,明', '𠮷田', '㐂某', '甲', '李|红']
const WORDS = ['完成', 'OK', '00', '交付', 'A1', 'B2', '拒', '99']

type Payee = OpenLine & { readonly bank: string; readonly branch: string }
const payeesOf = (random: Random): readonly Payee[] =>
  Array.from({ length: random.between(1, 9) }, (_, i): Payee => {
    const account = `62220212${random.between(10, 99)}${String(random.between(0, 999_999)).padStart(6, '0')}${10 + i}9`
    const amount = random.pick([60_000, 60_000, 80_050] as const) as Fen
    const where = { bank: '虚构银行', branch: '一|支行' }
    return { no: i + 1, name: random.pick(NAMES), account, amount, outcome: undefined, ...where }
  })

const TITLES: Record<Exclude<OutField, 'fixed' | 'blank'>, readonly [string, ...string[]]> = {
  no: ['序号', '笔数号'],
  name: ['户名', '收方名称'],
  account: ['账号', '收方账号', '卡片号码'],
  bank: ['开户银行', '收方行'],
  branch: ['网点'],
  amount: ['金额', '入账数'],
  purpose: ['用途', '附言', '摘要'],
  own: ['本他行'],
}
/** A layout as a city could make it from some bank's sample: columns in any order, and everything else as it may be. */
const anyLayout = (seed: number): BankLayout => {
  const random = randomOf(seed)
  const either = () => random.between(0, 1) === 0
  const [file, delimiter] = [random.pick(['xlsx', 'text'] as const), random.pick([',', '|', '\t'] as const)]
  const encoding = random.pick(['utf-8', 'gb18030'] as const)
  const fields = (['no', 'bank', 'branch', 'own', 'fixed', 'blank'] as const).filter(either)
  const columns = random.shuffle(['name', 'account', 'amount', 'purpose', ...fields] as const).map((field) => {
    if (field === 'fixed') return { field, title: '币种', words: '人民币' }
    if (field === 'blank') return { field, title: '备用' }
    const cut = field === 'purpose' && either() ? { most: random.between(14, 40) } : {}
    return { field, title: random.pick(TITLES[field]), ...cut }
  })
  const kept = columns.filter(({ field }) => field !== 'blank')
  const added = [
    { field: 'result' as const, title: '回执' },
    { field: 'reason' as const, title: '回执说明' },
    { field: 'day' as const, title: '记账日' },
  ]
  const asBack = (field: OutField): BackField =>
    field === 'no' || field === 'name' || field === 'account' || field === 'amount' ? field : 'other'
  const back = random.shuffle([...kept.map(({ field, title }) => ({ field: asBack(field), title })), ...added])
  const own = random.shuffle(WORDS)
  const [paid = '', failed = '', returned = '', waits = ''] = own
  const header = either()
  return {
    name: `第${seed}种`,
    out: {
      file,
      delimiter,
      encoding,
      header,
      totals: random.pick(['none', 'above', 'below', 'words'] as const),
      money: either() ? 'yuan' : 'fen',
      columns,
      own: { words: '虚构', yes: '1', no: '0' },
      mostRows: 500,
    },
    back: {
      header: either(),
      money: either() ? 'yuan' : 'fen',
      columns: back,
      words: { [paid]: 'paid', [failed]: 'failed', [returned]: 'returned', [waits]: 'not-yet' },
      reasons: [],
    },
  }
}

/** The bank's own word for an outcome: of the layout, or one that all banks use. */
const wordOf = ({ back }: BankLayout, what: BankResult): string =>
  Object.entries(back.words).find(([, meant]) => meant === what)?.[0] ??
  { paid: '成功', failed: '失败', returned: '退汇', 'not-yet': '处理中' }[what]

type Sent = { readonly id: PayoutBatchId; readonly count: number; readonly total: Fen }
type Answered = {
  readonly above: readonly TableRow[]
  readonly body: readonly TableRow[]
  readonly below: readonly TableRow[]
}
/** What the bank returns: what it got, in the columns of its answer, with result, reason and day. */
const answered = (
  layout: BankLayout,
  payees: readonly Payee[],
  sent: Sent,
  truths: readonly BankResult[],
): Answered => {
  const { out, back } = layout
  // without totals only rows and perhaps the heading are left
  const rows = bankSheet(payees, sent, 1, { ...layout, out: { ...out, totals: 'none', header: false } })
  const whole = bankSheet(payees, sent, 1, layout)
  const totals = whole.filter((row) => !rows.some((one) => JSON.stringify(one) === JSON.stringify(row))).slice()
  const money = (amount: Fen): string => (back.money === 'fen' ? String(amount) : (amount / 100).toFixed(2))
  const cellOf = (payee: Payee, i: number, field: BackField, title: string) => {
    const truth = truths[i] ?? 'not-yet'
    const says: Partial<Record<BackField, string>> = {
      result: wordOf(layout, truth),
      reason: truth === 'failed' || truth === 'returned' ? '账户已销户' : '',
      day: truth === 'not-yet' ? '' : '20260305',
      amount: money(payee.amount),
    }
    return says[field] ?? rows[i]?.[out.columns.findIndex((column) => column.title === title)] ?? null
  }
  const body = payees.map(
    (payee, i): TableRow => back.columns.map(({ field, title }) => cellOf(payee, i, field, title)),
  )
  const head = back.header ? [back.columns.map(({ title }) => title)] : []
  const lines = totals.filter((row) => row.map(textOf).join() !== out.columns.map(({ title }) => title).join())
  return out.totals === 'above' ? { above: [...lines, ...head], body, below: [] } : { above: head, body, below: lines }
}

/** As a file of the layout's kind, read as every file is. */
const throughBytes = async (layout: BankLayout, rows: readonly TableRow[]): Promise<readonly TableRow[]> => {
  const bytes =
    layout.out.file === 'xlsx'
      ? await excelTables.write({ sheet: '银行', rows })
      : await excelTables.writeText(bankText(layout, rows), layout.out.encoding)
  const sheets = await excelTables.read(bytes)
  if (typeof sheets === 'string') throw new Error(sheets)
  return sheets[0]?.rows ?? []
}

type Change = (body: readonly TableRow[], random: Random) => readonly TableRow[]
const eachCell =
  (change: (text: string) => string): Change =>
  (body) =>
    body.map((row) => row.map((cell) => (typeof cell === 'string' ? change(cell) : cell)))
const CHANGES: readonly [[string, Change], ...[string, Change][]] = [
  ['as it is', (body) => body],
  ['reordered', (body, random) => random.shuffle(body)],
  ['a row lost', (body, random) => body.filter((_row, i) => i !== random.between(0, body.length - 1))],
  ['a row twice', (body) => [...body, ...body.slice(0, 1)]],
  ['accounts masked', eachCell((text) => text.replace(/^(\d{4})\d{10,13}(\d{4})$/, '$1****$2'))],
  ['accounts as numbers', eachCell((text) => (/^\d{17,19}$/.test(text) ? Number(text).toExponential(2) : text))],
  ['names masked', eachCell((text) => (NAMES.includes(text) ? `*${[...text].slice(1).join('')}` : text))],
  ['the mark cut', eachCell((text) => text.replace(/^(帮扶批次\d{10}).*/, '$1'))],
  ['no mark', eachCell((text) => (text.startsWith('帮扶批次') ? '' : text))],
]
const KEEPS_ALL = ['as it is', 'reordered']

/** Out, perturbed as a bank would, in: the same, or a named problem. Answers with what was met. */
const outAndIn = async (layout: BankLayout, seed: number) => {
  const random = randomOf(seed)
  const payees = payeesOf(random)
  const total = payees.reduce((sum, { amount }) => sum + amount, 0) as Fen
  const sent = { id: 'PB-this' as PayoutBatchId, count: payees.length, total }
  const truths = payees.map(() => random.pick(['paid', 'paid', 'failed', 'returned', 'not-yet'] as const))
  const { above, body, below } = answered(layout, payees, sent, truths)
  const [name, change] = random.pick(CHANGES)
  const changed = change(body, random)
  const table = await throughBytes(layout, [...above, ...changed, ...below])
  const read = readBankSheet(table, DAYS.today, { back: layout.back })
  if (read === undefined || 'missing' in read) {
    // all rows were lost
    expect([layout.name, name, seed, changed.length]).toEqual([layout.name, 'a row lost', seed, 0])
    return { same: 0, problems: 1 }
  }
  expect(read.rows.every(({ mark }) => mark === undefined || isOf(mark, sent))).toBe(true)
  const { fresh, problems, notYet } = matchRows(payees, read.rows, DAYS)
  const told = [layout.name, name, seed]
  for (const { no, paid } of fresh) expect([...told, no, paid]).toEqual([...told, no, truths[no - 1] === 'paid'])
  expect([...told, fresh.length + problems.length + notYet]).toEqual([...told, read.rows.length])
  expect([...told, read.rows.length]).toEqual([...told, changed.length])
  if (KEEPS_ALL.includes(name)) {
    const wanted = truths.filter((truth) => truth !== 'not-yet').length
    expect([...told, fresh.length, problems]).toEqual([...told, wanted, []])
  }
  return { same: fresh.length, problems: problems.length }
}

test.each(Object.entries(SHIPPED))('%s: out, changed as a bank would, and in again', async (_key, layout) => {
  const met = { same: 0, problems: 0 }
  for (let seed = 0; seed < RUNS; seed += 1) {
    const { same, problems } = await outAndIn(layout, seed)
    met.same += same
    met.problems += problems
  }
  expect(Math.min(met.same, met.problems)).toBeGreaterThan(0)
})

test('any layout that a city may make: out, changed as a bank would, and in again', async () => {
  for (let seed = 0; seed < RUNS * 2; seed += 1) {
    const layout = anyLayout(seed)
    expect([seed, BankLayout.safeParse(layout).success, lacksOf(layout)]).toEqual([seed, true, []])
    await outAndIn(layout, seed)
  }
})

test('a mark of another batch is known in every layout', async () => {
  for (const layout of [...Object.values(SHIPPED), ...Array.from({ length: 20 }, (_, seed) => anyLayout(seed))]) {
    const payees = payeesOf(randomOf(5))
    const sent = { id: 'PB-that' as PayoutBatchId, count: payees.length, total: 100 as Fen }
    const all = payees.map(() => 'paid' as const)
    const { above, body, below } = answered(layout, payees, sent, all)
    const read = readBankSheet(await throughBytes(layout, [...above, ...body, ...below]), DAYS.today, {
      back: layout.back,
    })
    if (read === undefined || 'missing' in read) throw new Error(layout.name)
    const marks = read.rows.flatMap(({ mark }) => mark ?? [])
    const ours = marks.filter((mark) => isOf(mark, { ...sent, id: 'PB-this' as PayoutBatchId }))
    expect([layout.name, marks.length, ours]).toEqual([layout.name, payees.length, []])
  }
})

test('nothing that a spreadsheet would calculate goes out, and no delimiter or line break breaks a row', () => {
  const evil = { no: 1, name: '=1+1', account: '6222', bank: '+行', branch: '@a|b,c\n-d', amount: 1 as Fen }
  for (const layout of [...Object.values(SHIPPED), ...Array.from({ length: 20 }, (_, seed) => anyLayout(seed))]) {
    const rows = bankSheet([evil], { id: 'PB-x' as PayoutBatchId, count: 1, total: 1 as Fen }, 1, layout)
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(String(cell ?? '')))).toEqual([])
    if (layout.out.file === 'text') expect(bankText(layout, rows).trimEnd().split('\r\n').length).toBe(rows.length)
  }
  expect(bankText(SHIPPED.bars, [['a|b', 'c']])).toBe('a｜b|c\r\n')
  expect(bankText(SHIPPED.commas, [['a,"b', 'c']])).toBe('"a,""b",c\r\n')
})

test('a file without headings is shown with our own names, and its first row is row 1', () => {
  const rows = [['1', '622202', '王小明', '60000', '帮扶', '0000', '', '20260305']]
  const how = { back: SHIPPED.commas.back }
  expect(isBankSheet(how)(rows)).toBe(true)
  expect(seenBankSheet(rows, how)).toMatchObject({
    header: 0,
    open: [],
    taken: { 账号: '账号', 金额: '金额' },
    words: [{ word: '0000', times: 1, means: 'paid' }],
  })
  expect(readBankSheet(rows, DAYS.today, how)).toMatchObject({
    rows: [{ row: 1, account: '622202', amount: 60_000, says: { result: 'paid', on: '2026-03-05' } }],
  })
})

test('a layout without what a payment needs is named', () => {
  const { out, back } = GENERIC
  const without = (field: OutField) => ({
    ...GENERIC,
    out: { ...out, columns: out.columns.filter((column) => column.field !== field) },
  })
  expect(lacksOf(GENERIC)).toEqual([])
  expect(lacksOf(without('account'))).toEqual(['账号'])
  expect(lacksOf(without('purpose'))).toEqual(['用途（放批次号）'])
  const short = { ...out, columns: out.columns.map((one) => (one.field === 'purpose' ? { ...one, most: 10 } : one)) }
  expect(lacksOf({ ...GENERIC, out: short })).toEqual(['用途至少14个字（要放得下批次号）'])
  expect(lacksOf({ ...GENERIC, out: { ...out, columns: [...out.columns, { field: 'own', title: '' }] } })).toEqual([
    '怎样写明本行还是他行',
  ])
  expect(lacksOf({ ...GENERIC, back: { ...back, columns: [...back.columns, ...back.columns.slice(1, 2)] } })).toEqual([
    '银行返回的文件里，一项只能选一列',
  ])
})

test('text in GB18030 is what its decoder reads, with rare characters too', () => {
  const text = '帮扶 ABC 123，王·㐂𠮷\uE7C7｜\r\n'
  expect(new TextDecoder('gb18030', { fatal: true }).decode(gb18030(text))).toBe(text)
})
