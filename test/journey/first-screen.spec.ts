import { gzipSync } from 'node:zlib'
import { stage } from './support/town'

const { open } = stage()

/** Bytes of code, styles and page of the first screen, compressed as by a server. Answers of the cloud are not counted. */
const FIRST_SCREEN_MAX = 230_000

describe('the first screen on the web', () => {
  it('is small enough for a slow network', async () => {
    const screen = await open('w-he')
    const parts = new Map<string, Promise<Buffer>>()
    screen.page.on('response', (reply) => {
      const { pathname } = new URL(reply.url())
      if (reply.ok() && !/\/(api|documents|file)(\/|$)/.test(pathname)) parts.set(pathname, reply.body())
    })
    await screen.go('pages/home/index')
    await screen.seesAt('home')
    await screen.page.waitForLoadState('networkidle')
    const weights = await Promise.all(
      [...parts].map(async ([name, body]) => [name, gzipSync(await body).length] as const),
    )
    expect(weights.some(([name]) => name.endsWith('.js'))).toBe(true)
    const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
    const heaviest = [...weights].sort((a, b) => b[1] - a[1]).slice(0, 6)
    if (total > FIRST_SCREEN_MAX) throw new Error(`${total} bytes, the heaviest: ${JSON.stringify(heaviest)}`)
    expect(total).toBeGreaterThan(50_000) // below that, something was not counted
  })
})
