import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { barriers, FINGER, inTypeSize, POINTER, type TypeSize } from './support/barriers'
import { stage } from './support/town'

/**
 * The page of all components in all states, compared with the pictures accepted last. After a change that is meant, look at the
 * new pictures in .cache/pieces and accept them: ACCEPT=1 npx jest --selectProjects journey -- journey/pieces
 */
const ACCEPTED = 'test/journey/accepted'
const SEEN = '.cache/pieces'

type Layout = { readonly name: string; readonly width: number; readonly size: TypeSize }
const LAYOUTS: readonly Layout[] = [
  { name: 'normal-375', width: 375, size: 'normal' },
  { name: 'large-375', width: 375, size: 'large' },
  { name: 'larger-375', width: 375, size: 'larger' },
  { name: 'normal-320', width: 320, size: 'normal' },
  { name: 'larger-320', width: 320, size: 'larger' },
  { name: 'normal-1440', width: 1440, size: 'normal' },
]

/** The comparison that Playwright itself uses for screenshots: it forgives what differs between machines at the edges of letters. */
type Compare = (
  seen: Buffer,
  accepted: Buffer,
  options: { threshold: number; maxDiffPixelRatio: number },
) => { readonly diff?: Buffer; readonly errorMessage: string } | null
const { utils } = jest.requireActual<{ utils: { getComparator: (mime: string) => Compare } }>(
  'playwright-core/lib/coreBundle',
)
const compare = utils.getComparator('image/png')

const { open } = stage()

/** The whole page in one picture: as high as its content, without the keyboard's caret and anything that moves. */
const pictureOf = async (page: Page, width: number): Promise<Buffer> => {
  await page.addStyleTag({ content: '* { caret-color: transparent !important; transition: none !important }' })
  await page.evaluate(() => document.fonts.ready)
  const height = await page.locator('[data-testid="pieces"]').evaluate((element) => element.scrollHeight)
  await page.setViewportSize({ width, height })
  return page.screenshot({ animations: 'disabled' })
}

const differenceIn = (name: string, seen: Buffer): string | undefined => {
  const file = path.join(ACCEPTED, `${name}.png`)
  mkdirSync(SEEN, { recursive: true })
  writeFileSync(path.join(SEEN, `${name}.png`), seen)
  if (process.env['ACCEPT'] !== undefined) {
    mkdirSync(ACCEPTED, { recursive: true })
    writeFileSync(file, seen)
    return undefined
  }
  if (!existsSync(file)) return `${name}: no accepted picture`
  const found = compare(seen, readFileSync(file), { threshold: 0.2, maxDiffPixelRatio: 0.002 })
  if (found?.diff !== undefined) writeFileSync(path.join(SEEN, `${name}-diff.png`), found.diff)
  return found === null ? undefined : `${name}: ${found.errorMessage}, see ${SEEN}/${name}.png and -diff.png`
}

test.each(LAYOUTS)('every component in every state looks as accepted, and has no barrier: $name', async (layout) => {
  const { name, width, size } = layout
  const screen = await open('w-he', { width, wide: width > 1000, at: 'look/pieces/index' })
  await screen.seesAt('pieces')
  await inTypeSize(screen.page, size)
  expect(await barriers(screen.page, width > 1000 ? POINTER : FINGER)).toEqual([])
  expect(differenceIn(name, await pictureOf(screen.page, width))).toBeUndefined()
})
