import { readFileSync } from 'node:fs'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import * as inThePage from './in-the-page'

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')
type Axe = { axe?: { run: (context: unknown, options: unknown) => Promise<AxeResults> } }

/** Minimum size of a control in pixels, for fingers and for a mouse (WCAG 2.2, 2.5.8). */
export const FINGER = 44
export const POINTER = 24

/** The problems that axe rates as serious or critical on the present screen, one line per rule; `only`: by this one rule. */
const byAxe = async (page: Page, only?: string): Promise<readonly string[]> => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE)
  return page.evaluate(async (rule) => {
    // Taro keeps the pages below the top page in the document, hidden: axe ignores hidden elements
    const found = await (globalThis as Axe).axe?.run(document, {
      resultTypes: ['violations'],
      ...(rule === undefined ? {} : { runOnly: [rule] }),
    })
    return (found?.violations ?? [])
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => {
        const where = nodes.slice(0, 3).map((node) => node.html.slice(0, 160))
        return `${id}: ${where.join(' | ')}`
      })
  }, only)
}

// modules cannot be imported in the page, so the functions are passed as source text
const MEASURES = Object.entries(inThePage)
  .map(([name, piece]) => `const ${name} = ${String(piece)}`)
  .join('\n')

const inPage = (page: Page, call: string): Promise<readonly string[]> =>
  page.evaluate<readonly string[]>(
    `(() => { ${MEASURES}\n const all = [...document.querySelectorAll('body *')].filter(isShown)\n return ${call} })()`,
  )

/** Problems for fingers or eyes that axe does not measure. */
export const byMeasure = (page: Page, touch: number): Promise<readonly string[]> => inPage(page, `measured(${touch})`)
export const shortWords = (page: Page): Promise<readonly string[]> => inPage(page, 'shortWordsBroken(all)')
/** Filters and fields that are stretched over a wide page. */
export const stretchedOn = (page: Page): Promise<readonly string[]> => inPage(page, 'stretched(all)')
/** Main targets that older hands would miss in the large letters. */
const ELDER = 60
export const lowTargets = (page: Page): Promise<readonly string[]> => inPage(page, `low(all, ${ELDER})`)
/** The boxes of the named elements, see `boxesOf`. */
export const boxesIn = (page: Page): Promise<readonly string[]> => inPage(page, 'boxesOf(all)')
/** Text with a contrast of less than 4.5 : 1. */
export const contrastOf = (page: Page): Promise<readonly string[]> => byAxe(page, 'color-contrast')

/** All accessibility problems of the present screen. */
export const barriers = async (page: Page, touch: number): Promise<readonly string[]> => [
  ...(await byAxe(page)),
  ...(await byMeasure(page, touch)),
]

export type TypeSize = 'normal' | 'large' | 'larger'

/** Shows the present screen in this size without reloading: a size is only classes. */
export const inTypeSize = (page: Page, size: TypeSize): Promise<void> =>
  page.evaluate((now) => {
    for (const [element, kind] of [
      [document.documentElement, 'type'] as const,
      ...[...document.querySelectorAll('.page')].map((one) => [one, 'page'] as const),
    ]) {
      element.classList.toggle(kind === 'type' ? 'large-type' : 'page-large', now !== 'normal')
      element.classList.toggle(kind === 'type' ? 'larger-type' : 'page-larger', now === 'larger')
    }
  }, size)
