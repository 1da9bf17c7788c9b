import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const CHROMIUM =
  process.env['CHROMIUM'] ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : '/usr/bin/chromium-browser')

/** Debian's Chromium, headless and quiet: it asks nothing of the network beyond the desk cloud. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

/** A page of the app as one person of the town, with every error it logs. */
export class Screen {
  readonly errors: string[] = []
  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly url: string,
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text())
    })
    page.on('pageerror', (error) => this.errors.push(error.message))
    page.setDefaultTimeout(15_000)
  }

  static async open(
    browser: Browser,
    base: string,
    person: string,
    how: { wide?: boolean; width?: number; at?: string } = {},
  ): Promise<Screen> {
    const viewport = how.wide === true ? { width: 1440, height: 900 } : { width: how.width ?? 375, height: 812 }
    const context = await browser.newContext({
      viewport,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      hasTouch: how.wide !== true,
    })
    const url = `${base}as/${person}/`
    const screen = new Screen(await context.newPage(), context, url)
    await screen.go(how.at ?? '')
    return screen
  }

  /** Straight to a page of the app, as a link in a message would. */
  async go(at: string): Promise<void> {
    await this.page.goto(`${this.url}${at === '' ? '' : `#/${at}`}`)
    await this.page.waitForLoadState('networkidle')
  }

  /** By the page's own handle, the visible one: Taro keeps pages below the top one in the document. */
  at(testId: string) {
    return this.page.locator(`[data-testid="${testId}"]:visible`).last()
  }

  async tap(testId: string): Promise<void> {
    await this.at(testId).click()
  }

  async type(testId: string, text: string): Promise<void> {
    await this.at(testId)
      .locator('input, textarea')
      .or(this.page.locator(`input[data-testid="${testId}"]:visible, textarea[data-testid="${testId}"]:visible`))
      .last()
      .fill(text)
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).locator('visible=true').first().waitFor()
  }

  /** A picture for people to look at, when SCREENSHOTS names a folder. */
  async picture(name: string): Promise<void> {
    const folder = process.env['SCREENSHOTS']
    if (folder === undefined) return
    mkdirSync(folder, { recursive: true })
    await this.page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true })
  }

  close(): Promise<void> {
    return this.context.close()
  }
}
