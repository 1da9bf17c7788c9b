import type { Surface } from '@test/support/walking/walker'
import type { Screen } from './browser'
import { photo } from './papers'

/** How much of the window one scroll moves. */
const SCROLL = 0.7

/** How many scrolls bring an element into view above the page's fixed foot. Runs in the page. */
const scrollsTo = (target: Element, share: number): number => {
  const foot = [...document.querySelectorAll('.page-foot,.taro-tabbar__tabbar')]
    .filter((one) => one.getClientRects().length > 0 && !one.contains(target))
    .filter((one) => /fixed|sticky|absolute/.test(getComputedStyle(one).position))
    .map((one) => one.getBoundingClientRect().top)
  const floor = Math.min(window.innerHeight, ...foot)
  const box = target.getBoundingClientRect()
  // of something taller than the window its beginning is enough
  const end = Math.min(box.bottom, box.top + 120)
  const away = box.top < 0 ? -box.top : Math.max(0, end - floor)
  if (away > 0) target.scrollIntoView({ block: 'center', behavior: 'instant' })
  return Math.ceil(away / (window.innerHeight * share))
}

/** The built web page as a walker uses it. */
export const webSurface = (screen: Screen): Surface => ({
  ids: () =>
    screen.page
      .locator('[data-testid]:visible')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-testid') ?? '')),
  lines: async () => {
    const text = await screen.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.taro_page .page-main')]
        .filter((one) => one.getClientRects().length > 0)
        // biome-ignore lint/performance/useDomNodeTextContent: the lines as they are drawn are wanted
        .map((one) => one.innerText)
        .join('\n'),
    )
    return text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  },
  page: () => Promise.resolve(new URL(screen.page.url()).hash.split('?')[0] ?? ''),
  answered: (id) =>
    screen
      .at(id)
      .evaluate((one) =>
        'value' in one && typeof one.value === 'string'
          ? one.value !== ''
          : one.getAttribute('aria-checked') === 'true',
      ),
  bring: (id) => screen.at(id).evaluate(scrollsTo, SCROLL),
  tap: (id) => screen.tap(id),
  type: (id, text) => screen.type(id, text),
  pick: (id, label) => screen.chooseWords(id, label),
  date: (id, value) => screen.type(id, value),
  photo: (id) => screen.upload(id, photo('paper')),
  keepPhoto: async (id) => {
    await screen.give(`${id}-pick`, photo('room'))
    await screen.seesAt('tile-kept')
  },
  takeAhead: (id) => screen.give(`${id}-pick`, photo('board')),
  sign: (id) => screen.sign(id),
  idle: () => screen.idle(),
  picture: (name) => screen.picture(name),
})
