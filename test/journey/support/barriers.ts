import { readFileSync } from 'node:fs'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import * as inThePage from './in-the-page'

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')
type Axe = { axe?: { run: (context: unknown, options: unknown) => Promise<AxeResults> } }

/** How many pixels a control must measure: under a finger, and under a mouse (WCAG 2.2, 2.5.8). */
export const FINGER = 44
export const POINTER = 24

/** What axe calls serious or critical on the screen as it stands, one line a rule. */
const byAxe = async (page: Page): Promise<readonly string[]> => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE)
  return page.evaluate(async () => {
    // Taro leaves the pages below the top one in the document, hidden: axe skips what is hidden
    const found = await (globalThis as Axe).axe?.run(document, { resultTypes: ['violations'] })
    return (found?.violations ?? [])
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => {
        const where = nodes.slice(0, 3).map((node) => node.html.slice(0, 160))
        return `${id}: ${where.join(' | ')}`
      })
  })
}

// the browser knows nothing of modules: the pieces are handed over by their source
const MEASURES = Object.entries(inThePage)
  .map(([name, piece]) => `const ${name} = ${String(piece)}`)
  .join('\n')

/** What a finger or an eye stumbles over, which axe does not measure. */
export const byMeasure = (page: Page, touch: number): Promise<readonly string[]> =>
  page.evaluate<readonly string[]>(`(() => { ${MEASURES}\n return measured(${touch}) })()`)

/** Everything that bars somebody from the screen as it stands. */
export const barriers = async (page: Page, touch: number): Promise<readonly string[]> => [
  ...(await byAxe(page)),
  ...(await byMeasure(page, touch)),
]

/** The same screen in the other letters, without opening it anew: two classes are all that the mode changes. */
export const inLargeType = (page: Page, on: boolean): Promise<void> =>
  page.evaluate((large) => {
    document.documentElement.classList.toggle('large-type', large)
    for (const one of document.querySelectorAll('.page')) one.classList.toggle('page-large', large)
  }, on)
