import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { RunningDesk } from '@test/support/desk'
import type { Browser } from 'playwright-core'
import { openBrowser, Screen } from './browser'

/** The demo town takes seconds to fill; one filled by this very build is kept and copied for each journey. */
const filledTown = async (): Promise<string> => {
  const build = createHash('sha256')
    .update(readFileSync('dist/desk/main.cjs'))
    .update(process.env['DESK_OPTIONS'] ?? '')
    .digest('hex')
    .slice(0, 16)
  const kept = path.join(tmpdir(), `desk-town-${build}`)
  if (existsSync(kept)) return kept
  const desk = await RunningDesk.start()
  await desk.stop()
  renameSync(desk.data, kept)
  return kept
}

const START_MS = 180_000
type Opened = (person: string, how?: Parameters<typeof Screen.open>[3]) => Promise<Screen>
export type Stage = {
  /** the running desk cloud of this file */
  readonly desk: () => RunningDesk
  /** the app as this person; closed, and its errors looked at, when the test ends */
  readonly open: Opened
}

/** One desk cloud and one browser for a file of journeys. No screen may have logged an error. */
export const stage = (): Stage => {
  let desk: RunningDesk | undefined
  let browser: Browser | undefined
  const screens: Screen[] = []
  beforeAll(async () => {
    const data = mkdtempSync(path.join(tmpdir(), 'desk-'))
    cpSync(await filledTown(), data, { recursive: true })
    desk = await RunningDesk.start(data)
    browser = await openBrowser()
  }, START_MS)
  afterEach(async () => {
    const seen = screens.splice(0)
    for (const screen of seen) await screen.close()
    expect(seen.flatMap((screen) => screen.errors)).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.stop()
    desk?.forget()
  })
  const running = (): RunningDesk => {
    if (desk === undefined) throw new Error('the desk cloud is not running')
    return desk
  }
  return {
    desk: running,
    open: async (person, how) => {
      if (browser === undefined) throw new Error('there is no browser')
      const screen = await Screen.open(browser, running().base, person, how)
      screens.push(screen)
      return screen
    },
  }
}
