import { photo } from './support/papers'
import { stage } from './support/town'

const { open } = stage()

describe('a member of the union', () => {
  it('reads the notice of their own union and objects anonymously', async () => {
    const screen = await open('w-jiang', { at: 'pages/notices/index' })
    await screen.does('open the notice', () => screen.startingWith('notice-NO').first().click())
    await screen.sees('公示期')
    await screen.picture('member-notice')
    await screen.tap('go-object')
    await screen.tap('object-how-anonymous')
    await screen.type('object-text', '他家在老家还有一处出租的房子。')
    await screen.picture('member-object')
    await screen.tap('submit-object')
    await screen.seesAt('object-done')
  })

  it('sees no notice of other unions', async () => {
    const screen = await open('w-he', { at: 'pages/notices/index' })
    await screen.seesAt('notices')
    await screen.does('see that nothing is posted', () => screen.page.locator('.empty:visible').first().waitFor())
    await screen.picture('member-notices-none')
    expect(await screen.startingWith('notice-').count()).toBe(0)
  })
})

describe('the county reviewer', () => {
  it('goes through the queue with the keyboard and requests a correction', async () => {
    const worker = await open('w-rong')
    await worker.tap('want-correction')
    await worker.paper('disabilityCertificate', photo('paper'))
    await worker.tap('submit-correction')
    // the income was asked about too: an answer without a paper or a text for it is incomplete
    await worker.sees('还缺证明材料：收入情况')
    await worker.paper('incomeStatement', photo('paper'))
    await worker.tap('submit-correction')
    await worker.seesAt('correction-done')

    const screen = await open('xinhui-review', { wide: true })
    await screen.tap('go-queue')
    await screen.tap('mine-county-review')
    await screen.does('see the queue', () => screen.startingWith('row-CA').first().waitFor())
    await screen.picture('county-queue-1440')
    await screen.page.keyboard.press('ArrowDown')
    await screen.page.keyboard.press('ArrowUp')
    await screen.page.keyboard.press('Enter')
    await screen.seesAt('review-case')
    await screen.tap('way-requestCorrection')
    await screen.tap('correction-items-householdRegister')
    await screen.picture('county-correction-1440')
    await screen.tap('correction-submit')
    await screen.seesAt('done')
  })

  it('approves the case after the worker has answered', async () => {
    const worker = await open('w-rong')
    await worker.tap('want-correction')
    await worker.paper('householdRegister', photo('paper'))
    await worker.tap('submit-correction')
    await worker.seesAt('correction-done')

    const screen = await open('xinhui-review', { wide: true })
    await screen.tap('go-queue')
    await screen.tap('mine-county-review')
    await screen.does('open the case', () => screen.startingWith('row-CA').first().click())
    await screen.tap('approve-submit')
    await screen.seesAt('done')
    await screen.picture('county-approved-1440')
  })

  it('answers an objection in writing', async () => {
    const screen = await open('pengjiang-review', { wide: true })
    await screen.tap('go-queue')
    await screen.choose('filter-stage', 'on-notice')
    await screen.does('open the case', () => screen.startingWith('row-CA').first().click())
    await screen.does('say that it does not hold', () => screen.at('objection-upheld-no').click())
    await screen.picture('county-objection-1440')
    await screen.tap('objection-submit')
    await screen.seesAt('done')
  })
})
