import { pagesOfTheApp } from '@test/support/app-pages'
import type { Page } from 'playwright-core'
import {
  boxesIn,
  byMeasure,
  contrastOf,
  FINGER,
  inTypeSize,
  lowTargets,
  shortWords,
  stretchedOn,
  type TypeSize,
} from './support/barriers'
import { changesOf, isHeld, SIZES, WIDTHS } from './support/layout'
import { IN_OTHER_LETTERS } from './support/stillness'
import { stage } from './support/town'
import { VISITS } from './support/visits'

const { desk, open } = stage()

/** The pages of a worker and of a base union. A page is held once its layout was accepted; `npm run layout -- --accept` looks at all of them. */
const PAGES = pagesOfTheApp().filter((page) => /^(?:pages|worker|base|union)\//.test(page) && isHeld(page))

/** On these a filter that fills a wide page was seen. */
const FILTERED = /^base\/(?:cases?|duties|print|call-list|notice)\//

const wrongOn = async (shown: Page, page: string, size: TypeSize): Promise<readonly string[]> => [
  ...(await byMeasure(shown, FINGER)),
  ...(await shortWords(shown)),
  ...(size === 'normal' ? [] : await lowTargets(shown)),
  ...(FILTERED.test(page) ? await stretchedOn(shown) : []),
]

describe('the layout of a page of the hand, at three widths in three sizes of letters,', () => {
  test.each(PAGES)('%s keeps the rules and is as it was accepted', async (page) => {
    const [visit] = VISITS[page] ?? []
    if (visit === undefined) throw new Error('nobody visits this page')
    const query = visit.query === undefined ? '' : await visit.query(desk())
    const screen = await open(visit.as, { at: `${page}${query}`, width: WIDTHS[0] })
    await screen.idle()
    const wrong: string[] = []
    const layout: Record<string, readonly string[]> = {}
    for (const width of WIDTHS) {
      await screen.page.setViewportSize({ width, height: 900 })
      await screen.still() // a wide page asks for more than a narrow one
      for (const size of SIZES) {
        await inTypeSize(screen.page, size)
        await screen.still(IN_OTHER_LETTERS)
        const how = `${width} ${size}`
        const found = await wrongOn(screen.page, page, size)
        const pale = width === 375 ? await contrastOf(screen.page) : []
        wrong.push(...[...found, ...pale].map((line) => `${how}: ${line}`))
        layout[how] = await boxesIn(screen.page)
      }
    }
    expect(wrong).toEqual([])
    expect(changesOf(page, layout)).toEqual([])
  })
})
