import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { app } from '@src/text/app'
import { pagesOfTheApp } from '@test/support/app-pages'
import { APPLICANT, precheck, upToSigning, whoAndWhere } from './support/applying'
import { barriers, byMeasure, FINGER, inTypeSize, POINTER } from './support/barriers'
import type { Screen } from './support/browser'
import { stage } from './support/town'
import { VISITS } from './support/visits'
import { deliberate, signSurvey, survey } from './support/working'

/** The smallest phone in use. */
const SMALL = 320
const WIDE = 1440
/** The smallest office screen, where tables have the least space. */
const NARROW_DESK = 1024
const { desk, open } = stage()

/** One line per page for people who review the pictures: page, person, findings. */
const looked: string[] = []
afterAll(() => {
  const folder = process.env['SCREENSHOTS']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'barriers.txt'), looked.join('\n'))
})

/**
 * The accessibility problems of the present screen: in the three type sizes, and on a wide screen if officers use the page.
 */
const lookAt = async (screen: Screen, name: string, wide: boolean): Promise<readonly string[]> => {
  await screen.settled()
  await screen.still() // pages slide in
  const { page } = screen
  // waits for toasts to disappear, because half faded ones would be measured
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.taro__toast')].every((toast) => toast.getClientRects().length === 0),
  )
  const found: string[] = []
  const take = async (how: string): Promise<void> => {
    const seen = await barriers(page, how === 'desk' ? POINTER : FINGER)
    looked.push(`${name} ${how}: ${seen.length === 0 ? 'nothing' : seen.join(' ; ')}`)
    found.push(...seen.map((line) => `${name} ${how}  ${line}`))
  }
  for (const size of ['larger', 'large'] as const) {
    await inTypeSize(page, size)
    await take(size)
    await screen.picture(`a11y-${name.replace(/\W+/g, '-')}-${size}`)
  }
  await inTypeSize(page, 'normal')
  await take('plain')
  if (!wide) return found
  const size = page.viewportSize() ?? { width: SMALL, height: 812 }
  await page.setViewportSize({ width: NARROW_DESK, height: 900 })
  found.push(...(await byMeasure(page, POINTER)).map((line) => `${name} small desk  ${line}`))
  await page.setViewportSize({ width: WIDE, height: 900 })
  await take('desk')
  await screen.picture(`a11y-${name.replace(/\W+/g, '-')}-desk`)
  await page.setViewportSize(size)
  return found
}

const small = (person: string, at = ''): Promise<Screen> => open(person, { width: SMALL, at })

/** One window per person, so that later pages find what the first has cached. */
const visitAll = async (pages: readonly string[]): Promise<readonly string[]> => {
  const found: string[] = []
  const windows = new Map<string, Screen>()
  for (const page of pages) {
    const visits = VISITS[page] ?? []
    if (visits.length === 0) found.push(`${page}: nobody has been sent there, add a visit to support/visits.ts`)
    for (const one of visits) {
      const screen = windows.get(one.as) ?? (await small(one.as))
      windows.set(one.as, screen)
      await screen.turnTo(`${page}${(await one.query?.(desk())) ?? ''}`)
      await screen.settled()
      if (await screen.at('refusal').isVisible()) found.push(`${page} ${one.as} sees a refusal instead of the page`)
      // the page that says so has no barriers, and would hide those of the page that was meant
      if (await screen.words(app.brokenAddress).isVisible())
        found.push(`${page} ${one.as}: the visit’s address is incomplete`)
      await one.first?.(screen)
      found.push(...(await lookAt(screen, `${page} ${one.as}`, one.wide === true)))
    }
  }
  return found
}

const PACKAGES = [...new Set(pagesOfTheApp().map((page) => page.split('/')[0] ?? ''))]
test.each(PACKAGES)('the pages of %s have no accessibility barriers', async (part) => {
  expect(await visitAll(pagesOfTheApp().filter((page) => page.startsWith(`${part}/`)))).toEqual([])
})

