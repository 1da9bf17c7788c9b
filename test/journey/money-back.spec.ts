import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { inventedCard } from '@local/walk/identity'
import { approves, handsOver, importsAnswers } from './support/bank'
import type { Screen } from './support/browser'
import { inTurn } from './support/in-turn'
import { photo } from './support/papers'
import { stage } from './support/town'

const { desk, open } = stage()
const MAKER = 'pengjiang-fund'
const APPROVER = 'pengjiang-approve'
const WORKER = 'w-zuo'
const WHOLE_NAME = '左知夏'
/** the masked name, as shown to everybody above the base union */
const MASKED = '左*夏'
/** what the demo town has set aside for this household: living 6,000 yuan, medical 8,000 */
const LIVING = /^6,?000(\.00)?$/
/** a reason of the bank's own: who has to act is asked with its first file only */
const OF_THIS_BANK = '内部代码七'

let file: Uint8Array = new Uint8Array()
const then = inTurn()

/** Both grants of the household, ticked on the open list, go into a new batch. */
const makeBatch = async (maker: Screen): Promise<string> => {
  const rows = maker.page.locator('[data-testid^="row-"]:visible', { hasText: MASKED })
  await maker.does('see both grants', () => rows.nth(1).waitFor())
  for (const row of await rows.all()) await maker.does('tick a grant', () => row.getByRole('checkbox').click())
  await maker.tap('make-batch')
  await maker.sees('待复核')
  return maker.param('batch')
}

/** Opens the page of an act on the living grant, from the list of grants in this state. */
const openAct = async (screen: Screen, state: string, act: string): Promise<void> => {
  await screen.go(`finance/grants/index?state=${state}`)
  const row = screen.page.locator('[data-testid^="row-"]:visible', { hasText: MASKED }).filter({ hasText: '生活救助' })
  await screen.does(`open ${act}`, () => row.first().locator(`[data-testid^="${act}-GR-"]`).click())
}

/** Enters a part of the money that has come in. */
const receives = async (maker: Screen, part: string): Promise<void> => {
  await openAct(maker, 'recovering', 'received')
  await maker.type('received-amount', part)
  await maker.picture(`back-6-received-${part}`)
  await maker.tap('received-send')
  await maker.missing('received-send')
}

describe('money that a bank pays in part and sends back, and that is paid again and asked back', () => {
  then(
    'the fund officer makes a batch, another person approves it, the bank pays one line and fails the other',
    async () => {
      const maker = await open(MAKER, { wide: true })
      await maker.tap('go-finance')
      await maker.tap('duty-batch')
      const batch = await makeBatch(maker)
      await approves(await open(APPROVER, { wide: true }), batch, '2', '14000')
      file = await handsOver(maker)
      await importsAnswers(
        maker,
        file,
        (amount) => (LIVING.test(amount) ? { 结果: '成功' } : { 结果: '失败', 失败原因: OF_THIS_BANK }),
        'back-1-part-failed-plan',
        'payee',
      )
      await maker.sees(OF_THIS_BANK)
      await maker.picture('back-1-part-failed')
    },
  )

  then('days later the bank returns what it had paid', async () => {
    await desk().passDays(3)
    const maker = await open(MAKER, { wide: true })
    await maker.tap('go-finance')
    await maker.tap('way-batches')
    await maker.picture('back-2-batches')
    await maker.does('open the batch', () => maker.startingWith('row-PB-').first().click())
    await importsAnswers(
      maker,
      file,
      (amount) =>
        LIVING.test(amount) ? { 结果: '退汇', 失败原因: '账户已销户' } : { 结果: '失败', 失败原因: OF_THIS_BANK },
      'back-2-returned-plan',
    )
    await maker.sees(/退汇/)
    await maker.picture('back-2-returned')
  })

  then('the worker reads of both and puts the account right', async () => {
    const screen = await open(WORKER)
    await screen.picture('back-3-worker-home')
    await screen.tap('want-account')
    await screen.picture('back-3-worker-account')
    await screen.type('account-holder', WHOLE_NAME)
    await screen.type('account-number', inventedCard(8802))
    await screen.tap('account-bank-offer-own')
    await screen.type('account-bank', '演示银行')
    await screen.upload('account-proof', photo('paper'))
    await screen.tap('submit-account')
    await screen.seesAt('account-done')
  })

  then('both are paid again, as a new batch', async () => {
    const maker = await open(MAKER, { wide: true })
    await maker.tap('go-finance')
    await maker.picture('back-4-finance-home')
    await maker.tap('duty-failed')
    await maker.picture('back-4-failures')
    const batch = await makeBatch(maker)
    await approves(await open(APPROVER, { wide: true }), batch, '2', '14000')
    file = await handsOver(maker)
    await importsAnswers(maker, file, () => ({ 结果: '成功' }), 'back-4-paid-again-plan')
    await maker.picture('back-4-paid-again')
  })

  then('the worker confirms that the money of both has arrived', async () => {
    const screen = await open(WORKER)
    await screen.picture('back-5-worker-home')
    for (const grant of ['first', 'second']) {
      if (grant === 'second') await screen.go('')
      await screen.tap('want-receipt')
      await screen.tap('arrived-yes')
      for (const question of [1, 2, 3]) await screen.tap(`mark-${question}-5`)
      await screen.tap('submit-receipt')
      await screen.seesAt('receipt-done')
    }
    await screen.go('')
    await screen.sees('帮扶金已经到账')
  })

  then('money that was not due is asked back and comes in two parts, and the worker reads of each', async () => {
    const maker = await open(MAKER, { wide: true })
    await openAct(maker, 'paid', 'recover')
    await maker.tap('from-household')
    await maker.type('recover-words', '后来查明已由别处救助')
    await maker.picture('back-6-recover')
    await maker.tap('recover-send')
    await maker.missing('recover-send')
    const screen = await open(WORKER)
    await screen.sees('有一笔帮扶金要退回')
    await screen.picture('back-6-worker-home')
    await receives(maker, '2000')
    await screen.tap('open-case')
    await screen.sees('要退回 ¥6,000.00，已经收到 ¥2,000.00')
    await screen.picture('back-6-worker-case-part')
    await receives(maker, '4000')
    await maker.go('finance/grants/index?state=recovered')
    await maker.sees(MASKED)
    await maker.picture('back-6-recovered')
    await screen.reload()
    await screen.sees('退回了 ¥6,000.00')
    await screen.picture('back-6-worker-case-recovered')
    await screen.go('pages/inbox/index')
    await screen.sees('收到退回的帮扶金')
    await screen.picture('back-6-worker-inbox')
  })

  then('the logs and the ledger rebuild what is stored, exactly', async () => {
    await desk().stop()
    const tool = path.resolve('dist/desk/maintenance.cjs')
    const rebuild = spawnSync(process.execPath, [tool, 'rebuild', '--data', desk().data], { encoding: 'utf8' })
    expect(rebuild.stdout).toMatch(/按日志重算了 \d+ 个案件/)
    expect(rebuild.stdout).not.toContain('不一致')
    expect(rebuild.status).toBe(0)
  })
})
