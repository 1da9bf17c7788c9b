import { readFileSync } from 'node:fs'
import { excelTables } from '@cloud/adapters/tables/excel'
import { listFor } from '@domain/crosscheck/result-table'
import type { OrgId } from '@domain/kernel/ids'
import type { TableCell, TableRow } from '@domain/kernel/table'
import { type Branch, planUnions } from '@domain/organisation/plan-unions'
import { readRoster } from '@domain/organisation/roster'
import { readUnionTable } from '@domain/organisation/union-table'
import { roleText } from '@domain/paper/words'
import { bankSheet } from '@domain/payout/bank-table'
import { matchRows, type OpenLine } from '@domain/payout/matching'
import { readBankSheet } from '@domain/payout/read-bank-table'
import { Counterpart } from '@domain/policy/policy'
import { inventedCard, inventedId } from '@local/walk/identity'
import { readResults } from '@test/support/in-one-go'
import { jsonForm } from '../mutate/json'
import { textForm } from '../mutate/text'
import { workbookForm, zipOf, zipParts } from '../mutate/zip'
import { type Bytes, bytesOf, jsonBytes, jsonIn, type Opened, type Parser } from '../parser'

const TODAY = '2026-03-09' as never
const ID = inventedId(1, '1980-01-01', 'male')
const CARDS = [inventedCard(1), inventedCard(2), '9990001111111111119'] as const

const CHECK_LIST: readonly TableRow[] = [
  ...listFor({ batch: 'CB-aaaa', counterpart: 'vehicles' }, [
    { no: 1, name: '王小明', idNumber: ID },
    { no: 2, name: '李小红', idNumber: inventedId(2, '1990-02-02', 'female') },
  ]).map((row) => row.map((cell, i) => (i === 3 && cell === null ? '有记录' : cell))),
  [3, '赵小军', ID, '无记录', '小汽车一辆', 46_000],
]
const ITEM_CELLS: Record<Counterpart, readonly TableRow[]> = {
  'real-estate': [
    ['商品房', '88.5㎡', '1/2'],
    ['车位', 12, '共同共有'],
  ],
  vehicles: [['小型轿车', '2019/3/8']],
  pensions: [['2026年2月', '3,200.50']],
  banks: [['35万元', '2026-03-01']],
  enrolment: [['江门一中', '普通高中']],
  'civil-affairs': [['2024-01-01', '2027-12-31']],
}
/** A counterpart's list with its items filled in. */
const answeredBy = (counterpart: Counterpart): readonly TableRow[] => [
  ...listFor({ batch: 'CB-aaaa', counterpart }, []),
  ...ITEM_CELLS[counterpart].map((cells): TableRow => [1, '王小明', ID, '有记录', '', '2026-03-01', ...cells]),
]
const UNIONS: readonly TableRow[] = [
  ['某市工会名录'],
  ['工会名称', '上级工会', '级别', '职工人数', '经办人', '岗位'],
  ['东街道总工会', '城北区', '街道', null, '甄一', null],
  ['甲厂工会', '城北区/东街道', '基层', '1,200人', '甄二', '基层工会经办人'],
  ['乙厂工会', '城北区总工会', null, 30, null, null],
  ['城北区总工会', null, null, null, '甄三', '县级审核'],
]
const CITY: Branch = { id: 'OR-city' as OrgId, name: '某市总工会', level: 'city', path: ['OR-city' as OrgId] }
const NORTH: Branch = {
  id: 'OR-n' as OrgId,
  name: '城北区总工会',
  level: 'county',
  path: [...CITY.path, 'OR-n' as OrgId],
}
const idOf = (above: string, name: string): OrgId => `${above}:${name}` as OrgId

const ROSTER: readonly TableRow[] = [
  ['某某工会会员名册', null],
  ['姓名', '身份证号', '班组'],
  ['王小明', ID, '一班'],
  ['阿·不都', inventedId(3, '1985-05-05', 'male'), null],
]
const LINES: readonly OpenLine[] = [
  { no: 1, name: '王小明', account: CARDS[0], amount: 60_000 as never, outcome: undefined },
  { no: 2, name: '李小红', account: CARDS[1], amount: 60_000 as never, outcome: undefined },
  { no: 3, name: '李小红', account: CARDS[2], amount: 80_000 as never, outcome: undefined },
]
const BATCH = { id: 'PB-aaaa' as never, count: 3, total: 200_000 as never }
const payees = LINES.map((line) => ({ ...line, bank: '某银行', branch: '某支行' }))
const answered: readonly TableRow[] = bankSheet(payees, BATCH, 1).map((row, i) =>
  i > 0 && i <= 3 ? [...row.slice(0, 7), i === 2 ? '失败' : '成功', i === 2 ? '账号有误' : null, '2026-03-05'] : row,
)
const OTHER_BANK: readonly TableRow[] = [
  ['代发结果', null],
  ['行号', '*收款人名称（必填）', '卡号', '交易金额', '处理状态', '返回信息', '交易日期'],
  [1, '王*明', `${CARDS[0].slice(0, 4)}****${CARDS[0].slice(-4)}`, '￥600.00元', '交易成功', null, 46_080],
  [2, '李小红', 9.99e18, 600, '处理中', null, null],
  [3, '李小红', '1*1*1*9', '800', '退票', '户名不符', '2026年3月8日'],
]

