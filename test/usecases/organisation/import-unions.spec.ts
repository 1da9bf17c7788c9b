import { excelTables } from '@cloud/adapters/tables/excel'
import { INVITES, ORGS } from '@cloud/usecases/stored/collections'
import { allOf } from '@cloud/usecases/stored/documents'
import type { CallOutput } from '@domain/contract/index'
import type { Mobile } from '@domain/kernel/identity-numbers'
import type { FileId } from '@domain/kernel/ids'
import { bytesAt } from '@test/support/handed-out'
import { breakable } from '@test/support/money'
import { aMobile } from '@test/support/people'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, type Town } from '@test/support/town'
import { textOf } from '@test/support/word'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld({ countedIds: false }))
})
afterEach(() => town.close())

type Row = readonly (string | number | null)[]
type Done = CallOutput<'org.import'>
const HEAD = ['工会名称', '上级工会', '级别', '职工人数', '经办人', '岗位']
const sent = async (rows: readonly Row[], who = 'cityAdministrator', at = town): Promise<FileId> =>
  at.upload(who, 'table', await excelTables.write({ sheet: '工会', rows: [HEAD, ...rows] }))
const factories = (count: number): readonly Row[] =>
  Array.from({ length: count }, (_, i) => [
    `虚构第${i + 1}厂工会`,
    '虚构甲区',
    '',
    30,
    `经办${'甲乙丙丁戊己庚辛壬癸'[i % 10]}`,
  ])

/** As the page does: call after call, until nothing is left. */
const whole = async (file: FileId, write: boolean, who = 'cityAdministrator', org = ORG.city.id) => {
  const answers: Done[] = []
  let from: number | undefined = 0
  while (from !== undefined) {
    const answer: Done = await town.tell(who as 'cityAdministrator', 'org.import', { org, file, write, from })
    answers.push(answer)
    from = answer.next
  }
  const sum = (key: 'added' | 'known' | 'invited') => answers.reduce((all, one) => all + one[key], 0)
  return { first: answers[0], calls: answers.length, added: sum('added'), known: sum('known'), invited: sum('invited') }
}
const bases = async () =>
  (await town.world.ports.store.query(ORGS, { index: 'byLevel', eq: ['base'], limit: 100 })).items
const open = (who = 'cityAdministrator') => town.tell(who, 'invite.list', { limit: 50 })

