import { stage } from './support/town'

const { open } = stage()

describe('the money', () => {
  it('is put in a batch that its maker cannot approve', async () => {
    const maker = await open('pengjiang-fund', { wide: true })
    await maker.tap('go-finance')
    await maker.tap('duty-batch')
    await maker.tick('生活救助')
    await maker.tap('make-batch')
    await maker.seesAt('batch-yours')
    await maker.sees('这一批由您制单，须由另一人复核')
    await maker.picture('money-batch-own-1440')
    expect(await maker.at('batch-approve').count()).toBe(0)
    const batch = maker.param('batch')

    const approver = await open('pengjiang-approve', { wide: true })
    await approver.tap('go-finance')
    await approver.tap('duty-approve')
    await approver.picture('money-batches-1440')
    await approver.tap(`row-${batch}`)
    await approver.type('control-count', '1')
    await approver.type('control-total', '1')
    await approver.tap('batch-approve')
    await approver.sees('笔数或合计对不上，请再核一遍')
    await approver.picture('money-approve-wrong-1440')
    await approver.type('control-total', '6000')
    await approver.tap('batch-approve')
    await approver.missing('batch-approve')
    expect(await approver.at('bank-file').count()).toBe(0)
  })
})
