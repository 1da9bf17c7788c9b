import { excelTables } from '@cloud/adapters/tables/excel'
import type { OrgId } from '@domain/kernel/ids'
import { inventedId, inventedMobile } from '@local/walk/identity'
import { textOf } from '@test/support/word'
import { weakSignal } from './support/bad-weather'
import type { Chosen, Screen } from './support/browser'
import { photo } from './support/papers'
import { stage } from './support/town'

const { desk, open } = stage()

const UNION = { id: '', name: '海晏路小学工会', county: '台山市' }
const idOf = (n: number): string => inventedId(9000 + n, '1986-04-17', 'female')

beforeAll(async () => {
  const { items } = await desk().get('school-1', 'org.search', { text: UNION.name })
  UNION.id = items[0]?.id ?? ''
})

const members = async (rows: readonly (readonly string[])[]): Promise<Chosen> => ({
  name: '会员.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(await excelTables.write({ sheet: '会员', rows: [['工号', '姓名', '身份证号'], ...rows] })),
})

const openUnion = `admin/union/index?org=`
const officersOf = (org: string): string =>
  `${openUnion}${org}&name=${encodeURIComponent(UNION.name)}&level=base&jurisdiction=taishan`

/** The coverage shown to the city: in total, and of one jurisdiction. */
const coverage = async (city: Screen): Promise<readonly string[]> => {
  await city.settled()
  const [all] = await city.page.locator('.card-aside:visible').allTextContents()
  const place = (await city.row(UNION.county).textContent()) ?? ''
  return [all ?? '', /\d+／\d+家/.exec(place)?.[0] ?? '']
}

describe('the publicity drive', () => {
  it('is started by the city, reaches a union with a poster, and the photo of the board changes the city’s figures', async () => {
    const city = await open('city-review-1', { wide: true, at: 'admin/drive/index' })
    expect(await coverage(city)).toEqual(['10／25家', '2／3家'])
    await city.type('drive-words', '第二次通知：食堂、车间、宿舍都要贴到，一个职工都不漏。')
    await city.type('drive-until', '2026-03-31')
    await city.tap('drive-send')
    await city.sees('随后分批通知25家基层工会')
    await city.picture('city-drive-1440')

    const base = await open('fish-1', { width: 320 })
    const weather = await weakSignal(base, 400, 12)
    await base.opens('go-duties', 'base/duties/index')
    await base.does('open the drive', () => base.words('宣传摸底').click())
    await base.sees('请在2026年3月31日（周二）前张贴完毕')
    await base.sees('第二次通知')
    const poster = textOf(await base.download('paper-poster'))
    expect(poster).toContain('远湾水产加工厂工会')
    await base.upload('drive-photo', photo('board'))
    await base.picture('base-drive-320')
    await base.tap('drive-submit')
    await base.sees('已确认张贴')
    await weather.over()

    await city.go('admin/drive/index')
    expect(await coverage(city)).toEqual(['11／25家', '3／3家'])
    await city.tapRow(UNION.county)
    await city.sees('这一页的都已张贴')
  })
})

