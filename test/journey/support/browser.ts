import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { CHROMIUM, CHROMIUM_OPTIONS } from '@test/support/chromium'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import { answersOf } from './answers'
import { standsStill } from './stillness'

/** Timeout per step: only what never comes is meant to meet it, however busy the machine is. */
const STEP_MS = 120_000
/** After this time an element is looked up again. */
const LOOKUP_MS = 5000

/** A Chromium without a window, and quiet: it asks nothing of the network beyond the desk cloud. */
export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_OPTIONS })

/** A file to choose in the system's file dialogue. */
export type Chosen = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }
type How = {
  readonly wide?: boolean
  readonly width?: number
  readonly at?: string
  /** folder the page is served from; default: the person's own */
  readonly folder?: string
}

/**
 * Waits until it can be clicked. A page that is being left keeps its parts for a moment, and Playwright would wait for a hidden part
 * until the end: it is looked up again instead.
 */
const ready = async (target: Locator): Promise<void> => {
  for (let left = STEP_MS / LOOKUP_MS; left > 0; left -= 1)
    try {
      await target.click({ trial: true, timeout: LOOKUP_MS })
      return
    } catch (error) {
      if (left <= 1) throw error
    }
}

/** A page of the app, used by one person of the town; collects all errors it logs. */
export class Screen {
  readonly errors: string[] = []
  /** all requested addresses and logged lines, which third parties may be able to read */
  readonly told: string[] = []
  /** called for each screen of which a journey would take a picture */
  onPicture: ((name: string) => Promise<void>) | undefined
  private readonly answered: () => Promise<void>
  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private url: string,
    private readonly person: string,
  ) {
    page.on('request', (request) => {
      if (/^https?:/.test(request.url())) this.told.push(request.url())
    })
    page.on('framenavigated', (frame) => this.told.push(frame.url()))
    page.on('console', (message) => {
      this.told.push(message.text())
      if (message.type() === 'error') this.errors.push(`${person}: ${message.text()}`)
    })
    page.on('pageerror', (error) => this.errors.push(`${person}: ${error.message}`))
    page.setDefaultTimeout(STEP_MS)
    this.answered = answersOf(page)
  }

  static async open(browser: Browser, base: string, person: string, how: How = {}): Promise<Screen> {
    const viewport = how.wide === true ? { width: 1440, height: 900 } : { width: how.width ?? 375, height: 812 }
    const context = await browser.newContext({
      viewport,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      hasTouch: how.wide !== true,
      acceptDownloads: true,
    })
    const screen = new Screen(await context.newPage(), context, `${base}${how.folder ?? `as/${person}/`}`, person)
    await screen.go(how.at ?? '')
    return screen
  }

  /** Another person uses the same phone: the same browser, signed in as that person. */
  async handedTo(base: string, person: string): Promise<void> {
    this.url = `${base}as/${person}/`
    await this.go('')
  }

  /** Opens a page of the app directly, as a link in a message would, so that the app restarts. */
  async go(at: string): Promise<void> {
    const target = `${this.url}${at === '' ? '' : `#/${at}`}`
    await this.page.goto('about:blank')
    await this.page.goto(target)
  }

  /** Opens another page of the running app: loaded data stay, and the app does not restart. */
  async turnTo(at: string): Promise<void> {
    const [path = ''] = at.split('?')
    // another address of the page that is open would not be another page to the app
    if (this.page.url().includes(`#/${path}`)) return this.go(at)
    await this.does(`turn to ${path}`, async () => {
      await this.page.evaluate((hash) => {
        location.hash = hash
      }, `/${at}`)
      await this.page.locator(`.taro_page[id^="/${path}?"]:visible`).waitFor()
    })
  }

  async reload(): Promise<void> {
    await this.page.reload()
  }

  /** Simulates a person faster than the page: the first field gets the focus as soon as it is rendered. */
  async focusFirstField(): Promise<void> {
    await this.page.addInitScript(() => {
      const seen = new MutationObserver(() => {
        const field = document.querySelector<HTMLElement>('.input')
        if (field === null) return
        seen.disconnect()
        field.focus()
      })
      seen.observe(document, { childList: true, subtree: true })
    })
  }

  /** A parameter the page was opened with. */
  param(name: string): string {
    const value = new URLSearchParams(this.page.url().split('?')[1] ?? '').get(name)
    if (value === null) throw new Error(`the page was opened without ${name}: ${this.page.url()}`)
    return value
  }

  /** The visible element with this test id: Taro keeps the pages below the top page in the document. */
  at(testId: string): Locator {
    return this.page.locator(`[data-testid="${testId}"]:visible`).last()
  }

  /** Elements whose test id starts with this text and ends in an unknown id. */
  startingWith(testId: string): Locator {
    return this.page.locator(`[data-testid^="${testId}"]:visible`)
  }

  words(text: string | RegExp): Locator {
    return this.page.getByText(text).locator('visible=true').first()
  }

  /** A row of a table or list by its text. */
  row(text: string | RegExp): Locator {
    return this.page.locator('[data-testid^="row-"]:visible', { hasText: text }).first()
  }

  async does(what: string, act: () => Promise<unknown>): Promise<void> {
    try {
      await act()
    } catch (error) {
      await this.picture(`failed-${this.person}`)
      const shown = await this.page.locator('body').ariaSnapshot()
      const said = error instanceof Error ? error.message.split('\n').slice(0, 6).join(' ') : String(error)
      throw new Error(`${this.person} could not ${what} at ${this.page.url()}: ${said}\n${shown.slice(-2500)}`)
    }
  }

  /** Waits until every call is answered, its answer drawn, and nothing is loading. */
  async idle(): Promise<void> {
    await this.answered()
    await this.settled()
  }

  private taps(what: string, target: Locator): Promise<void> {
    return this.does(what, async () => {
      await this.answered()
      await ready(target)
      await target.click()
    })
  }

  tap(testId: string): Promise<void> {
    return this.taps(`tap ${testId}`, this.at(testId))
  }

  /** Taps and waits for the page that follows, where the present page has parts of the same name. */
  async opens(testId: string, path: string): Promise<void> {
    await this.tap(testId)
    await this.does(`reach ${path}`, () => this.page.locator(`.taro_page[id^="/${path}?"]:visible`).waitFor())
  }

  /** Taps a button by its text. */
  tapButton(name: string): Promise<void> {
    const button = this.page.getByRole('button', { name, exact: true }).locator('visible=true').last()
    return this.taps(`tap the button ${name}`, button)
  }

  tapRow(text: string | RegExp): Promise<void> {
    return this.taps(`tap the row of ${text}`, this.row(text))
  }

  /** Ticks a row in a list of choices. */
  tick(text: string | RegExp): Promise<void> {
    return this.taps(`tick the row of ${text}`, this.row(text).getByRole('checkbox'))
  }

  type(testId: string, text: string): Promise<void> {
    return this.does(`type into ${testId}`, () => this.at(testId).fill(text))
  }

  /** Chooses from the system's list. */
  choose(testId: string, value: string): Promise<void> {
    return this.does(`choose ${value} of ${testId}`, () => this.at(testId).selectOption(value))
  }

  /** Chooses by the visible text, where the value is an id. */
  chooseWords(testId: string, label: string): Promise<void> {
    return this.does(`choose ${label} of ${testId}`, () => this.at(testId).selectOption({ label }))
  }

  sees(text: string | RegExp): Promise<void> {
    return this.does(`see ${text}`, () => this.words(text).waitFor())
  }

  seesAt(testId: string): Promise<void> {
    return this.does(`see ${testId}`, () => this.at(testId).waitFor())
  }

  missing(testId: string): Promise<void> {
    return this.does(`see ${testId} go`, () => this.at(testId).waitFor({ state: 'hidden' }))
  }

  /** Taps, and chooses the file in the system's dialogue. */
  give(testId: string, file: Chosen): Promise<void> {
    return this.does(`give a file to ${testId}`, async () => {
      const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.at(testId).click()])
      await chooser.setFiles({ ...file })
    })
  }

  /** Chooses a photo from the album, and waits until the cloud has received it. */
  async upload(testId: string, file: Chosen): Promise<void> {
    // of its own paper only: photographed from its row, a paper opens and another shuts
    const card = this.startingWith('proof-card-').filter({ has: this.page.getByTestId(`${testId}-pick`) })
    const within =
      (await card.count()) > 0 ? this.at((await card.first().getAttribute('data-testid')) ?? '') : this.page
    const received = within.locator('[data-testid^="tile-received"]:visible')
    const before = await received.count()
    await this.give(`${testId}-pick`, file)
    await this.does(`have ${testId} received`, () => received.nth(before).waitFor())
  }

  /** Opens a paper of the list, if it is shut, and puts the photo into its places that must be filled, or among its pages. */
  async paper(type: string, file: Chosen): Promise<void> {
    const head = this.at(`proof-${type}-open`)
    await this.does(`open ${type}`, async () => {
      if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click()
    })
    if (type !== 'idCard') return this.upload(`proof-${type}`, file)
    await this.upload('proof-idCard-portrait-m0', file)
    await this.upload('proof-idCard-emblem-m0', file)
  }

  /** Taps, and returns the file that the app offers for download. */
  async download(testId: string): Promise<Uint8Array> {
    const files: Uint8Array[] = []
    await this.does(`download by ${testId}`, async () => {
      const [download] = await Promise.all([this.page.waitForEvent('download'), this.at(testId).click()])
      files.push(await readFile(await download.path()))
    })
    return files[0] ?? new Uint8Array()
  }

  /** Draws a signature with a finger. */
  sign(testId: string): Promise<void> {
    return this.does(`sign ${testId}`, async () => {
      const glass = this.page.locator(`canvas[data-testid="${testId}"]:visible`)
      await glass.evaluate((canvas) => canvas.scrollIntoView({ block: 'center' }))
      const box = await glass.boundingBox()
      if (box === null) throw new Error('there is no glass to write on')
      await this.page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.5)
      await this.page.mouse.down()
      for (let step = 1; step <= 12; step += 1)
        await this.page.mouse.move(
          box.x + box.width * (0.2 + step * 0.05),
          box.y + box.height * (0.5 + 0.25 * Math.sin(step)),
        )
      await this.page.mouse.up()
      await this.at(`${testId}-done`).click()
      await this.at(`${testId}-saved`).waitFor()
    })
  }

  /**
   * Switches the connection off or on. Errors that the browser itself logs about a lost network do not count as errors of the
   * app.
   */
  async signal(there: boolean): Promise<void> {
    await this.context.setOffline(!there)
  }

  /** Discards errors that this test causes on purpose; all others still count. */
  forgive(pattern: RegExp): void {
    const kept = this.errors.filter((text) => !pattern.test(text))
    this.errors.splice(0, this.errors.length, ...kept)
  }

  /** Waits until nothing is loading any more: no skeleton is shown, and the page is visible. */
  settled(): Promise<void> {
    return this.does('see the page filled', async () => {
      await this.page.locator('.page:visible').first().waitFor()
      await this.page.waitForFunction(() =>
        [...document.querySelectorAll('.skeleton')].every((lines) => lines.getClientRects().length === 0),
      )
    })
  }

  /** Waits until nothing on the page has moved for so many frames; default: as many as a new page needs. */
  still(frames?: number): Promise<void> {
    return this.does('see the page stand still', () => standsStill(this.page, frames))
  }

  /** Takes a screenshot for people to review, when SCREENSHOTS names a folder. */
  async picture(name: string): Promise<void> {
    await this.onPicture?.(name)
    const folder = process.env['SCREENSHOTS']
    if (folder === undefined) return
    mkdirSync(folder, { recursive: true })
    await this.settled()
    await this.still() // pages slide in
    const size = this.page.viewportSize() ?? { width: 375, height: 812 }
    const scrolled = await this.page.evaluate(() =>
      [...document.querySelectorAll('.taro_page, .taro-tabbar__panel')].map((page) => page.scrollTop),
    )
    // the app scrolls inside an inner element, so the picture is sized to the whole page and not to the window
    const whole = await this.page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('.taro_page, .taro-tabbar__panel')].map((page) => page.scrollHeight),
        0,
      ),
    )
    await this.page.setViewportSize({ ...size, height: Math.min(6000, Math.max(size.height, whole + 60)) })
    await this.page.screenshot({ path: path.join(folder, `${name}.png`) })
    await this.page.setViewportSize(size)
    // the taller window has scrolled back to the top
    await this.page.evaluate((tops) => {
      for (const [i, page] of document.querySelectorAll('.taro_page, .taro-tabbar__panel').entries())
        page.scrollTop = tops[i] ?? 0
    }, scrolled)
  }

  close(): Promise<void> {
    return this.context.close()
  }
}
