import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { APPLICANT, precheck, upToSigning, whoAndWhere } from './support/applying'
import { approves, type BankAnswer, handsOver, importsAnswers } from './support/bank'
import type { Screen } from './support/browser'
import { inTurn } from './support/in-turn'
import { filledIn, photo } from './support/papers'
import { stage } from './support/town'
import { deliberate, leafThrough, postNotice, signSurvey, survey } from './support/working'

const { desk, open } = stage()
/** the masked name, as shown to everybody above the base union */
const MASKED = '谷*声'
const OFFICERS = { base: 'market-1', county: 'pengjiang-review', city: 'city-review-1', maker: 'pengjiang-fund' }
const APPROVER = 'pengjiang-approve'

let worker = ''
let caseId = ''

const dutyOf = async (screen: Screen): Promise<void> => {
  await screen.opens('go-duties', 'base/duties/index')
  await screen.tap(`duty-${caseId}`)
}

/** Exports one counterpart's list, and imports it with "no record" for everybody. */
/** One bureau answers in a word of its own, of which a person says what it means. */
const IN_OWN_WORDS = 'vehicles'
const ask = async (screen: Screen, counterpart: string): Promise<void> => {
  const own = counterpart === IN_OWN_WORDS
  const list = await screen.download(`export-${counterpart}`)
  const back = await filledIn(list, '查询结果', () => ({ 查询结果: own ? '名下为零' : '无记录' }))
  await screen.give(`import-${counterpart}-table-pick`, back)
  await screen.tap(`import-${counterpart}-check`)
  if (own) {
    await screen.tap(`import-${counterpart}-word-0-no-record`)
    await screen.picture('city-bureau-words-1440')
    await screen.tap(`import-${counterpart}-check`)
    await screen.picture('city-bureau-dry-run-1440')
  }
  await screen.tap(`import-${counterpart}-send`)
  await screen.does(`have ${counterpart} read in`, () =>
    screen.at(`counterpart-${counterpart}`).locator('[data-testid="import-result"]').waitFor(),
  )
}

/** Pays a waiting batch: approved by another person, handed over to the bank, the bank's results imported. */
const payOut = async (maker: Screen, answer: BankAnswer): Promise<void> => {
  await approves(await open(APPROVER, { wide: true }), maker.param('batch'), '1', '6000')
  const file = await handsOver(maker)
  await importsAnswers(maker, file, () => answer, 'money-dry-run-1440')
  await maker.picture('money-batch-1440')
}

const then = inTurn()

