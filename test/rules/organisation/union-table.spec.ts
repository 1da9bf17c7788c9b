import type { OrgId } from '@domain/kernel/ids'
import type { TableRow } from '@domain/kernel/table'
import { type Branch, planUnions } from '@domain/organisation/plan-unions'
import { readUnionTable, seenUnions } from '@domain/organisation/union-table'
import { roleText } from '@domain/paper/words'

const branch = (id: string, name: string, level: Branch['level'], path: readonly string[]): Branch => ({
  ...{ id: id as OrgId, name, level, path: path as OrgId[] },
})
const CITY = branch('OR-city', '某市总工会', 'city', ['OR-city'])
const NORTH = branch('OR-north', '城北区总工会', 'county', ['OR-city', 'OR-north'])
const SOUTH = branch('OR-south', '城南区总工会', 'county', ['OR-city', 'OR-south'])
const EAST_STREET = branch('OR-n-east', '东街道总工会', 'street', [...NORTH.path, 'OR-n-east'])
const OTHER_EAST = branch('OR-s-east', '东街道总工会', 'street', [...SOUTH.path, 'OR-s-east'])
const BRANCHES = [CITY, NORTH, SOUTH, EAST_STREET, OTHER_EAST]

const HEAD = ['工会名称', '上级工会', '级别', '职工人数', '联系电话', '经办人', '岗位', '接收没有单位的职工']
const idOf = (above: OrgId, name: string): OrgId => `${above}:${name}` as OrgId
const read = (rows: readonly TableRow[], head: TableRow = HEAD) => {
  const table = readUnionTable([head, ...rows], roleText)
  if (!table.ok) throw new Error(table.refusal.code)
  return table.value
}
const plan = (rows: readonly TableRow[], at: Branch = CITY) => {
  const { lines, problems } = read(rows)
  const planned = planUnions(lines, { at, branches: BRANCHES.filter(({ path }) => path.includes(at.id)), idOf })
  return { ...planned, problems: [...problems, ...planned.problems] }
}
const problems = (rows: readonly TableRow[], at?: Branch) =>
  plan(rows, at).problems.map(({ row, problem }) => [row, problem])

describe('a table of unions', () => {
  test('gives each union the one above it, by name, by the name of its place, or by both', () => {
    const { unions } = plan([
      ['甲厂工会', '城北区总工会', '', 120, '0000-1'],
      ['乙厂工会', '城北区', '基层', '1,200人'],
      ['丙店工会', '城南区/东街道'],
    ])
    expect(unions.map(({ above, level, staff }) => [above, level, staff])).toEqual([
      ['OR-north', 'base', 120],
      ['OR-north', 'base', 1200],
      ['OR-s-east', 'base', 0],
    ])
  })

  test('says which unions serve workers without a unit; a union that is not asked about serves none', () => {
    const { unions } = plan([
      ['东街道联合工会', '城北区', '', '', '', '', '', '是'],
      ['甲厂工会', '城北区', '', '', '', '', '', '否'],
      ['乙厂工会', '城北区'],
    ])
    expect(unions.map(({ serves }) => serves)).toEqual([true, false, false])
  })

  test('brings its own streets, which may stand below the unions that name them', () => {
    const { unions, problems: none } = plan([
      ['甲厂工会', '西街道总工会'],
      ['西街道总工会', '城北区', '街道'],
    ])
    expect(none).toEqual([])
    expect(unions.map(({ name, above }) => [name, above])).toEqual([
      ['西街道总工会', 'OR-north'],
      ['甲厂工会', 'OR-north:西街道总工会'],
    ])
  })

  test('several rows of one union are its officers', () => {
    const { unions } = plan([
      ['甲厂工会', '城北区', '', 30, '', '甄一'],
      ['甲厂工会', '城北区', '', 30, '', '甄二', '基层工会经办人'],
      ['城北区总工会', '', '', '', '', '甄三', '县级审核'],
    ])
    expect(unions.map(({ id, officers }) => [id, officers.map(({ name, role }) => `${name} ${role}`)])).toEqual([
      ['OR-north:甲厂工会', ['甄一 base-officer', '甄二 base-officer']],
      ['OR-north', ['甄三 county-reviewer']],
    ])
  })

  test.each([
    ['above-missing', ['甲厂工会']],
    ['above-unknown', ['甲厂工会', '没有这个区']],
    ['above-two', ['甲厂工会', '东街道总工会']],
    ['name-missing', ['', '城北区']],
    ['number-in-name', ['甲厂19988888888工会', '城北区']],
    ['level-unknown', ['甲厂工会', '城北区', '分厂']],
    ['staff-unreadable', ['甲厂工会', '城北区', '', '很多']],
    ['serves-unreadable', ['甲厂工会', '城北区', '', '', '', '', '', '也许']],
    ['phone-too-long', ['甲厂工会', '城北区', '', '', '0'.repeat(21)]],
    ['officer-unreadable', ['甲厂工会', '城北区', '', '', '', '12号']],
    ['officer-missing', ['甲厂工会', '城北区', '', '', '', '', '财务']],
    ['role-unknown', ['甲厂工会', '城北区', '', '', '', '甄一', '厂长']],
    ['role-not-here', ['甲厂工会', '城北区', '', '', '', '甄一', '市级审核']],
  ] as const)('%s', (problem, row) => {
    expect(problems([['好厂工会', '城北区'], row])).toEqual([[3, problem]])
  })

  test('a union twice is a problem in its second row, whatever blanks it has', () => {
    expect(
      problems([
        ['甲厂工会', '城北区'],
        ['甲厂工会', '城北区总工会'],
      ]),
    ).toEqual([[3, 'repeated']])
  })

  test('a county reads no table for another county; below itself it needs no union above', () => {
    expect(problems([['甲厂工会', '城南区']], NORTH)).toEqual([[2, 'above-unknown']])
    expect(plan([['甲厂工会']], NORTH).unions).toMatchObject([{ above: 'OR-north' }])
  })

  test('is refused without a column of names, or with two of them', () => {
    const refused = (head: TableRow) => {
      const table = readUnionTable([head, ['甲厂工会', '城北区']], roleText)
      return table.ok ? undefined : table.refusal.about
    }
    expect(refused(['上级工会', '人数'])).toEqual({ why: 'header' })
    expect(refused(['单位名称', '基层工会', '上级工会'])).toEqual({ why: 'unclear' })
  })

  test('a column with a strange heading is the one that a person has chosen', () => {
    const rows = [
      ['厂子', '归哪里', '人头'],
      ['甲厂工会', '城北区', 30],
    ]
    expect(readUnionTable(rows, roleText).ok).toBe(false)
    expect(seenUnions(rows, {})).toMatchObject({
      header: 1,
      open: ['name'],
      headings: [{ heading: '厂子', samples: ['甲厂工会'] }, { heading: '归哪里' }, { heading: '人头' }],
    })
    const table = readUnionTable(rows, roleText, { name: '厂子', above: '归哪里', staff: '人头' })
    expect(table).toMatchObject({ ok: true, value: { lines: [{ name: '甲厂工会', above: '城北区', staff: 30 }] } })
  })

  test.each(HEAD.map((heading, column) => [heading, column] as const))(
    'a failed formula in %s is a problem of its row',
    (_, column) => {
      const row = ['甲厂工会', '城北区', '基层', 30, '0000-1', '叶知秋', '', '是']
      row[column] = '#REF!'
      expect(problems([row, ['乙厂工会', '城北区']])).toEqual([[2, 'cell-error']])
    },
  )
})
