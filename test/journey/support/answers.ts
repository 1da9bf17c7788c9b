import type { Page, Request } from 'playwright-core'

/** Longest wait for an answer: some journeys hold an answer back and tap nevertheless. */
const PATIENCE_MS = 3_000

const isCall = (request: Request): boolean => /\/(?:api|documents)$/.test(new URL(request.url()).pathname)

/**
 * Waits until every call of the page is answered and the answers are drawn. An answer that arrives between the press and the
 * release of a click moves what is below it, and the browser then drops the click.
 */
export const answersOf = (page: Page): (() => Promise<void>) => {
  const underWay = new Set<Request>()
  let wake = (): void => undefined
  const over = (request: Request): void => {
    underWay.delete(request)
    wake()
  }
  page.on('request', (request) => {
    if (isCall(request)) underWay.add(request)
  })
  page.on('requestfinished', over)
  page.on('requestfailed', over)

  const answered = (patience: number): Promise<void> =>
    new Promise((done) => {
      const timer = setTimeout(done, patience)
      wake = () => {
        if (underWay.size > 0) return
        clearTimeout(timer)
        done()
      }
      wake()
    })
  const drawn = (): Promise<unknown> =>
    page
      .evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
      // a document that is just being replaced draws nothing: the click waits for its element by itself
      .catch(() => undefined)

  return async () => {
    const until = performance.now() + PATIENCE_MS
    do {
      await answered(Math.max(0, until - performance.now()))
      await drawn()
    } while (underWay.size > 0 && performance.now() < until)
  }
}