const cellOf = (cell: unknown): TableCell =>
  typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? cell : null
/** The rows in an input, as a sheet gives them to its reader; undefined when it is no table. */
const rowsIn = (input: Bytes): readonly TableRow[] | undefined => {
  const rows = jsonIn(input)
  if (!Array.isArray(rows) || !rows.every(Array.isArray)) return undefined
  // the longest sheet that the reader of workbooks lets through
  return (rows as unknown[][]).slice(0, 20_000).map((row) => row.slice(0, 700).map(cellOf))
}

const rowParser = (
  name: string,
  modules: readonly string[],
  samples: readonly (readonly TableRow[])[],
  read: (rows: readonly TableRow[]) => boolean,
): Parser => ({
  name,
  modules,
  mutate: [jsonForm],
  open: () => ({
    samples: samples.map(jsonBytes),
    take: (input) => {
      const rows = rowsIn(input)
      if (rows === undefined) return 'first'
      return read(rows) ? 'accepted' : 'deeper'
    },
  }),
})

const writtenByAnother = (parts: NonNullable<ReturnType<typeof zipParts>>): Bytes => {
  const sheet =
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:B2"/><sheetData>' +
    '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="b"><v>1</v></c></row>' +
    '<row r="2"><c r="A2" t="str"><v>甲</v></c><c r="B2"><v>45000.5</v></c></row></sheetData></worksheet>'
  return zipOf(
    parts.map((part) => (part.name === 'xl/worksheets/sheet1.xml' ? { ...part, body: bytesOf(sheet) } : part)),
  )
}

const xlsx: Parser = {
  name: 'xlsx',
  modules: ['cloudfunctions/adapters/tables/excel.ts', 'cloudfunctions/adapters/tables/zip-guard.ts'],
  mutate: [workbookForm],
  most: 20_000,
  open: async (): Promise<Opened> => {
    const ours = await excelTables.write({ sheet: '名单', rows: CHECK_LIST, widths: [8, 12] })
    const parts = zipParts(ours) ?? []
    return {
      samples: [ours, zipOf(parts), writtenByAnother(parts)],
      take: async (bytes) => {
        if (typeof (await excelTables.read(bytes)) !== 'string') return 'accepted'
        return bytes.length >= 100 && bytes[0] === 0x50 && bytes[1] === 0x4b ? 'deeper' : 'first'
      },
    }
  },
}

/** Files of other programs, which the tests of the reader keep. */
const keptFile = (name: string): Bytes => new Uint8Array(readFileSync(`test/tables/files/${name}`))
const otherTable = (
  name: string,
  modules: readonly string[],
  files: readonly string[],
  mutate: Parser['mutate'],
): Parser => ({
  name,
  modules,
  mutate,
  most: 20_000,
  open: () => ({
    samples: files.map(keptFile),
    take: async (bytes) => {
      const sheets = await excelTables.read(bytes)
      if (typeof sheets !== 'string') return 'accepted'
      return bytes.length > 100 ? 'deeper' : 'first'
    },
  }),
})

export const TABLES: readonly Parser[] = [
  xlsx,
  otherTable(
    'text-table',
    ['cloudfunctions/adapters/tables/text-table.ts'],
    ['bytes-bank-gb18030.csv', 'bytes-bureau-bar.txt', 'bytes-roster-utf16le.csv'],
    [textForm],
  ),
  otherTable(
    'old-workbook',
    ['cloudfunctions/adapters/tables/workbook.ts', 'cloudfunctions/adapters/tables/container-guard.ts'],
    ['libreoffice-roster.xls', 'libreoffice-bank.ods'],
    [workbookForm],
  ),
  rowParser(
    'roster',
    ['domain/organisation/roster.ts', 'domain/kernel/table.ts'],
    [ROSTER, ROSTER.slice(1)],
    (rows) => readRoster(rows).ok,
  ),
  rowParser(
    'union-table',
    ['domain/organisation/union-table.ts', 'domain/organisation/plan-unions.ts'],
    [UNIONS, UNIONS.slice(1)],
    (rows) => {
      const table = readUnionTable(rows, roleText)
      return table.ok && planUnions(table.value.lines, { at: CITY, branches: [CITY, NORTH], idOf }).unions.length > 0
    },
  ),
  rowParser(
    'bureau-list',
    ['domain/crosscheck/result-table.ts', 'domain/crosscheck/items/in-row.ts'],
    [CHECK_LIST, CHECK_LIST.slice(2), ...Counterpart.options.map(answeredBy)],
    (rows) =>
      Counterpart.options
        .map((counterpart) => readResults(rows, { batch: 'CB-aaaa', counterpart }, { name: '姓名' }, TODAY).ok)
        .some((took) => took),
  ),
  rowParser(
    'bank-file',
    ['domain/payout/read-bank-table.ts', 'domain/payout/matching.ts', 'domain/payout/fit.ts', 'domain/payout/mark.ts'],
    [answered, OTHER_BANK],
    (rows) => {
      const sheet = readBankSheet(rows, TODAY)
      if (sheet === undefined || 'missing' in sheet) return false
      const { fresh } = matchRows(LINES, sheet.rows, { madeOn: '2026-03-01' as never, today: TODAY })
      if (new Set(fresh.map(({ no }) => no)).size !== fresh.length) throw new Error('a line has two answers')
      return true
    },
  ),
]
