import { photo } from './support/papers'
import { stage } from './support/town'

const { open } = stage()

describe('the worker', () => {
  it('answers everything that a correction asks for in one submission', async () => {
    const screen = await open('w-rong')
    await screen.picture('worker-home-correction')
    await screen.tap('want-correction')
    await screen.sees('残疾证已过有效期')
    await screen.paper('disabilityCertificate', photo('paper'))
    await screen.type('correction-note', '新证和单位证明都补上了。')
    await screen.picture('worker-correct')
    await screen.tap('submit-correction')
    await screen.seesAt('correction-done')
  })

  it('is asked about a hit before a verdict is entered, and explains the hit', async () => {
    const screen = await open('w-pu')
    await screen.tap('want-hit')
    await screen.picture('worker-explain')
    await screen.tap('submit-explain')
    await screen.seesAt('explain')
    await screen.type('explain-text', '这笔定期存款是母亲的手术押金，已经用完。')
    await screen.upload('explain-files', photo('paper'))
    await screen.tap('submit-explain')
    await screen.seesAt('explain-done')
  })

  it('reads the stage of the case, who has looked at it, and the reasons of a refusal', async () => {
    const screen = await open('w-chang')
    await screen.tap('open-case')
    await screen.seesAt('refused')
    await screen.sees('高于相对困难标准')
    await screen.picture('worker-case-refused')
    await screen.tap('go-looked-at')
    await screen.seesAt('looked-at')
    await screen.picture('worker-looked-at')
    await screen.tap('back')
    await screen.tap('go-consents')
    await screen.seesAt('consent-crosscheck')
    await screen.picture('worker-consents')
  })

  it('withdraws the case after a second confirmation', async () => {
    const screen = await open('w-he')
    await screen.tap('open-case')
    await screen.tap('withdraw')
    await screen.tap('withdraw-no')
    await screen.tap('withdraw')
    await screen.type('withdraw-why', '家里情况好转了。')
    await screen.picture('worker-withdraw')
    await screen.tap('withdraw-yes')
    await screen.does('see the case withdrawn', () =>
      screen.at('stage-now').filter({ hasText: '申请已经撤回' }).waitFor(),
    )
  })

  it('cannot submit a claim for the case that the union made on his behalf while his name is missing', async () => {
    const screen = await open('w-wei', { at: 'pages/me/index' })
    await screen.tap('go-claim')
    await screen.seesAt('claim-name')
    await screen.picture('worker-claim')
    await screen.tap('submit-claim')
    await screen.sees('姓名不对')
  })

  it('reads every page in large type on a narrow phone without scrolling sideways', async () => {
    const screen = await open('w-ou', { width: 320 })
    await screen.tap('large-type')
    await screen.tap('open-case')
    await screen.seesAt('case')
    const caseId = screen.param('id')
    const pages = [
      'pages/home/index',
      'pages/notices/index',
      'pages/inbox/index',
      'pages/me/index',
      'worker/precheck/index',
      'worker/apply/index',
      'worker/claim/index',
      ...['case', 'looked-at', 'consents', 'account'].map((page) => `worker/${page}/index?id=${caseId}`),
    ]
    const wide: string[] = []
    for (const at of pages) {
      await screen.turnTo(at)
      const onTop = screen.page.locator(`[id^="/${at.split('?')[0]}?"] .page-large:visible`)
      await screen.does(`see ${at}`, () => onTop.waitFor())
      await screen.settled()
      const sideways = await screen.page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('.taro_page')].some(
          (box) => box.scrollWidth > Math.max(320, box.clientWidth),
        ),
      )
      if (sideways) wide.push(at)
      await screen.picture(`large-320-${at.replace(/\W+/g, '-').slice(0, 24)}`)
    }
    expect(wide).toEqual([])
  })
})
