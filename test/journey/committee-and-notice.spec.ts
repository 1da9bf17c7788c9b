import { maskName, maskNameOnline } from '@domain/kernel/masked'
import { CITY } from '@local/town/found'
import { memberCode } from '@local/walk/register'
import * as walk from '@local/walk/steps'
import { crosscheck } from '@local/walk/tables'
import { aHouseholdAt, HOUSEHOLDS, handAt, todayAt } from '@test/support/households'
import { textOf } from '@test/support/word'
import { weakSignal } from './support/bad-weather'
import type { Screen } from './support/browser'
import { photo } from './support/papers'
import { stage } from './support/town'

const { desk, open } = stage()

const OFFICER = 'lamp-1'
const SEATS = ['高山月', '流水声', '春雨来', '秋月白', '冬青树']
const union = { key: 'lamp', id: '' }
/** the first person is in the committee already; the second joins in this journey */
const first = { name: '闵向阳', id: '' }
const second = { name: HOUSEHOLDS.chuan.name, id: '' }
let member = ''

beforeAll(async () => {
  const { cases } = await desk().get('w-min', 'case.mine', {})
  const { items } = await desk().get(OFFICER, 'org.search', { text: '明途灯饰' })
  union.id = items[0]?.id ?? ''
  first.id = cases[0]?.id ?? ''
  second.id = (await aHouseholdAt(desk(), HOUSEHOLDS.chuan, union, [walk.accept, walk.survey()])).caseId
  member = await desk().newcomer('舒窈')
  const hand = handAt(desk())
  await hand.tell(member, 'member.join', { code: await memberCode(hand, OFFICER, union.id) })
})

const count = async (
  screen: Screen,
  id: string,
  votes: Readonly<Record<'for' | 'against' | 'abstain', number>>,
): Promise<void> => {
  for (const [kind, n] of Object.entries(votes)) await screen.type(`vote-${kind}-${id}`, String(n))
}

describe('the committee', () => {
  it('judges two households in one meeting with quorum, recusal, a secret vote and one record', async () => {
    const screen = await open(OFFICER, { width: 320 })
    const weather = await weakSignal(screen, 400, 12)
    await screen.opens('go-duties', 'base/duties/index')
    await screen.tap(`duty-${first.id}`)
    await screen.type('deliberation-place', '三楼会议室')
    // nobody is present until somebody marks them so
    await screen.seesAt('seat-new')
    await screen.type('seat-new', SEATS.join('、'))
    await screen.tap('seat-add')
    await screen.seesAt(`seat-${SEATS[0]}`)
    expect(await screen.startingWith('seat-').filter({ hasText: '到会' }).count()).toBe(0)
    // both officers surveyed the households, so they are recused in both
    await screen.sees(/回避：.+（参加了入户调查）/)
    for (const name of SEATS.slice(0, 2)) await screen.tap(`seat-${name}`)
    await screen.sees(/到会人数不够，至少要 \d 人，评议不能作数/)
    expect(await screen.at('deliberation-submit').isDisabled()).toBe(true)
    for (const name of SEATS.slice(2, 4)) await screen.tap(`seat-${name}`)
    await screen.tap(`deliberation-chair-${SEATS[0] ?? ''}`)
    await screen.tap('kin-asked')
    await screen.tap('ballot-secret')
    await screen.tap(`apart-${first.id}`)
    await screen.tap(`verdict-${first.id}-yes`)
    await count(screen, first.id, { for: 3, against: 0, abstain: 0 })
    await screen.sees('票数和到会、回避的人数对不上')
    await count(screen, first.id, { for: 3, against: 1, abstain: 0 })

    const kin = SEATS[1] ?? ''
    await screen.tap(`has-kin-${second.id}`)
    await screen.tap(`kin-${second.id}-${kin}`)
    await screen.sees('有回避的人没有写理由')
    await screen.does('say why', () => screen.page.getByLabel(`${kin}回避的理由`).fill('申请人的表弟'))
    await screen.tap(`all-for-${second.id}`)
    await screen.sees('记下答好的 2 户')
    await screen.picture('base-committee-320')
    await screen.tap('deliberation-submit')
    await screen.sees('这次会议已记下 2 户')
    await screen.picture('base-committee-second-320')
    const minutes = textOf(await screen.download('meeting-minutes'))
    for (const word of [maskName(first.name), maskName(second.name), '无记名投票：同意 3 票', `${kin}（申请人的表弟）`])
      expect(minutes).toContain(word)
    await weather.over()
  })
})

const PUBLIC = 10

/** The notices of the union that the member sees. */
const onTheWall = async (screen: Screen): Promise<readonly string[]> => {
  await screen.go('pages/notices/index')
  await screen.settled()
  const cards = screen.startingWith('notice-NO')
  const words = await cards.allTextContents()
  expect(words.length).toBeLessThan(PUBLIC)
  return words.map((text) => text.slice(0, 3)).sort()
}
const online = (...names: readonly string[]): readonly string[] =>
  names.map((name) => String(maskNameOnline(name))).sort()

const post = async (screen: Screen): Promise<void> => {
  await screen.upload('notice-photo', photo('board'))
  await screen.tap('notice-post')
  await screen.seesAt('done')
}