describe('unions from a table', () => {
  test('a trial tells what would be written and writes nothing; the second call of the same rows writes nothing twice', async () => {
    const file = await sent([...factories(3), ['虚构机械厂工会', '没有这个区'], ['虚构第1厂工会', '虚构市直属工会']])
    const before = (await bases()).length
    const trial = await whole(file, false)
    expect(trial).toMatchObject({ added: 4, known: 0, invited: 3 })
    expect(trial.first).toMatchObject({ rows: 5, wrong: 1, problems: [{ row: 5, problem: 'above-unknown' }] })
    expect(await bases()).toHaveLength(before)
    expect(await whole(file, true)).toMatchObject({ added: 4, known: 0, invited: 3 })
    expect(await whole(file, true)).toMatchObject({ added: 0, known: 4, invited: 0 })
    expect(await bases()).toHaveLength(before + 4)
    const listed = (await open()).items.map(({ name, out }) => `${name} ${out}`)
    expect(listed.sort()).toEqual(['经办丙 false', '经办乙 false', '经办甲 false'])
  })

  test('rows with a problem are had back as a table, each with what is wrong beside it', async () => {
    const file = await sent([['虚构第1厂工会', '没有这个区'], ...factories(1)])
    const { first } = await whole(file, false)
    expect(first?.seen).toMatchObject({ header: 1, taken: { name: '工会名称', above: '上级工会' }, open: [] })
    const { sheet = '', header = 0 } = first?.seen ?? {}
    const rows = (first?.problems ?? []).map(({ row }) => ({ words: '上级工会找不到', at: [row] }))
    const { url } = await town.tell('cityAdministrator', 'table.export', { file, sheet, header, rows })
    const sheets = await excelTables.read(await bytesAt(town, url))
    expect(typeof sheets === 'string' ? sheets : sheets[0]?.rows.map((row) => [row[0], row[6]])).toEqual([
      ['工会名称', '问题'],
      ['虚构第1厂工会', '上级工会找不到'],
    ])
  })

  test('a table with strange headings waits for a person’s choice, which counts for the next table too', async () => {
    const strange = async (name: string): Promise<FileId> =>
      town.upload(
        'cityAdministrator',
        'table',
        await excelTables.write({
          sheet: '名单',
          rows: [
            ['厂子', '归哪里'],
            [name, '虚构甲区'],
          ],
        }),
      )
    const org = ORG.city.id
    const file = await strange('虚构甲厂工会')
    const trial = { org, file, write: false }
    expect(await town.tell('cityAdministrator', 'org.import', trial)).toMatchObject({
      rows: 0,
      added: 0,
      seen: { open: ['name'] },
    })
    expect(await town.refusal('cityAdministrator', 'org.import', { ...trial, write: true })).toBe('ROWS_REJECTED')
    const columns = { name: '厂子', above: '归哪里' }
    expect(await town.tell('cityAdministrator', 'org.import', { ...trial, columns })).toMatchObject({
      added: 1,
      wrong: 0,
    })
    expect(await town.tell('cityAdministrator', 'org.import', { ...trial, columns, write: true })).toMatchObject({
      added: 1,
    })
    const next = { org, file: await strange('虚构乙厂工会'), write: false }
    const { seen, ...answer } = await town.tell('cityAdministrator', 'org.import', next)
    expect(answer).toMatchObject({ added: 1 })
    expect(
      await town.tell('cityAdministrator', 'org.import', { ...next, write: true, columns: seen?.taken }),
    ).toMatchObject({ added: 1 })
  })

  test('a long table is written a hundred a call, and a crash half-way leaves each union there once', async () => {
    const world = await aWorld()
    const store = breakable(world.ports.store)
    town = await aTown({ ...world, ports: { ...world.ports, store } })
    const file = await sent(factories(230))
    let from: number | undefined = 0
    let added = 0
    for (let calls = 0; from !== undefined && calls < 30; calls += 1) {
      if (calls % 3 < 2) store.arm(1, calls % 2 === 0 ? 'after' : 'before')
      else store.disarm()
      const key: string = `the-import-of-portion-${from}`
      const answer: Awaited<ReturnType<typeof town.ask<'org.import'>>> = await town.ask(
        'cityAdministrator',
        'org.import',
        { org: ORG.city.id, file, write: true, from },
        { key },
      )
      if (!answer.ok) continue
      added += answer.value.added
      from = answer.value.next
    }
    store.disarm()
    expect([from, added]).toEqual([undefined, 230])
    const { byJurisdiction } = await town.tell('cityAdministrator', 'drive.coverage', { year: 2026 })
    const county = byJurisdiction.find(({ jurisdiction }) => jurisdiction === 'pengjiang')
    expect(county?.unions).toBe(232)
    expect(await allOf(store, INVITES, { index: 'byEnd', eq: [] })).toHaveLength(230)
  })

  test('a county’s administrator registers below the county only, and only with a file of their own', async () => {
    const file = await sent(
      [
        ['虚构丁厂工会', ''],
        ['虚构戊厂工会', '虚构市直属工会'],
      ],
      'countyAdministrator',
    )
    const done = await whole(file, true, 'countyAdministrator', ORG.county.id)
    expect(done).toMatchObject({ added: 1 })
    expect(done.first).toMatchObject({ wrong: 1 })
    const input = { org: ORG.city.id, file, write: true }
    expect(await town.refusal('countyAdministrator', 'org.import', input)).toBe('NOT_ALLOWED')
    expect(await town.refusal('cityAdministrator', 'org.import', input)).toBe('FILE_NOT_RECEIVED')
    expect(await town.refusal('baseOfficer', 'org.import', { ...input, org: ORG.base.id })).toBe('NOT_ALLOWED')
  })
})