describe('the members of a union', () => {
  it('are imported from Excel row by row over a slow network, with a message for each problem', async () => {
    const base = await open('school-1')
    const weather = await weakSignal(base, 400, 12)
    await base.opens('go-duties', 'base/duties/index')
    await base.tap('go-roster')
    await base.upload(
      'roster-table',
      await members([
        ['1', '远山青', idOf(1)],
        ['2', '近水绿', idOf(2)],
        ['3', '', idOf(3)],
        ['4', '晚来风', '999001198501010019'],
        ['5', '远山青', idOf(1)],
        ['6', '别样红', idOf(2)],
      ]),
    )
    await base.tap('roster-check')
    await base.sees(/读到 6 行，会新加 1 人/)
    await base.tap('roster-send')
    await base.sees(/读到 6 行，新加 1 人/)
    for (const problem of ['姓名没有填', '身份证号不对', '和上面的一行是同一个人', '分不清是谁'])
      await base.sees(new RegExp(problem))
    await base.picture('base-roster-problems')
    await weather.over()
  })

  it('join with the union’s code or by the roster, and read their own union’s notices only', async () => {
    const base = await open('school-1')
    await base.opens('go-duties', 'base/duties/index')
    await base.tap('go-members')
    await base.tap('make-member-code')
    await base.seesAt('made-member-code')
    await base.picture('base-member-code')
    const code = ((await base.at('made-member-code').locator('.claim-code').textContent()) ?? '').replace(/\s/g, '')
    expect(code).toMatch(/^\d{8}$/)
    await base.does('see the square', () => base.at('code-picture').waitFor())

    const byCode = await open(await desk().newcomer('舒窈'), { at: 'pages/notices/index', width: 320 })
    await byCode.sees('还看不到本单位的公示')
    await byCode.tap('go-join-union')
    await byCode.type('member-code', code === '00000000' ? '00000001' : '00000000')
    await byCode.tap('submit-join-union')
    await byCode.sees('会员码不对')
    await byCode.type('member-code', code)
    await byCode.tap('submit-join-union')
    await byCode.sees(`已加入${UNION.name}`)
    await byCode.tap('see-notices')
    await byCode.does('see one notice', () => byCode.startingWith('notice-NO').first().waitFor())
    await byCode.picture('member-notices-320')
    expect(await byCode.startingWith('notice-NO').count()).toBe(1)
    const notice = (await byCode.startingWith('notice-NO').first().getAttribute('data-testid')) ?? ''
    await byCode.tap(notice)
    await byCode.sees('阎**')
    byCode.forgive(/40\d/)

    // the address of a notice of another union gives no access to it
    const { items } = await desk().get('w-jiang', 'notice.list', {})
    expect(items).toHaveLength(1)
    const stranger = await open(await desk().newcomer('近水绿'), { at: 'worker/join-union/index' })
    await stranger.type('roster-own-name', '近水绿')
    await stranger.type('roster-own-id', idOf(2))
    await stranger.tap('submit-by-roster')
    await stranger.sees('没有在工会名册里对上') // the roster has two names with this number, so neither matches
    stranger.forgive(/40\d/)

    const listed = await open(await desk().newcomer('远山青'), { at: 'worker/join-union/index' })
    await listed.type('roster-own-name', '远山青')
    await listed.type('roster-own-id', idOf(1))
    await listed.tap('submit-by-roster')
    await listed.seesAt('joined-union')
    await listed.go(`worker/notice/index?id=${items[0]?.id ?? ''}`)
    await listed.sees('没有找到')
    listed.forgive(/40\d/)
  })
})

describe('an officer', () => {
  it('is invited by a link, can work at once, and after the removal from the post loses all access at the next tap', async () => {
    const admin = await open('taishan-admin', { wide: true, at: officersOf(UNION.id) })
    await admin.type('invite-name', '叶知秋')
    await admin.tap('invite-send')
    const code = ((await admin.page.locator('.adm-code:visible').textContent()) ?? '').replace(/\s/g, '')
    await admin.does('see the square', () => admin.at('code-picture').waitFor())

    const officer = await open(await desk().newcomer('叶知秋'), { at: `admin/join/index?scene=${code}`, width: 320 })
    await officer.type('join-name', '叶知秋')
    await officer.type('self-mobile', inventedMobile(7102))
    await officer.type('self-id', inventedId(7102, '1984-04-04', 'female'))
    await officer.picture('join-320')
    await officer.tap('join-send')
    await officer.sees(`您现在是${UNION.name}的`)
    await officer.tapButton('开始办理')
    await officer.opens('go-duties', 'base/duties/index')
    await officer.tap('go-roster')
    await officer.sees('远山青')
    await officer.type('roster-name', '雨初晴')
    await officer.type('roster-id', idOf(7))

    await admin.go(officersOf(UNION.id))
    await admin.tapButton('叶知秋 离任')
    await admin.tap('remove-yes')
    await admin.does('see the officer gone', () => admin.missing('remove-yes'))

    await officer.tap('roster-add')
    await officer.sees('您没有办理这件事的权限')
    await officer.picture('base-left-320')
    await officer.go('')
    await officer.seesAt('home')
    await officer.missing('go-duties')
    officer.forgive(/403/)
    const { items } = await desk().get('school-1', 'roster.list', { org: UNION.id as OrgId })
    expect(items.map(({ name }) => name)).not.toContain('雨初晴')
  })
})
