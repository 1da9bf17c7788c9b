import { get } from 'node:http'
import { stage } from './support/town'

jest.setTimeout(300_000)

const { open } = stage()

/** Bytes of the answer as a browser is sent it, compressed as it comes. */
const onTheWire = (address: string): Promise<number> =>
  new Promise((resolve, reject) => {
    get(address, { headers: { 'accept-encoding': 'gzip, deflate, br' } }, (reply) => {
      let bytes = 0
      reply.on('data', (part: Buffer) => {
        bytes += part.length
      })
      reply.on('end', () => resolve(bytes))
    }).on('error', reject)
  })

/** Code, styles and page of the first screen, as they come over the wire. Answers of the cloud are not counted. */
const FIRST_SCREEN_MAX = 300_000

describe('the first screen on the web', () => {
  it('is light enough for a bad day’s network', async () => {
    const screen = await open('w-he')
    const parts = new Map<string, string>()
    screen.page.on('response', (reply) => {
      const { pathname } = new URL(reply.url())
      if (!/\/(api|documents|file)(\/|$)/.test(pathname)) parts.set(pathname, reply.url())
    })
    await screen.go('pages/home/index')
    await screen.seesAt('home')
    await screen.page.waitForLoadState('networkidle')
    const weights = await Promise.all(
      [...parts].map(async ([name, address]) => [name, await onTheWire(address)] as const),
    )
    expect(weights.some(([name]) => name.endsWith('.js'))).toBe(true)
    const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
    const heaviest = [...weights].sort((a, b) => b[1] - a[1]).slice(0, 6)
    if (total > FIRST_SCREEN_MAX) throw new Error(`${total} bytes, the heaviest: ${JSON.stringify(heaviest)}`)
    expect(total).toBeGreaterThan(50_000) // or something was not counted
  })
})