describe('invitations', () => {
  const self = (name: string) => ({ name, about: { mobile: aMobile(66_000_000) as Mobile, noIdBecause: '虚构' } })
  const join = (code: string, name = '经办甲') => town.ask('newOfficer', 'officer.join', { code, self: self(name) })
  const entered = async () => {
    await whole(await sent(factories(2)), true)
    return [...(await open()).items].sort((a, b) => (a.org.name < b.org.name ? -1 : 1))
  }

  test('from a table has no code until it is printed; the letter has one, by which the officer joins', async () => {
    const [one, two] = await entered()
    const input = { org: ORG.city.id, invites: [one?.invite ?? '', two?.invite ?? ''] }
    expect(await town.refusal('countyReviewer', 'paper.invitations', input)).toBe('NOT_ALLOWED')
    const paper = await town.tell('cityAdministrator', 'paper.invitations', input)
    expect(paper.name).toContain('邀请单')
    const words = textOf(await bytesAt(town, paper.url))
    const [code = '', other = ''] = words.match(/\d{4} \d{4} \d{2}/g)?.map((text) => text.replaceAll(' ', '')) ?? []
    expect(words).toContain('虚构第1厂工会')
    expect(code).not.toBe(other)
    expect(await join(code)).toMatchObject({
      ok: true,
      value: { role: 'base-officer', org: { name: '虚构第1厂工会' } },
    })
    expect((await open()).items.map(({ name, out }) => [name, out])).toEqual([['经办乙', true]])
  })

  test('issued again, the old code is nobody’s; withdrawn, there is none', async () => {
    const { code: first } = await town.tell('countyAdministrator', 'officer.invite', {
      ...{ org: ORG.base.id, role: 'base-officer', name: '经办甲' },
    })
    const [listed] = (await town.tell('countyAdministrator', 'invite.list', { org: ORG.base.id })).items
    const invite = listed?.invite ?? ''
    const { code: second } = await town.tell('cityAdministrator', 'invite.reissue', { invite })
    const { code: third } = await town.tell('cityAdministrator', 'invite.reissue', { invite })
    expect(await join(first)).toMatchObject({ ok: false, refusal: { code: 'CLAIM_CODE_WRONG' } })
    expect(await join(second)).toMatchObject({ ok: false, refusal: { code: 'CLAIM_CODE_WRONG' } })
    await town.tell('countyAdministrator', 'invite.withdraw', { invite })
    expect(await join(third)).toMatchObject({ ok: false, refusal: { code: 'CLAIM_CODE_WRONG' } })
    expect(await town.refusal('countyAdministrator', 'invite.withdraw', { invite })).toBe('NOT_FOUND')
    expect((await open()).items).toEqual([])
  })

  test('of another county does not exist for an administrator who does not reach it', async () => {
    await town.tell('cityAdministrator', 'officer.invite', {
      org: ORG.directBase.id,
      role: 'base-officer',
      name: '甄甲',
    })
    const [listed] = (await open()).items
    const invite = listed?.invite ?? ''
    expect((await open('countyAdministrator')).items).toEqual([])
    expect(await town.refusal('countyAdministrator', 'invite.reissue', { invite })).toBe('NOT_FOUND')
    expect(await town.refusal('countyAdministrator', 'invite.withdraw', { invite })).toBe('NOT_FOUND')
    const papers = { org: ORG.county.id, invites: [invite] }
    expect(await town.refusal('countyAdministrator', 'paper.invitations', papers)).toBe('NOT_FOUND')
    expect(await town.refusal('countyAdministrator', 'invite.list', { org: ORG.directBase.id })).toBe('NOT_ALLOWED')
  })
})
