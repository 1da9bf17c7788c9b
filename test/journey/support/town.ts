import { RunningDesk } from '@test/support/desk'
import { tellsOfPeople } from '@test/support/private'
import type { Browser } from 'playwright-core'
import { openBrowser, Screen } from './browser'

type Opened = (person: string, how?: Parameters<typeof Screen.open>[3]) => Promise<Screen>
export type Stage = {
  /** the running desk cloud of this file of tests */
  readonly desk: () => RunningDesk
  /** opens the app as this person; closed at the end of the test, after its errors were checked */
  readonly open: Opened
}

/**
 * One desk cloud and one browser for a file of journeys. No screen may have logged an error; no requested address and no line
 * logged by a page or the cloud may contain personal data.
 */
export const stage = (): Stage => {
  let desk: RunningDesk | undefined
  let browser: Browser | undefined
  const screens: Screen[] = []
  const running = (): RunningDesk => {
    if (desk === undefined) throw new Error('the desk cloud is not running')
    return desk
  }
  beforeAll(async () => {
    desk = await RunningDesk.inTown()
    browser = await openBrowser()
  })
  afterEach(async () => {
    const seen = screens.splice(0)
    for (const screen of seen) await screen.close()
    expect(seen.flatMap((screen) => screen.errors)).toEqual([])
    const told = [...seen.flatMap((screen) => screen.told), ...running().log()]
    expect(tellsOfPeople(told, running().names())).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.stop()
    desk?.forget()
  })
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
