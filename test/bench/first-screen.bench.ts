// Measures how long the first screen on the web takes at 1.6 Mbit/s with the processor slowed four times, from the address to the
// page on which a worker begins. `FORMER=FOLDER` (a built copy of the project at an earlier commit) measures that one in turn
// with this one. The yardstick is the time that the line alone needs for the bytes that were sent.
import { mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CHROMIUM, CHROMIUM_OPTIONS } from '@test/support/chromium'
import { RunningDesk } from '@test/support/desk'
import type { Browser } from 'playwright-core'
import { howMany } from './measure'

// bundled, it would look for its own files beside the bundle
const { chromium } = createRequire(path.resolve('package.json'))('playwright-core') as typeof import('playwright-core')

const ROUNDS = howMany(7, 1)
const BYTES_A_SECOND = 200_000
const LATENCY_MS = 40
const SLOWED = 4
const BOUND_S = 3
/** Only what never comes is meant to meet it, however busy the machine is. */
const PATIENCE_MS = 180_000
const DEVICE = { viewport: { width: 375, height: 812 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', hasTouch: true }

type Shown = { readonly seconds: number; readonly sent: number }

const start = async (folder: string): Promise<RunningDesk> => {
  const here = process.cwd()
  process.chdir(folder)
  try {
    return await RunningDesk.start(mkdtempSync(path.join(tmpdir(), 'desk-')))
  } finally {
    process.chdir(here)
  }
}

const once = async (browser: Browser, base: string): Promise<Shown> => {
  const context = await browser.newContext(DEVICE)
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const wire = await context.newCDPSession(page)
  let sent = 0
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
    sent += encodedDataLength
  })
  await wire.send('Network.enable')
  await wire.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: BYTES_A_SECOND,
    uploadThroughput: BYTES_A_SECOND / 4,
  })
  await wire.send('Emulation.setCPUThrottlingRate', { rate: SLOWED })
  const began = performance.now()
  await page.goto(`${base}as/w-he/#/pages/home/index`, { waitUntil: 'commit' })
  await page.locator('[data-testid="home"]').waitFor()
  const seconds = (performance.now() - began) / 1000
  await context.close()
  return { seconds, sent }
}

const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

const measured = async (): Promise<void> => {
  const former = process.env['FORMER']
  const folders = { today: process.cwd(), ...(former === undefined ? {} : { former: path.resolve(former) }) }
  const desks = new Map<string, RunningDesk>()
  for (const [name, folder] of Object.entries(folders)) desks.set(name, await start(folder))
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_OPTIONS })
  const all = new Map<string, Shown[]>([...desks.keys()].map((name) => [name, []]))
  // alternating, so that both run under the same load
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, { base }] of desks) all.get(name)?.push(await once(browser, base))
  await browser.close()
  for (const desk of desks.values()) {
    await desk.stop()
    desk.forget()
  }
  console.table(
    [...all].map(([name, shown]) => {
      const seconds = median(shown.map((one) => one.seconds))
      const sent = median(shown.map((one) => one.sent))
      return {
        build: name,
        rounds: shown.length,
        'sent, KB': Math.round(sent / 1000),
        'the line alone, s': Number((sent / BYTES_A_SECOND).toFixed(2)),
        'shown, s': Number(seconds.toFixed(2)),
        'bound, s': BOUND_S,
        kept: seconds <= BOUND_S ? 'yes' : 'NO (on a quiet machine?)',
      }
    }),
  )
}

void measured()
