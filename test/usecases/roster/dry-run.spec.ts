import { excelTables } from '@cloud/adapters/tables/excel'
import { MAPPINGS, ROSTER } from '@cloud/usecases/stored/collections'
import { idCheckCharacter } from '@domain/kernel/identity-numbers'
import { bytesAt } from '@test/support/handed-out'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, type Town } from '@test/support/town'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld({ countedIds: false }))
})
afterEach(() => town.close())

const idOf = (n: number): string => {
  const first = `99900119850101${String(n).padStart(3, '0')}`
  return first + idCheckCharacter(first)
}
type Rows = readonly (readonly (string | null)[])[]
const given = async (rows: Rows) => ({
  org: ORG.base.id,
  file: await town.upload('baseOfficer', 'table', await excelTables.write({ sheet: '花名册', rows })),
})
const stored = () => town.world.ports.store.walk(ROSTER, undefined, 100)

describe('a dry run', () => {
  test('says what an import would do, and writes nothing', async () => {
    const input = await given([
      ['姓名', '身份证号'],
      ['张某某', idOf(1)],
      ['李某某', '999001198501010019'],
    ])
    const plan = await town.tell('baseOfficer', 'roster.import', { ...input, dry: true })
    expect(plan).toMatchObject({ read: 2, added: 1, problems: [{ row: 3, problem: 'id-wrong' }] })
    expect(plan.seen).toMatchObject({
      sheet: '花名册',
      header: 1,
      open: [],
      taken: { name: '姓名', idNumber: '身份证号' },
    })
    expect(await stored()).toEqual([])
    expect(await town.tell('baseOfficer', 'roster.import', input)).toMatchObject({ read: 2, added: 1 })
  })

  test('shows the headings of a table whose columns it does not know, without a whole ID number', async () => {
    const input = await given([
      ['人', '号'],
      ['张某某', idOf(1)],
    ])
    const { seen, added } = await town.tell('baseOfficer', 'roster.import', { ...input, dry: true })
    expect(added).toBe(0)
    expect(seen).toMatchObject({ open: ['name', 'idNumber'], headings: [{ heading: '人' }, { heading: '号' }] })
    expect(JSON.stringify(seen)).not.toContain(idOf(1))
  })

  test('is right with the columns that a person has chosen, which are remembered for the next table', async () => {
    const rows: Rows = [
      ['人', '号'],
      ['张某某', idOf(1)],
    ]
    const columns = { name: '人', idNumber: '号' }
    const input = { ...(await given(rows)), columns }
    expect(await town.tell('baseOfficer', 'roster.import', { ...input, dry: true })).toMatchObject({ added: 1 })
    expect(await town.world.ports.store.walk(MAPPINGS, undefined, 10)).toEqual([])
    await town.tell('baseOfficer', 'roster.import', input)
    const next = await given([...rows, ['李某某', idOf(2)]])
    expect(await town.tell('baseOfficer', 'roster.import', next)).toMatchObject({ added: 1, unchanged: 1 })
    expect(JSON.stringify(await town.world.ports.store.walk(MAPPINGS, undefined, 10))).not.toContain('张某某')
  })

  test('of two columns with one heading asks which is meant', async () => {
    const input = await given([
      ['姓名', '姓名', '身份证号'],
      ['张某某', '化名', idOf(1)],
    ])
    const { seen } = await town.tell('baseOfficer', 'roster.import', { ...input, dry: true })
    expect(seen).toMatchObject({ open: ['name'], headings: [{ heading: '姓名 1' }, { heading: '姓名 2' }, {}] })
    const columns = { name: '姓名 1' }
    expect(await town.tell('baseOfficer', 'roster.import', { ...input, columns, dry: true })).toMatchObject({
      added: 1,
    })
  })
})

test('rows that are not taken come back as a table with a column 问题, only to whoever uploaded it', async () => {
  const { file } = await given([
    ['会员名单', null],
    ['姓名', '身份证号'],
    ['张某某', idOf(1)],
    ['=1+1', '999001198501010019'],
    ['#N/A', idOf(3)],
  ])
  const rows = [
    { words: '身份证号不对', at: [4] },
    { words: '公式出了错', at: [5] },
  ]
  const { url, name } = await town.tell('baseOfficer', 'table.export', { file, sheet: '花名册', header: 2, rows })
  expect(name).toMatch(/^没有采用的行-.*\.xlsx$/)
  const sheets = await excelTables.read(await bytesAt(town, url))
  expect(typeof sheets === 'string' ? sheets : sheets[0]?.rows).toEqual([
    ['会员名单'],
    ['姓名', '身份证号', '问题'],
    // nothing that somebody else has written is calculated, also after the cell was edited
    ['＝1+1', '999001198501010019', '身份证号不对'],
    ['#N/A', idOf(3), '公式出了错'],
  ])
  expect(await town.ask('baseOfficer2', 'table.export', { file, sheet: '花名册', header: 2, rows })).toMatchObject({
    refusal: { code: 'FILE_NOT_RECEIVED' },
  })
})
