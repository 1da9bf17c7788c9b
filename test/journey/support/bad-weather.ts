import type { Page } from 'playwright-core'
import type { Screen } from './browser'

const API = '**/api'

/**
 * A weak connection: every request is slow, and of every `lossEvery`-th the response is lost. `over` restores the connection,
 * and discards the browser's errors about the losses.
 */
export const weakSignal = async (
  screen: Screen,
  latencyMs: number,
  lossEvery: number,
): Promise<{ over(): Promise<void> }> => {
  const { page } = screen
  const wire = await page.context().newCDPSession(page)
  await wire.send('Network.enable')
  await wire.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latencyMs,
    downloadThroughput: 50_000,
    uploadThroughput: 25_000,
  })
  let asked = 0
  await page.unroute(API)
  await page.route(API, async (route) => {
    asked += 1
    if (asked % lossEvery !== 0) return route.continue()
    await route.fetch() // carried out, but its response is lost
    return route.abort('connectionreset')
  })
  return {
    over: async () => {
      await page.unroute(API)
      await wire.detach() // the emulation ends with its session
      screen.forgive(/ERR_CONNECTION_RESET/)
    },
  }
}

type Body = { readonly name: string; readonly input: unknown; readonly requestId: string }
type Asked = { postDataJSON(): unknown }
const bodyOf = (request: Asked): Partial<Body> => (request.postDataJSON() ?? {}) as Partial<Body>

/** Loses the response to the first such call after the call was carried out. */
export const loseAnswerTo = async ({ page }: Screen, call: string): Promise<{ lost(): number }> => {
  let lost = 0
  await page.route(API, async (route) => {
    if (lost > 0 || bodyOf(route.request()).name !== call) return route.fallback()
    lost += 1
    await route.fetch()
    return route.abort('connectionreset')
  })
  return { lost: () => lost }
}

/** A newer build has been deployed: the served page is another, and the old chunks are gone. */
export const newBuild = async ({ page }: Screen): Promise<void> => {
  await page.route(/\/as\/[^/]+\/(?:#.*)?$/, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<script src="js/app.00000000.js"></script>' }),
  )
  await page.route('**/js/*.js', (route) => route.fulfill({ status: 404, body: '' }))
}

/** The cloud answers this call with a value the page cannot handle. */
export const nonsense = async ({ page }: Screen, call: string): Promise<void> => {
  await page.route(API, (route) =>
    bodyOf(route.request()).name === call
      ? route.fulfill({ json: { ok: true, value: {}, requestId: 'r' } })
      : route.fallback(),
  )
}

/** The faults that the app reports to the cloud from now on. */
export const faultsTold = (page: Page): readonly Partial<Body>[] => {
  const told: Partial<Body>[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/api') && bodyOf(request).name === 'app.report') told.push(bodyOf(request))
  })
  return told
}
