import * as z from 'zod/mini'
import { holdsPrivateData } from '../kernel/masked'
import { squeezed } from '../kernel/plain'
import { ok, refuse } from '../kernel/result'
import { type Cells, type Chosen, hasFailed, type Seen, seenIn, type TableRow, tableIn } from '../kernel/table'
import { Name } from '../kernel/text'
import { type PostRole, ROLE_LEVELS } from './roles'

const UNION_PROBLEMS = [
  'name-missing',
  'name-too-long',
  'number-in-name',
  'above-missing',
  'above-unknown',
  'above-two',
  'above-too-deep',
  'level-unknown',
  'staff-unreadable',
  'phone-too-long',
  'serves-unreadable',
  'officer-unreadable',
  'officer-missing',
  'role-unknown',
  'role-not-here',
  'officers-too-many',
  'repeated',
  'cell-error',
] as const
export const UnionProblemKey = z.enum(UNION_PROBLEMS)
export type UnionProblemKey = z.infer<typeof UnionProblemKey>
export type UnionProblem = { readonly row: number; readonly problem: UnionProblemKey }

type Appointed = { readonly role: PostRole; readonly name: string }
/** A row of a table of unions. `row`: its number in Excel; `above`: the union above as written, empty where it says nothing. */
export type UnionLine = {
  readonly row: number
  readonly name: string
  readonly above: string
  readonly level: 'street' | 'base'
  readonly staff: number
  readonly phone: string
  /** 兜底工会: see `Org.serves` */
  readonly serves: boolean
  readonly officer?: Appointed | undefined
}

export type UnionColumn = 'name' | 'above' | 'level' | 'staff' | 'phone' | 'serves' | 'officer' | 'role'
type Column = UnionColumn
const WISH = {
  headings: {
    name: ['工会名称', '基层工会名称', '基层工会', '单位名称', '名称', '工会'],
    above: ['上级工会', '所在地区', '地区', '县区', '所属工会', '所属街道', '街道', '镇街'],
    level: ['级别', '层级', '类型', '工会类型'],
    staff: ['职工人数', '职工数', '在职职工数', '人数'],
    phone: ['电话', '联系电话', '工会电话', '办公电话'],
    serves: ['接收没有单位的职工', '兜底工会', '兜底', '接收灵活就业人员'],
    officer: ['经办人', '经办人姓名', '联系人', '姓名'],
    role: ['岗位', '职务'],
  },
  wanted: ['name', 'above', 'level', 'staff', 'phone', 'officer'],
  atLeast: 1,
  needed: [['name']],
} as const satisfies Parameters<typeof tableIn<Column>>[1]

type Named = Chosen<Column>
const headOf = (rows: readonly TableRow[], named: Named) => {
  const table = tableIn<Column>(rows, { ...WISH, named })
  return table?.places.has('name') === true ? table : undefined
}

/** Whether a sheet has the header of a table of unions. */
export const isUnionTable =
  (named: Named) =>
  (rows: readonly TableRow[]): boolean =>
    headOf(rows, named) !== undefined
/** What a table of unions looks like, for the person who says which column is what. */
export const seenUnions = (rows: readonly TableRow[], named: Named): Seen<Column> =>
  seenIn<Column>(rows, { ...WISH, named })

const LEVELS: Readonly<Record<string, UnionLine['level']>> = {
  '': 'base',
  基层: 'base',
  基层工会: 'base',
  街道: 'street',
  镇: 'street',
  乡镇: 'street',
  园区: 'street',
  系统: 'street',
  产业: 'street',
  行业: 'street',
  街道工会: 'street',
  '街道(镇、园区)工会': 'street',
}
const NAME_MAX = 60
const PHONE_MAX = 20
const STAFF = /^\d{1,7}人?$/

const staffIn = (text: string): number | undefined => {
  const plain = squeezed(text).replace(/,/g, '')
  if (plain === '') return 0
  return STAFF.test(plain) ? Number.parseInt(plain, 10) : undefined
}

/** The Chinese words for the posts, as papers and screens have them. */
export type RoleWords = Readonly<Record<PostRole, string>>

const roleIn = (text: string, words: RoleWords): PostRole | undefined => {
  const plain = squeezed(text)
  if (plain === '' || plain === '经办人' || plain === '经办') return 'base-officer'
  return (Object.keys(words) as PostRole[]).find((role) => squeezed(words[role]) === plain)
}

const YES_OR_NO: Readonly<Record<string, boolean>> = {
  ...{ 是: true, 有: true, 接收: true, '√': true, '✓': true, Y: true, y: true, '1': true },
  ...{ '': false, 否: false, 无: false, 不接收: false, '×': false, N: false, n: false, '0': false },
}

const officerIn = (cells: Cells<Column>, words: RoleWords): Appointed | UnionProblemKey | undefined => {
  if (cells('officer') === '') return cells('role') === '' ? undefined : 'officer-missing'
  const name = Name.safeParse(cells('officer'))
  if (!name.success || name.data.length > 30) return 'officer-unreadable'
  const role = roleIn(cells('role'), words)
  return role === undefined ? 'role-unknown' : { role, name: name.data }
}

const nameProblem = (name: string): UnionProblemKey | undefined => {
  if (name === '') return 'name-missing'
  if (name.length > NAME_MAX) return 'name-too-long'
  // the name appears on every notice of the union, which must not contain private numbers
  return holdsPrivateData(name) ? 'number-in-name' : undefined
}

const COLUMNS = Object.keys(WISH.headings) as Column[]
const lineOf = (cells: Cells<Column>, row: number, words: RoleWords): UnionLine | UnionProblem => {
  if (hasFailed(cells, COLUMNS)) return { row, problem: 'cell-error' }
  const [name, phone, staff] = [cells('name'), cells('phone'), staffIn(cells('staff'))]
  const level = LEVELS[squeezed(cells('level'))]
  const serves = YES_OR_NO[squeezed(cells('serves'))]
  const officer = officerIn(cells, words)
  const problem = nameProblem(name)
  if (problem !== undefined) return { row, problem }
  if (level === undefined) return { row, problem: 'level-unknown' }
  if (staff === undefined) return { row, problem: 'staff-unreadable' }
  if (phone.length > PHONE_MAX) return { row, problem: 'phone-too-long' }
  if (serves === undefined) return { row, problem: 'serves-unreadable' }
  if (typeof officer === 'string') return { row, problem: officer }
  return { row, name, above: cells('above'), level, staff, phone, serves, officer }
}

/** Reads a table of unions: whatever columns it has, a row is a union, or an officer of one, or a problem. */
export const readUnionTable = (rows: readonly TableRow[], words: RoleWords, named: Named = {}) => {
  const table = headOf(rows, named)
  if (table === undefined) return refuse('ROWS_REJECTED', { why: 'header' })
  if (table.unclear.length > 0) return refuse('ROWS_REJECTED', { why: 'unclear' })
  const read = [...table.below()].filter(({ isRow }) => isRow()).map(({ cells, row }) => lineOf(cells, row, words))
  return ok({
    lines: read.filter((line): line is UnionLine => !('problem' in line)),
    problems: read.filter((line): line is UnionProblem => 'problem' in line),
  })
}

/** A role may be held at a union of this level. */
export const isHeldAt = (role: PostRole, level: string): boolean =>
  (ROLE_LEVELS[role] as readonly string[]).includes(level)
