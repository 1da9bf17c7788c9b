import { countyId } from '@local/town/found'
import { registerUnion } from '@local/walk/register'
import { type FakeWechat, fakeWechat } from '@test/support/fake-wechat'
import { aServerFolder, foundCity, RunningServer, removeFolder, serverSettings } from '@test/support/server'
import type { Browser } from 'playwright-core'
import { openBrowser, Screen } from './support/browser'

let browser: Browser
let wechat: FakeWechat
let server: RunningServer
const folder = aServerFolder()

beforeAll(async () => {
  wechat = await fakeWechat()
  const settings = serverSettings(folder, wechat, { PAGES_DIR: '' })
  await foundCity(settings)
  server = await RunningServer.start(settings)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await wechat.close()
  removeFolder(folder)
})

test('on the federation’s own server the web desk is signed in by a phone, can be worked with, and violates none of its security policy', async () => {
  const hand = server.hand()
  await registerUnion(hand, 'city-admin', { name: '测试厂工会', staff: 90, county: countyId('xinhui') })

  const computer = await Screen.open(browser, server.base, 'at-the-desk', {
    wide: true,
    folder: '',
    at: 'admin/unions/index',
  })
  await computer.seesAt('sign-in-code')
  const request = ((await computer.at('sign-in-text').textContent()) ?? '').replace(/\s/g, '')
  const number = Number(await computer.at('sign-in-number').textContent())
  await hand.tell('city-admin', 'session.approve', { request, number })
  await computer.sees('新会区总工会')
  expect(await computer.page.context().cookies()).toMatchObject([{ httpOnly: true, sameSite: 'Strict' }])
  expect(await computer.page.evaluate(() => document.cookie)).toBe('')

  // a reload keeps the session; revoked from the phone, it ends at the next call
  await computer.reload()
  await computer.sees('新会区总工会')
  const { sessions } = await hand.tell('city-admin', 'session.list', {})
  const web = sessions.find(({ kind }) => kind === 'web')
  await hand.tell('city-admin', 'session.revoke', { session: web?.id ?? '' })
  await computer.reload()
  await computer.seesAt('sign-in-code')

  // the browser logs every violation of the content security policy as an error
  expect(computer.errors).toEqual([])
})
