import { byMeasure, FINGER } from './support/barriers'
import { stage } from './support/town'

const { open } = stage()
/** the front page is nobody's own: it is served from the root */
const front = (width: number) => open('front', { width, folder: '' })

describe('the front page of the demo town', () => {
  test.each([320, 375, 1440])('fits a window of %d px, and every control is large enough', async (width) => {
    const screen = await front(width)
    expect(await byMeasure(screen.page, FINGER)).toEqual([])
  })

  it('shows a household at every stop, and opens with one tap the page of whoever does the next thing', async () => {
    const screen = await front(1440)
    const { page } = screen
    const stops = page.locator('.stop')
    expect(await stops.count()).toBe(11)
    for (const stop of (await stops.all()).slice(1)) expect(await stop.locator('a.do').count()).toBeGreaterThan(0)
    await page.locator('.stop', { hasText: '受理' }).first().locator('a.do').click()
    await page.frameLocator('iframe').locator('[data-testid="paper-check"]').waitFor()
  })

  it('tells at every stop of the tour who one is, what to press, and where the next stop is', async () => {
    const screen = await front(375)
    const { page } = screen
    await page.locator('.tour a').click()
    let stops = 1
    for (; (await page.getByRole('link', { name: '下一站', exact: true }).count()) > 0; stops += 1) {
      expect(await byMeasure(page, FINGER)).toEqual([])
      await page.getByRole('link', { name: '下一站', exact: true }).click()
      await page.locator('iframe').waitFor()
      await page.getByText('您现在是').waitFor()
    }
    expect(stops).toBe(11)
  })

  it('shows a phone as a whole in the window of a desk, down to the labels of its tabs', async () => {
    const screen = await open('front', { wide: true, folder: 'phone/lamp-1' })
    const labels = screen.page.frameLocator('iframe').locator('.weui-tabbar__label')
    await labels.last().waitFor()
    expect(await labels.allTextContents()).toEqual(['首页', '公示', '消息', '我的'])
    for (const label of await labels.all()) {
      const box = await label.boundingBox()
      expect((box?.y ?? Number.NaN) + (box?.height ?? 0)).toBeLessThanOrEqual(900)
    }
  })

  it('finds people by a few letters of name, union or post', async () => {
    const screen = await front(320)
    const { page } = screen
    expect(await page.locator('#list li:visible').count()).toBe(0)
    await page.locator('#find').fill('恒远')
    expect(await page.locator('#list li:visible').count()).toBeGreaterThan(1)
    await page.locator('#find').fill('没有这个人')
    await page.getByText('没有找到').waitFor()
  })
})
