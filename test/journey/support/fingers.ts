import type { Page } from 'playwright-core'

type Point = readonly [x: number, y: number]

const STEPS = 8

/** Fingers put down at these points, drawn to those, and lifted: as the browser hears them from a touch screen. */
export const fingers = async (page: Page) => {
  const browser = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]) =>
    browser.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) })
  return async (from: readonly Point[], to: readonly Point[]): Promise<void> => {
    await touch('touchStart', from)
    for (let step = 1; step <= STEPS; step += 1)
      await touch(
        'touchMove',
        from.map(([x, y], id): Point => {
          const [endX, endY] = to[id] ?? [x, y]
          return [x + ((endX - x) * step) / STEPS, y + ((endY - y) * step) / STEPS]
        }),
      )
    await touch('touchEnd', [])
  }
}
