import { stage } from './support/town'

const { open } = stage()

describe('the auditor', () => {
  it('can read everything and change nothing, and each reveal of a masked field is logged', async () => {
    const screen = await open('city-audit', { wide: true })
    await screen.tap('go-queue')
    await screen.choose('filter-stage', 'on-file')
    await screen.does('see the files', () => screen.startingWith('row-CA').first().waitFor())
    await screen.picture('audit-queue-1440')
    await screen.tapRow('史*瑾')
    await screen.seesAt('review-case')
    await screen.sees('这件事现在轮不到您办')
    for (const act of ['approve-submit', 'determine-submit', 'refuse-submit', 'correction-submit', 'exit-submit'])
      expect(await screen.at(act).count()).toBe(0)
    await screen.tap('reveal-m0-idNumber')
    await screen.tap('reveal-show')
    await screen.sees(/^999\d{14}[\dX]$/)
    await screen.picture('audit-reveal-1440')

    const worker = await open('w-shi')
    await worker.tap('open-case')
    await worker.tap('go-looked-at')
    await worker.does('see who looked', () =>
      worker.page.locator('[data-testid="look"]:visible', { hasText: '梅若谷' }).first().waitFor(),
    )
    await worker.picture('worker-looked-at-one')
  })

  it('can follow the money and has no button that moves it', async () => {
    const screen = await open('city-audit', { wide: true })
    await screen.tap('go-finance')
    await screen.seesAt('way-grants')
    expect(await screen.at('way-households').count()).toBe(0)
    await screen.picture('audit-money-1440')
    await screen.tap('way-grants')
    await screen.does('see the grants', () => screen.startingWith('row-').first().waitFor())
    expect(await screen.at('make-batch').count()).toBe(0)
  })
})
