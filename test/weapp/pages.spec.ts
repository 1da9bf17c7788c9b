import path from 'node:path'
import { RunningDesk } from '@test/support/desk'
import { Phone } from './support/phone'
import { cloudOf } from './support/platform-cloud'

const ROOT = path.resolve('dist/weapp')
/** A person of the demo town for each sub-package, who works with its pages. */
const AT_WORK: Readonly<Record<string, string>> = {
  pages: 'w-ou',
  worker: 'w-ou',
  base: 'motor-1',
  union: 'school-1',
  review: 'city-review-1',
  finance: 'city-fund',
  admin: 'city-admin',
}

let desk: RunningDesk
beforeAll(async () => {
  desk = await RunningDesk.inTown()
})
afterAll(async () => {
  await desk.stop()
  desk.forget()
})

const silent = { call: async () => ({ ok: false }), upload: async () => '' }
const listed = new Phone(ROOT, silent).listed

test('every kind of work has its pages', () => {
  expect([...new Set(listed.map((page) => page.split('/')[0]))].sort()).toEqual(Object.keys(AT_WORK).sort())
})

describe.each(Object.entries(AT_WORK))('%s, opened by %s', (part, person) => {
  let phone: Phone
  beforeAll(async () => {
    phone = new Phone(ROOT, cloudOf(desk, person))
    await phone.launch()
  })
  afterAll(() => phone.quit())

  test.each(listed.filter((page) => page.startsWith(`${part}/`)))(
    '%s opens, logs no error, and has an accessible name for every button and field',
    async (page) => {
      expect(phone.go('reLaunch', `/${page}`)).toBeUndefined()
      await phone.settle()
      expect(phone.text().trim()).not.toBe('')
      expect(phone.errors).toEqual([])
      expect(phone.unspoken()).toEqual([])
      expect(phone.tappable()).toBeGreaterThan(0)
    },
    60_000,
  )
})

test('an unread message is a dot in the picture of its tab, and goes with the last one that is read', async () => {
  const phone = new Phone(ROOT, cloudOf(desk, 'w-ou'))
  await phone.launch()
  const tabShows = (picture: string) =>
    phone.until(() => phone.tabPictures[2] === `assets/tabs/${picture}.png`, `the tab as ${picture}`)
  await tabShows('inbox-new')
  expect(phone.go('switchTab', '/pages/inbox/index')).toBeUndefined()
  await phone.until(() => phone.ids().includes('read-all'), 'unread messages')
  await phone.tap('read-all')
  await tabShows('inbox')
  expect(phone.errors).toEqual([])
  phone.quit()
}, 60_000)
