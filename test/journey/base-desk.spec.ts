import { aYear, type Year } from '@test/support/walking/deeds'
import { pagesOf } from '@test/support/word'
import type { Screen } from './support/browser'
import { stage } from './support/town'
import { leafThrough } from './support/working'

const OFFICER = 'lamp-1'
const { desk, open } = stage()
let year: Year
beforeAll(async () => {
  year = await aYear(desk())
})

const press = (screen: Screen, key: string): Promise<void> =>
  screen.does(`press ${key}`, () => screen.page.keyboard.press(key))
/** the household that is open beside the list */
const openOne = (screen: Screen) => screen.page.locator('.desk-row-at:visible')
const idOf = async (screen: Screen): Promise<string> =>
  ((await openOne(screen).getAttribute('data-testid')) ?? '').replace('desk-', '')
const isOpen = (screen: Screen, id: string): Promise<void> =>
  screen.does(`see ${id} open`, () => screen.page.locator(`.desk-row-at[data-testid="desk-${id}"]`).waitFor())
const inList = async (screen: Screen): Promise<readonly string[]> => {
  const rows = await screen.startingWith('desk-CA-').all()
  return Promise.all(rows.map(async (row) => ((await row.getAttribute('data-testid')) ?? '').replace('desk-', '')))
}
const atDesk = async (): Promise<Screen> => {
  const screen = await open(OFFICER, { wide: true })
  await screen.tap('go-today')
  await screen.opens('go-desk', 'base/case/index')
  await screen.seesAt('desk-find')
  await screen.idle()
  return screen
}

describe('thirty households at a wide desk', () => {
  it('are gone through with J and K beside their list, and Enter opens the page on which the next step is taken', async () => {
    const screen = await atDesk()
    const all = await inList(screen)
    expect(all.length).toBeGreaterThanOrEqual(30)
    await isOpen(screen, all[0] ?? '')
    await screen.picture('base-desk-1440')
    for (const id of all.slice(1, 6)) {
      await press(screen, 'j')
      await isOpen(screen, id)
    }
    await press(screen, 'K')
    await isOpen(screen, all[4] ?? '')
    await press(screen, 'k')
    await isOpen(screen, all[3] ?? '')
    await screen.tap('desk-stage-submitted')
    expect(await inList(screen)).toEqual(expect.arrayContaining([...year.toAccept]))
    await screen.tap('desk-stage-deliberating')
    expect(await inList(screen)).toEqual(expect.arrayContaining([...year.toDeliberate]))
    expect(await inList(screen)).not.toContain(year.toAccept[0])
    const [, first = '', second = ''] = await inList(screen)
    await screen.tap(`desk-${first}`)
    await isOpen(screen, first)
    await screen.idle()
    await screen.picture('base-desk-deliberating-1440')
    // Enter belongs to the household that is open, whatever was clicked before
    await press(screen, 'j')
    await isOpen(screen, second)
    await press(screen, 'Enter')
    await screen.seesAt('deliberation-place')
    expect(screen.param('id')).toBe(second)
    // the list is another page now: its keys are asleep
    await press(screen, 'j')
    await screen.page.goBack()
    await isOpen(screen, second)
  })

  it('are found by name, and letters that are typed do not move the list', async () => {
    const screen = await atDesk()
    const at = await idOf(screen)
    await screen.does('type jk', () => screen.at('desk-find').pressSequentially('jk'))
    await screen.seesAt('desk-find')
    await screen.type('desk-find', '')
    await isOpen(screen, at)
    const name =
      (await screen
        .at(`desk-${year.toPost[3] ?? ''}`)
        .locator('.case-strong')
        .textContent()) ?? ''
    await screen.type('desk-find', name)
    await screen.does('see the others go', () =>
      screen.at(`desk-${year.toAccept[0] ?? ''}`).waitFor({ state: 'hidden' }),
    )
    expect(await inList(screen)).toContain(year.toPost[3])
  })

  it('are accepted one after the other without leaving the list', async () => {
    const screen = await atDesk()
    await screen.tap(`desk-${year.toAccept[0] ?? ''}`)
    await isOpen(screen, year.toAccept[0] ?? '')
    await leafThrough(screen)
    await screen.picture('base-desk-papers-1440')
    await screen.tap('accept-submit')
    await screen.tap('next-one')
    await isOpen(screen, year.toAccept[1] ?? '')
    await leafThrough(screen)
    await screen.tap('accept-submit')
    await screen.seesAt('done')
    await screen.picture('base-desk-accepted-1440')
  })

  it('have their notices and minutes printed in one go, a page for each', async () => {
    const screen = await open(OFFICER, { wide: true, at: 'base/print/index' })
    await screen.tap('paper.notice-all')
    await screen.picture('base-print-1440')
    const notices = await screen.download('paper.notice-run')
    expect(await pagesOf(notices)).toBe(year.toPost.length)
    await screen.tap('paper.minutes-all')
    const minutes = await screen.download('paper.minutes-run')
    expect(await pagesOf(minutes)).toBe(year.toPost.length)
  })
})
