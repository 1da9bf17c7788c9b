import { textOf } from '@test/support/word'
import { weakSignal } from './support/bad-weather'
import { photo } from './support/papers'
import { stage } from './support/town'

const { desk, open } = stage()

const ownCase = async (person: string) => {
  const { cases } = await desk().get(person, 'case.mine', {})
  const [own] = cases
  if (own === undefined) throw new Error(`${person} has no case`)
  return own
}

describe('a refusal', () => {
  it('of the base union is shown with its reasons and can be re-examined once by the county, which sends the case back', async () => {
    const { id } = await ownCase('w-zhan')
    const base = await open('paper-1', { at: `base/case/index?id=${id}` })
    await base.tap('way-more')
    await base.tap('way-refuse')
    await base.tap('refuse-reasons-not-a-worker')
    await base.tap('refuse-submit')
    await base.tap('refuse-confirm')
    await base.seesAt('done')

    const worker = await open('w-zhan', { width: 320 })
    const weather = await weakSignal(worker, 400, 12)
    await worker.tap('open-case')
    await worker.seesAt('refused')
    await worker.picture('worker-refused-320')
    await worker.tap('go-reexamine')
    await worker.tap('submit-reexamine')
    await worker.missing('reexamine-done')
    await worker.type('reexamine-why', '我在厂里签了三年合同，合同附上，请再核一遍。')
    await worker.upload('reexamine-files', photo('paper'))
    await worker.tap('submit-reexamine')
    await worker.seesAt('reexamine-done')
    await weather.over()

    // not offered to the union that refused
    await base.go(`base/case/index?id=${id}`)
    await base.seesAt('base-case')
    expect(await base.at('way-decideReexamination').count()).toBe(0)
    expect(await base.at('reexamination-submit').count()).toBe(0)

    const county = await open('xinhui-review', { wide: true, at: `review/case/index?id=${id}` })
    await county.sees('我在厂里签了三年合同')
    await county.tap('reexamination-no')
    await county.type('reexamination-reasons', '劳动合同有效，发回继续办理。')
    await county.picture('county-reexamination-1440')
    await county.tap('reexamination-submit')
    await county.seesAt('done')

    await worker.go(`worker/case/index?id=${id}`)
    await worker.sees('发回重新办理')
    await worker.sees('劳动合同有效')
    await base.go(`base/case/index?id=${id}`)
    await base.tap('way-more')
    await base.tap('way-refuse')
    await base.tap('refuse-reasons-not-a-worker')
    await base.tap('refuse-submit')
    await base.tap('refuse-confirm')
    await base.seesAt('done')
    await worker.go(`worker/case/index?id=${id}`)
    await worker.sees('复核已经用过一次，不能再申请复核')
    await worker.sees('复核已经用过。情况有变化的，可以重新申请')
    expect(await worker.page.getByText('可以申请一次复核').count()).toBe(0)
    expect(await worker.at('go-reexamine').count()).toBe(0)
  })

  it('of the county is re-examined by the city, whose refusal is final', async () => {
    const { id } = await ownCase('w-gu')
    const city = await open('city-review-1', { wide: true, at: `review/case/index?id=${id}` })
    await city.tap('reexamination-yes')
    await city.type('reexamination-reasons', '补办的登记晚于申请，维持原决定。')
    await city.tap('reexamination-submit')
    await city.seesAt('done')
    const worker = await open('w-gu')
    await worker.go(`worker/case/index?id=${id}`)
    await worker.sees('维持原来的结果')
    expect(await worker.at('go-reexamine').count()).toBe(0)
  })
})

describe('an answer requested from a worker', () => {
  it('can be entered by the officer beside her, and the log records that the officer entered it', async () => {
    const { id } = await ownCase('w-rong')
    const base = await open('steel-1', { at: `base/case/index?id=${id}`, width: 320 })
    await base.tap('go-steps-on-behalf')
    await base.upload('stand-in-disabilityCertificate', photo('paper'))
    // the income was asked about too, and has a field for its paper
    await base.upload('stand-in-incomeStatement', photo('paper'))
    await base.tap('stand-in-correction')
    await base.seesAt('done')
    await base.picture('base-stand-in-320')
    const worker = await open('w-rong')
    await worker.go(`worker/case/index?id=${id}`)
    const officer = (await desk().people()).find(({ key }) => key === 'steel-1')
    await worker.does('read whose hand it was', () =>
      worker.page
        .locator('.timeline-item:visible', { hasText: officer?.name ?? '' })
        .first()
        .waitFor(),
    )
    expect(await worker.at('want-correction').count()).toBe(0)
  })

  it('waits on the phone while there is no network, is shown as unsent, and is sent once', async () => {
    const { id } = await ownCase('w-pu')
    const worker = await open('w-pu')
    await worker.tap('want-hit')
    await worker.type('explain-text', '这笔定期存款是母亲的手术押金，已经用完。')
    await worker.signal(false)
    await worker.seesAt('offline')
    await worker.tap('submit-explain')
    await worker.sees('没有连上网络，您填的内容还在')
    await worker.picture('worker-explain-offline')
    await worker.signal(true)
    await worker.missing('offline')
    expect(await worker.at('explain-text').inputValue()).toContain('手术押金')
    await worker.tap('submit-explain')
    await worker.seesAt('explain-done')
    worker.forgive(/ERR_INTERNET_DISCONNECTED/)
    const { log } = await ownCase('w-pu')
    expect(log.filter(({ kind }) => kind === 'answerHit')).toHaveLength(1)
    expect(id).not.toBe('')
  })
})

describe('a worker', () => {
  it('can download a file of their own data, and can revoke a consent after its consequence was shown', async () => {
    const worker = await open('w-he', { width: 320 })
    await worker.tap('open-case')
    const copy = textOf(await worker.download('own-copy'))
    for (const word of ['贺小禾', '罗成蹊', '慢性肾病']) expect(copy).toContain(word)
    await worker.tap('go-consents')
    await worker.tap('revoke-crosscheck')
    await worker.picture('worker-revoke-320')
    expect((await ownCase('w-he')).stage).toBe('submitted')
    await worker.tap('revoke-yes')
    await worker.seesAt('revoked')
    expect((await ownCase('w-he')).stage).toBe('withdrawn')
    // the case is no longer a duty of any officer
    const base = await open('bus-1')
    await base.opens('go-duties', 'base/duties/index')
    await base.sees('今天没有要办的事')
  })
})

describe('the file of a household', () => {
  it('is closed by the city with a reason that the worker can read, and cannot be closed twice', async () => {
    const { id } = await ownCase('w-shi')
    const city = await open('city-review-2', { wide: true, at: `review/case/index?id=${id}` })
    await city.tap('exit-open')
    await city.tap('exit-because-improved')
    await city.type('exit-words', '肇事方已经赔偿，家庭收入恢复。')
    await city.tap('exit-submit')
    await city.picture('city-exit-1440')
    await city.tap('exit-confirm')
    await city.seesAt('done')
    expect(await city.at('exit-submit').count()).toBe(0)
    const worker = await open('w-shi')
    await worker.go(`worker/case/index?id=${id}`)
    await worker.does('see the file closed', () =>
      worker.at('stage-now').filter({ hasText: '已经退出帮扶档案' }).waitFor(),
    )
    await worker.sees('肇事方已经赔偿')
  })
})