describe('the notice', () => {
  it('of two households is posted on one sheet, and when it is posted late its period also ends late', async () => {
    const hand = handAt(desk())
    await crosscheck(hand, 'city-review-1', CITY, [first.id, second.id])
    for (const id of [first.id, second.id]) await hand.tell('city-review-1', 'crosscheck.complete', {}, id)

    const screen = await open(OFFICER)
    await screen.opens('go-duties', 'base/duties/index')
    await screen.tap(`duty-${first.id}`)
    await screen.sees('2026年3月18日（周三）为最后一天')
    await desk().passDays(2)
    await screen.go(`base/notice/index?id=${first.id}`)
    await screen.sees('2026年3月20日（周五）为最后一天')
    await screen.tap(`together-${second.id}`)
    const sheet = textOf(await screen.download('paper-notice'))
    for (const { name } of [first, second]) {
      expect(sheet).toContain(maskName(name))
      expect(sheet).not.toContain(name)
    }
    // private numbers must not appear on a notice
    await screen.type('notice-remark', '有疑问请打 19900008800')
    await screen.does('leave the field', () => screen.page.locator(':focus').blur())
    await screen.sees('文字里像是有身份证号、手机号或卡号')
    await screen.type('notice-remark', '')
    await screen.does('leave the field', () => screen.page.locator(':focus').blur())
    const weather = await weakSignal(screen, 400, 12)
    await post(screen)
    await weather.over()
    await screen.go(`base/notice/index?id=${second.id}`)
    await post(screen)
    await screen.sees('今天张贴，从下一个工作日起计')
    await screen.picture('base-notice-posted')
    screen.forgive(/400/)
  })

  it('receives an anonymous objection with evidence, which the base union can read but no surveyor may answer', async () => {
    const reader = await open(member, { width: 320 })
    expect(await onTheWall(reader)).toEqual(online(first.name, second.name))
    await reader.does('open the notice', () =>
      reader
        .startingWith('notice-NO')
        .filter({ hasText: maskNameOnline(second.name) })
        .click(),
    )
    await reader.tap('go-object')
    await reader.tap('object-how-anonymous')
    await reader.type('object-text', '他家去年在老家盖了新房，车也换了。')
    await reader.upload('object-files', photo('paper'))
    await reader.tap('submit-object')
    await reader.seesAt('object-done')
    await reader.picture('member-objected-320')

    await desk().passDays(8)
    const screen = await open(OFFICER)
    await screen.opens('go-duties', 'base/duties/index')
    // it waits for somebody who did not survey, so it is not among this officer's own work
    await screen.tap('waiting-open')
    await screen.tap(`duty-${second.id}`)
    await screen.sees('他家去年在老家盖了新房')
    await screen.sees(/匿名/)
    await screen.sees('这条异议不由您答复：参加过入户调查的人要避开')
    // the files could identify the objector, so only the county sees them
    expect(await screen.page.locator('.case-photos:visible').count()).toBe(0)
    expect(await screen.at('objection-submit').count()).toBe(0)
    expect(await screen.page.getByText('舒窈').count()).toBe(0)
    await screen.picture('base-objection')
    await screen.go(`base/notice/index?id=${second.id}`)
    await screen.sees('公示期已满，先答复异议')
    expect(await screen.at('down-photo-pick').count()).toBe(0)
  })

  it('without an objection goes offline automatically at the end of its period, and its paper is taken down with a photo', async () => {
    const reader = await open(member)
    expect(await onTheWall(reader)).not.toContain(online(first.name)[0])
    const screen = await open(OFFICER)
    await screen.opens('go-duties', 'base/duties/index')
    await screen.tap(`duty-${first.id}`)
    await screen.sees('公示期已满，可以撤下')
    await screen.upload('down-photo', photo('board'))
    await screen.tap('notice-take-down')
    await screen.seesAt('done')
    const { cases } = await desk().get('w-min', 'case.mine', {})
    expect(cases[0]?.stage).toBe('county-review')
  })

  it('with an upheld objection is followed by a new survey and a corrected notice with a full period', async () => {
    const county = await open('jianghai-review', { wide: true, at: `review/case/index?id=${second.id}` })
    await county.does('see the evidence', () => county.page.locator('.case-photos img:visible').last().waitFor())
    await county.sees('随异议提交的材料 1')
    await county.does('say that it holds', () => county.at('objection-upheld-yes').click())
    await county.tap('objection-outcome-new-survey')
    await county.type('objection-reasons', '经到村委核实，老家确有新房，请重新调查。')
    await county.tap('objection-submit')
    await county.seesAt('done')
    await county.picture('county-objection-upheld-1440')

    // the objector gets an answer, the notice is gone, the household will be visited again
    const reader = await open(member, { at: 'pages/inbox/index' })
    await reader.sees(/异议/)
    await reader.picture('member-answered')
    expect(await onTheWall(reader)).toEqual([])

    const screen = await open(OFFICER)
    await screen.opens('go-duties', 'base/duties/index')
    await screen.tap(`duty-${second.id}`)
    await screen.seesAt('survey-arrived')
    const hand = handAt(desk())
    const today = await todayAt(desk())
    const kase: walk.Case = {
      family: HOUSEHOLDS.chuan,
      worker: '',
      base: union.id,
      officers: ['lamp-1', 'lamp-2'],
      caseId: second.id,
    }
    await walk.survey({ living: '老家有一处新盖的平房，无人居住。' })(hand, kase, today)
    await walk.deliberate()(hand, kase, today)
    await screen.go(`base/notice/index?id=${second.id}`)
    await screen.seesAt('notice-photo-pick')
    await post(screen)
    await screen.sees('今天张贴，从下一个工作日起计')
    await screen.picture('base-notice-again')
    expect(await onTheWall(reader)).toEqual(online(second.name))
    await desk().passDays(8)
    expect(await onTheWall(reader)).toEqual([])
  })
})