test('the list of visits names only pages that exist', () => {
  expect(Object.keys(VISITS).filter((page) => !pagesOfTheApp().includes(page))).toEqual([])
})

/** Runs a journey and checks every screen of which the journey would take a picture. */
const walking = async (screen: Screen, walk: () => Promise<void>): Promise<readonly string[]> => {
  const found: string[] = []
  screen.onPicture = async (name) => {
    screen.onPicture = undefined
    found.push(...(await lookAt(screen, name, false)))
    screen.onPicture = again
  }
  const again = screen.onPicture
  await walk()
  screen.onPicture = undefined
  return found
}

describe('the accessibility check of each question, with answers filled in,', () => {
  it('passes for the pre-check', async () => {
    const screen = await small('w-tao')
    expect(await walking(screen, () => precheck(screen))).toEqual([])
  })

  it('passes for the application', async () => {
    const screen = await small(await desk().newcomer(APPLICANT.name))
    await screen.tap('go-apply')
    await screen.tap('start-apply')
    const found = await walking(screen, async () => {
      await whoAndWhere(screen)
      await upToSigning(screen)
    })
    expect(found).toEqual([])
  })

  it('passes for the household survey', async () => {
    const { cases } = await desk().get('w-zhan', 'case.mine', {})
    const screen = await small('paper-1', `base/survey/index?id=${cases[0]?.id ?? ''}`)
    const found = await walking(screen, async () => {
      await survey(screen)
      await signSurvey(screen)
    })
    expect(found).toEqual([])
  })

  it('passes for the deliberation', async () => {
    const { cases } = await desk().get('w-min', 'case.mine', {})
    const screen = await small('lamp-1', `base/deliberation/index?id=${cases[0]?.id ?? ''}`)
    expect(await walking(screen, () => deliberate(screen))).toEqual([])
  })

  it('passes for signing in: the code on the computer, the numbers on the phone and the list of computers', async () => {
    const computer = await open('at-the-desk', { wide: true, folder: 'office/' })
    await computer.seesAt('sign-in-code')
    const found = [...(await barriers(computer.page, POINTER)).map((line) => `sign-in  ${line}`)]
    const code = ((await computer.at('sign-in-text').textContent()) ?? '').replace(' ', '')
    const number = (await computer.at('sign-in-number').textContent()) ?? ''
    const phone = await small('pengjiang-admin', `admin/let-in/index?request=${code}`)
    await phone.seesAt(`number-${number}`)
    found.push(...(await lookAt(phone, 'let-in-numbers', false)))
    await phone.tap(`number-${number}`)
    await phone.seesAt('let-in-approved')
    found.push(...(await lookAt(phone, 'let-in-approved', false)))
    await computer.seesAt('side-nav-me')
    await phone.go('admin/computers/index')
    found.push(...(await lookAt(phone, 'computers-one', false)))
    expect(found).toEqual([])
  })
})

test('one tap turns on large type for all pages, and the setting is remembered', async () => {
  const screen = await small('w-ou')
  await screen.tap('large-type')
  for (const at of ['pages/me/index', 'worker/consents/index', 'pages/home/index']) {
    await screen.go(at)
    await screen.settled()
    await screen.does('read in large type', () => screen.page.locator('.page-large:visible').first().waitFor())
  }
})

test('an opened page moves the focus to its title, and an invalid field gets the focus with the reason', async () => {
  const screen = await small('w-shang', 'worker/claim/index')
  const { page } = screen
  await screen.does('be at the title', () => page.locator('.page-title:focus').waitFor())
  expect(await page.title()).toBe(await page.locator('.page-title:focus').textContent())
  await screen.tap('submit-claim')
  await screen.does('be at the field', () => page.locator('[data-testid="claim-name"]:focus').waitFor())
  const reason = await screen.at('claim-name').evaluate((field) =>
    (field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(''),
  )
  expect(reason).toContain('姓名不对')
})