describe('one household, from the first tap to money in the bank', () => {
  then('the worker looks whether help is likely, then applies', async () => {
    worker = await desk().newcomer(APPLICANT.name)
    const screen = await open(worker)
    await screen.picture('worker-home-first')
    await precheck(screen)
    await screen.tap('precheck-apply')
    await screen.tap('start-apply')
    await whoAndWhere(screen)
    await upToSigning(screen)
    await screen.tap('next')
    await screen.seesAt('submitted')
    await screen.picture('worker-case-submitted')
    caseId = screen.param('id')
  })

  then('the base union accepts, surveys with two people, and deliberates', async () => {
    const screen = await open(OFFICERS.base)
    await dutyOf(screen)
    await leafThrough(screen)
    await screen.picture('base-papers')
    await screen.tap('accept-submit')
    await screen.seesAt('go-survey')
    await screen.tap('go-survey')
    await survey(screen)
    await signSurvey(screen)
    await screen.tap('survey-submit')
    await screen.tap('survey-to-deliberation')
    await deliberate(screen)
    await screen.seesAt('done')
  })

  then('the city asks every counterpart and nothing speaks against it', async () => {
    const screen = await open(OFFICERS.city, { wide: true })
    await screen.tap('go-queue')
    await screen.tap('go-crosscheck')
    await screen.tap(`choose-${caseId}`)
    await screen.picture('city-crosscheck-1440')
    await screen.tap('batch-create')
    await screen.seesAt('batch')
    const cards = screen.startingWith('counterpart-')
    await screen.startingWith('export-').nth(1).waitFor()
    const handles: string[] = []
    for (const card of await cards.all()) handles.push((await card.getAttribute('data-testid')) ?? '')
    for (const handle of handles) await ask(screen, handle.replace('counterpart-', ''))
    await screen.picture('city-batch-1440')
    await screen.tap(`row-${caseId}`)
    await screen.tap('complete-submit')
    await screen.seesAt('done')
  })

  then('the notice hangs seven working days, then comes down', async () => {
    const screen = await open(OFFICERS.base)
    await dutyOf(screen)
    await postNotice(screen)
    await screen.sees(/最早|满|公示/)
    await desk().passDays(8)
    await screen.go('')
    await dutyOf(screen)
    await screen.upload('down-photo', photo('board'))
    await screen.picture('base-notice-take-down')
    await screen.tap('notice-take-down')
    await screen.missing('notice-take-down')
  })

  then('the county approves', async () => {
    const screen = await open(OFFICERS.county, { wide: true })
    await screen.tap('go-queue')
    await screen.tap(`row-${caseId}`)
    await screen.picture('county-case-1440')
    await screen.tap('approve-submit')
    await screen.seesAt('done')
  })

  then('the city determines the class', async () => {
    const screen = await open(OFFICERS.city, { wide: true })
    await screen.tap('go-queue')
    await screen.tap('mine-determining')
    await screen.tap(`row-${caseId}`)
    await screen.picture('city-determine-1440')
    await screen.tap('determine-submit')
    await screen.seesAt('done')
  })

  then('a grant is held and put into a batch, and the bank sends it back', async () => {
    const screen = await open(OFFICERS.maker, { wide: true })
    await screen.tap('go-finance')
    await screen.picture('money-home-1440')
    await screen.tap('way-households')
    await screen.tap(`row-${caseId}`)
    await screen.tap('programme-living')
    await screen.picture('money-propose-1440')
    await screen.tap('grant-hold')
    await screen.tap('to-grants')
    await screen.tick(MASKED)
    await screen.picture('money-grants-1440')
    await screen.tap('make-batch')
    await screen.sees('待复核')
    await payOut(screen, { 结果: '失败', 失败原因: '账号户名不符' })
    await screen.sees(/账号户名不符/)
  })

  then('the worker puts the account right and is paid', async () => {
    const screen = await open(worker)
    await screen.picture('worker-home-failed')
    await screen.tap('want-account')
    await screen.sees(/账号户名不符/)
    await screen.type('account-holder', APPLICANT.name)
    await screen.type('account-number', APPLICANT.secondAccount)
    await screen.tap('account-bank-offer-own')
    await screen.type('account-bank', '演示银行')
    await screen.upload('account-proof', photo('paper'))
    await screen.picture('worker-account')
    await screen.tap('submit-account')
    await screen.seesAt('account-done')
    const maker = await open(OFFICERS.maker, { wide: true })
    await maker.tap('go-finance')
    await maker.tap('duty-failed')
    await maker.tick(MASKED)
    await maker.picture('money-failures-1440')
    await maker.tap('make-batch')
    await maker.sees('待复核')
    await payOut(maker, { 结果: '成功' })
  })

  then('the worker says that the money has arrived and answers three questions', async () => {
    const screen = await open(worker)
    await screen.tap('want-receipt')
    await screen.tap('arrived-yes')
    for (const question of [1, 2, 3]) await screen.tap(`mark-${question}-5`)
    await screen.type('receipt-words', '谢谢工会。')
    await screen.picture('worker-receipt')
    await screen.tap('submit-receipt')
    await screen.seesAt('receipt-done')
    await screen.go(`worker/case/index?id=${caseId}`)
    await screen.seesAt('grant-paid')
    await screen.sees('您已经回答过')
    await screen.picture('worker-case-paid')
  })

  then('its log rebuilds what is stored, exactly', async () => {
    await desk().stop()
    const rebuild = spawnSync(
      process.execPath,
      [path.resolve('dist/desk/maintenance.cjs'), 'rebuild', '--data', desk().data],
      {
        encoding: 'utf8',
      },
    )
    expect(rebuild.stdout).toMatch(/按日志重算了 \d+ 个案件/)
    expect(rebuild.stdout).not.toContain('不一致')
    expect(rebuild.status).toBe(0)
  })
})
