import { startingArea } from '@domain/policy/starting'
import { CITY } from '@local/town/found'
import { demoPolicy } from '@local/town/policy'
import { inventedId } from '@local/walk/identity'
import { halfFilled, WIFE } from '@test/support/half-filled'
import type { Screen } from './support/browser'
import { photo } from './support/papers'
import { stage } from './support/town'
import { seat } from './support/working'

const { desk, open } = stage()

const ownCase = async (person: string) => {
  const { cases } = await desk().get(person, 'case.mine', {})
  const [own] = cases
  if (own === undefined) throw new Error(`${person} has no case`)
  return own
}

/** Taps without a network: the page shows a message and keeps the input. After the connection is back, the same tap works. */
const tappedTwice = async (screen: Screen, testId: string): Promise<void> => {
  await screen.signal(false)
  await screen.seesAt('offline')
  await screen.tap(testId)
  await screen.sees('没有连上网络，您填的内容还在')
  await screen.signal(true)
  await screen.missing('offline')
  await screen.tap(testId)
  screen.forgive(/ERR_INTERNET_DISCONNECTED/)
}

describe('without a network nothing is lost and nothing is done twice', () => {
  it('when an officer submits the committee’s decision', async () => {
    const { id } = await ownCase('w-min')
    const screen = await open('lamp-1', { at: `base/deliberation/index?id=${id}`, width: 320 })
    await screen.type('deliberation-place', '三楼会议室')
    await seat(screen, ['高山月', '流水声', '春雨来'])
    await screen.tap('deliberation-chair-高山月')
    await screen.tap('ballot-open')
    await screen.tap('kin-asked')
    await screen.tap(`all-for-${id}`)
    await tappedTwice(screen, 'deliberation-submit')
    await screen.seesAt('done')
    const { log } = await ownCase('w-min')
    expect(log.filter(({ kind }) => kind === 'concludeDeliberation')).toHaveLength(1)
  })

  it('when an officer posts a notice, the photo waits on the phone and is sent automatically later', async () => {
    const { id } = await ownCase('w-nong')
    const screen = await open('noodle-1', { at: `base/notice/index?id=${id}` })
    await screen.seesAt('notice-photo-pick')
    await screen.signal(false)
    await screen.seesAt('offline')
    await screen.give('notice-photo-pick', photo('board'))
    await screen.does('see that it was not sent', () => screen.startingWith('tile-again').first().waitFor())
    await screen.picture('base-photo-waiting')
    await screen.signal(true)
    await screen.does('have it received', () => screen.startingWith('tile-received').first().waitFor())
    await tappedTwice(screen, 'notice-post')
    await screen.seesAt('done')
    const { log } = await ownCase('w-nong')
    expect(log.filter(({ kind }) => kind === 'postNotice')).toHaveLength(1)
  })

  it('when an officer adds a member to the roster, and when a worker claims a case', async () => {
    const base = await open('bus-1', { at: 'union/roster/index' })
    await base.type('roster-name', '雨初晴')
    await base.type('roster-id', inventedId(9700, '1990-02-02', 'male'))
    await tappedTwice(base, 'roster-add')
    await base.sees('雨初晴已加入名册')
    await base.sees('共 1 人')

    const about = (await desk().people()).find(({ key }) => key === 'w-wei')?.about ?? ''
    const worker = await open('w-wei', { at: 'worker/claim/index', width: 320 })
    await worker.type('claim-name', '卫安澜')
    await worker.type('claim-id', /身份证号 (\S{18})/.exec(about)?.[1] ?? '')
    await worker.type('claim-code', /认领码 (\d{8})/.exec(about)?.[1] ?? '')
    await tappedTwice(worker, 'submit-claim')
    await worker.seesAt('stage-now')
  })
})

describe('when the rules change while a form is half filled', () => {
  it('the changes are shown before the form is submitted, and nothing has to be typed again', async () => {
    const worker = await desk().newcomer(WIFE.name)
    await halfFilled(desk(), worker)
    const screen = await open(worker, { width: 320 })
    await screen.tap('go-apply')
    await screen.tap('start-apply')
    await screen.seesAt('form-hub')
    expect(await screen.at('changed-rules').count()).toBe(0)
    const before = demoPolicy('2026-03-09')
    const areas = { ...(before.areas as object), pengjiang: startingArea(1200, 1900) }
    await desk().get('city-admin', 'policy.publish', { org: CITY, policy: { ...before, areas } })
    await screen.go('worker/apply/index')
    await screen.seesAt('changed-rules')
    await screen.sees('低保标准：每人每月 ¥1,100.00 改为 ¥1,200.00')
    await screen.picture('worker-changed-rules-320')
    await screen.tap('block-family')
    await screen.sees(WIFE.name)
  })
})
