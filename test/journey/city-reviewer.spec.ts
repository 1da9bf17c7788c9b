import { stage } from './support/town'

const { open } = stage()

describe('the city reviewer', () => {
  it('can judge a hit only after the worker has replied, and then completes the cross-check', async () => {
    const before = await open('city-review-1', { wide: true })
    await before.tap('go-queue')
    await before.tap('mine-crosschecking')
    await before.tapRow('蒲*澜')
    await before.sees('要等本人说明')
    await before.picture('city-hit-waiting-1440')
    const caseId = before.param('id')

    const worker = await open('w-pu')
    await worker.tap('want-hit')
    await worker.type('explain-text', '这笔定期存款是母亲的手术押金，已经用完。')
    await worker.tap('submit-explain')
    await worker.seesAt('explain-done')

    const screen = await open('city-review-1', { wide: true, at: `review/case/index?id=${caseId}` })
    await screen.sees('母亲的手术押金')
    await screen.sees('里逐条判断疑问')
    await screen.does('judge the explanation', () => screen.startingWith('verdict-').getByText('说明成立').click())
    await screen.does('settle it', () => screen.startingWith('settle-').first().click())
    await screen.seesAt('done')
    await screen.picture('city-hit-settled-1440')
    await screen.tap('complete-submit')
    await screen.does('see it done', () => screen.missing('complete-submit'))
  })

  it('confirms a second look at a household near the line, then determines its class', async () => {
    const screen = await open('city-review-1', { wide: true })
    await screen.tap('go-queue')
    await screen.tap('mine-determining')
    await screen.tapRow('鲍*星')
    await screen.seesAt('near-line')
    await screen.tap('near-line-looked')
    await screen.picture('city-near-line-1440')
    await screen.tap('determine-submit')
    await screen.seesAt('done')
  })

  it('reads the year report', async () => {
    const screen = await open('city-review-1', { wide: true, at: 'finance/report/index' })
    await screen.sees('台山市')
    await screen.picture('city-report-1440')
  })
})
