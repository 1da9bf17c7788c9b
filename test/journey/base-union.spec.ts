import { excelTables } from '@cloud/adapters/tables/excel'
import { idCheckCharacter } from '@domain/kernel/identity-numbers'
import type { Chosen } from './support/browser'
import { photo } from './support/papers'
import { stage } from './support/town'
import { deliberate } from './support/working'

const { desk, open } = stage()

/** uses area codes that do not exist */
const number = (n: number): string => {
  const first = `9990011985${String(10 + (n % 3))}${String(10 + (n % 18))}${String(n).padStart(3, '0')}`
  return first + idCheckCharacter(first)
}
const list = async (rows: readonly (readonly string[])[]): Promise<Chosen> => ({
  name: '会员.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(await excelTables.write({ sheet: '会员', rows: [['某厂会员'], ['姓名', '身份证号'], ...rows] })),
})

describe('the base union', () => {
  it('imports its members from Excel row by row, adds a member by hand and removes a member', async () => {
    const screen = await open('bus-1', { width: 320 })
    await screen.opens('go-duties', 'base/duties/index')
    await screen.tap('go-roster')
    await screen.sees('名册还是空的')
    await screen.picture('base-roster-empty-320')
    await screen.upload(
      'roster-table',
      await list([
        ['远山青', number(1)],
        ['近水绿', number(2)],
        ['晚来风', '999001198501010019'],
      ]),
    )
    await screen.tap('roster-check')
    await screen.sees('读到 3 行，会新加 2 人，原有 0 人')
    await screen.picture('base-roster-plan-320')
    await screen.tap('roster-send')
    await screen.sees('读到 3 行，新加 2 人，原有 0 人')
    await screen.sees('身份证号不对')
    await screen.picture('base-roster-imported-320')
    await screen.type('roster-name', '雨初晴')
    await screen.type('roster-id', number(4))
    await screen.tap('roster-add')
    await screen.sees('雨初晴已加入名册')
    await screen.sees('会员名册 · 共 3 人')
    await screen.type('roster-find', '近')
    await screen.tap('roster-search')
    await screen.does('see the others go', () => screen.words('远山青').waitFor({ state: 'hidden' }))
    await screen.tapButton('近水绿，移出')
    await screen.picture('base-roster-remove-320')
    await screen.tap('roster-remove')
    await screen.sees('近水绿已移出名册')
  })

  it('a worker who is on the roster joins without a code, and a worker who is not is refused', async () => {
    const worker = await desk().newcomer('远山青')
    const screen = await open(worker, { at: 'worker/join-union/index' })
    await screen.type('roster-own-name', '远山青')
    await screen.type('roster-own-id', number(7))
    await screen.tap('submit-by-roster')
    await screen.sees('没有在工会名册里对上')
    await screen.picture('worker-join-by-roster')
    await screen.type('roster-own-id', number(1))
    await screen.tap('submit-by-roster')
    await screen.seesAt('joined-union')
    screen.forgive(/4\d\d/)
  })

  it('its committee is stored in the cloud, so that another officer’s phone shows the same names', async () => {
    const { cases } = await desk().get('w-min', 'case.mine', {})
    const at = `base/deliberation/index?id=${cases[0]?.id ?? ''}`
    const first = await open('lamp-1', { at })
    await first.type('seat-new', '听松涛')
    await first.tap('seat-add')
    await first.seesAt('seat-听松涛')
    const second = await open('lamp-2', { at, width: 320 })
    await second.seesAt('seat-听松涛')
    await deliberate(second)
    await second.seesAt('meeting-minutes')
    await second.picture('base-deliberated-320')
    const minutes = await second.download('meeting-minutes')
    expect(minutes.length).toBeGreaterThan(1000)
  })

  it('takes down a notice with an error in it, and posts the corrected notice for a full period', async () => {
    const { cases } = await desk().get('w-yan', 'case.mine', {})
    const screen = await open('school-1', { at: `base/notice/index?id=${cases[0]?.id ?? ''}`, width: 320 })
    await screen.tap('notice-correct-open')
    await screen.type('correct-why', '单位名称写错了一个字')
    await screen.upload('correct-photo', photo('board'))
    await screen.picture('base-notice-correct-320')
    await screen.tap('notice-correct')
    await screen.sees('有误的公示已撤下')
    await screen.seesAt('notice-photo-pick')
    await screen.picture('base-notice-again-320')
  })
})
