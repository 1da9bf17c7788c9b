import { PAYOUT_BATCHES } from '@cloud/usecases/stored/collections'
import type { PayoutBatchId } from '@domain/kernel/ids'
import { allot, answered, batched, exported, held, type OnFile, onFile, sent } from '@test/support/money'
import { aCardNumber } from '@test/support/people'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, type Town } from '@test/support/town'
import { now } from '@test/support/walk'
import { aWorkYear } from '@test/support/work-year'

let town: Town
let household: OnFile
beforeEach(async () => {
  town = await aTown(await aWorld())
  await allot(town, 20_000)
  const account = { bank: '虚构银行', branch: '虚构支行', number: aCardNumber(1) }
  household = await onFile(town)
  await onFile(town, { seed: 2, declaration: { account } as never })
})
afterEach(() => town.close())

/** A household whose account is used by no other household. */
const alone = async (): Promise<OnFile> => onFile(town, { seed: 3 })
const grants = async () => [await held(town, await alone())]
const onBatch = async (
  batch: PayoutBatchId,
  who: 'countyApprover' | 'countyFund',
  name: 'payout.reject' | 'payout.recall' | 'payout.notAccepted',
) => {
  const before = await town.world.ports.store.get(PAYOUT_BATCHES, batch)
  return async (why: string) => {
    const answer = await town.ask(who, name, { batch, why })
    if (!answer.ok) expect(await town.world.ports.store.get(PAYOUT_BATCHES, batch)).toEqual(before)
    return answer
  }
}

type Say = (words: string) => Promise<{ readonly ok: boolean }>
const SAYING: Record<string, () => Promise<Say>> = {
  'why a batch goes back': async () =>
    onBatch((await batched(town, await grants())).batch, 'countyApprover', 'payout.reject'),
  'why a batch is recalled': async () =>
    onBatch((await exported(town, await grants())).batch, 'countyFund', 'payout.recall'),
  'why the bank took none of it': async () =>
    onBatch((await sent(town, await grants())).batch, 'countyApprover', 'payout.notAccepted'),
  'whose matter a failure is': async () => {
    const at = await alone()
    const grant = await held(town, at)
    const { batch } = await sent(town, [grant])
    await answered(town, batch, [{ no: 1, amount: 400_000, result: '失败', reason: '其他' }])
    return async (words) =>
      town.ask('countyFund', 'payout.decideFailure', { grant, owner: 'bank', words }, await now(town, at.caseId))
  },
  'why an account of two households is right': async () => (reasons) =>
    town.ask('countyApprover', 'payout.stateAccount', { caseId: household.caseId, reasons }),
  'where a work calendar is from': async () => (source) =>
    town.ask('cityAdministrator', 'calendar.enter', { org: ORG.city.id, ...aWorkYear({ source }) }),
}

describe.each(Object.keys(SAYING))('%s', (what) => {
  test('is accepted as words, and refused with a private number in it', async () => {
    const say = (await SAYING[what]?.()) as Say
    for (const words of [
      '打 13800138000 问',
      '卡号 6222 0210 0000 1111 111',
      '(138)(0013)(8000)',
      '壹叁捌零零壹叁捌零零零',
    ])
      expect([words, await say(words)]).toMatchObject([words, { refusal: { code: 'TEXT_HOLDS_PRIVATE_DATA' } }])
    expect(await say('国办发明电〔2026〕7号，已核实')).toMatchObject({ ok: true })
  })
})
