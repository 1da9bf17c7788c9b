import { stage } from './support/town'

const { open } = stage()

describe('the base officer', () => {
  it('sees the duties and refuses an application with reasons', async () => {
    const screen = await open('bus-1')
    await screen.tap('go-duties')
    await screen.does('see a duty', () => screen.startingWith('duty-CA').first().waitFor())
    await screen.picture('base-duties')
    await screen.does('open the duty', () => screen.startingWith('duty-CA').first().click())
    await screen.seesAt('base-case')
    await screen.picture('base-case')
    await screen.tap('way-refuse')
    await screen.tap('refuse-reasons-not-a-worker')
    await screen.tap('refuse-submit')
    await screen.picture('base-refuse')
    await screen.tap('refuse-confirm')
    await screen.seesAt('done')
  })

  it('cannot take a notice down before its period has ended, and is shown its last day', async () => {
    const screen = await open('school-1')
    await screen.tap('go-duties')
    await screen.tap('go-cases')
    await screen.tapRow('公示中')
    await screen.tap('go-calendar')
    await screen.sees('为最后一天，次日起可以撤下')
    await screen.sees('公示期未满，任何人都不能提前撤下。')
    await screen.picture('base-notice-running')
    expect(await screen.at('notice-take-down').count()).toBe(0)
  })

  it('reads an objection without its author’s name, and cannot take the notice down before the objection is answered', async () => {
    const screen = await open('motor-1')
    await screen.tap('go-duties')
    await screen.picture('base-duties-objection')
    await screen.does('open the case with the objection', () => screen.startingWith('duty-CA').first().click())
    await screen.sees('听说他家去年买了车')
    await screen.picture('base-notice-objected')
    expect(await screen.at('notice-take-down').count()).toBe(0)
    expect(await screen.words('江听雪').count()).toBe(0)
  })
})
