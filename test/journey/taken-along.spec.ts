import type { Screen } from './support/browser'
import { stage } from './support/town'
import { signSurvey, survey } from './support/working'

const { desk, open } = stage()

const CODE = '480913'
/** Everything but the cloud: the pages are still served, as from the browser's cache. */
const NO_CLOUD = /\/as\/[^/]+\/(api|documents|file\/.*)$/
const cloud = async (screen: Screen, there: boolean): Promise<void> => {
  if (there) await screen.page.unroute(NO_CLOUD)
  else await screen.page.route(NO_CLOUD, (route) => route.abort('internetdisconnected'))
  await screen.page.evaluate((on) => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => on })
    window.dispatchEvent(new Event(on ? 'online' : 'offline'))
  }, there)
}
const kept = async (): Promise<string> => {
  const base = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('kept-files', 1)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  const all = await new Promise<unknown[]>((resolve, reject) => {
    const asked = base.transaction('kept-files').objectStore('kept-files').getAll()
    asked.onsuccess = () => resolve(asked.result as unknown[])
    asked.onerror = () => reject(asked.error)
  })
  base.close()
  const text = all.map((one) =>
    one instanceof Uint8Array ? new TextDecoder('latin1').decode(one) : JSON.stringify(one),
  )
  return [...text, JSON.stringify({ ...localStorage })].join('\n')
}
/** Everything stored in this browser, as text. */
const atRest = (screen: Screen): Promise<string> => screen.page.evaluate(kept)
const keepsNoMore = (screen: Screen, words: string): Promise<void> =>
  screen.does(`see ${words} wiped`, () =>
    screen.page.waitForFunction(`(${kept.toString()})().then((rest) => !rest.includes(${JSON.stringify(words)}))`),
  )
const chooseCode = async (screen: Screen): Promise<void> => {
  await screen.seesAt('code-new')
  await screen.type('code-new', CODE)
  await screen.type('code-repeat', CODE)
  await screen.picture('taken-code-320')
  await screen.tap('code-set')
}

describe('households taken along', () => {
  it('are opened with the offline code on three days without a signal, keep everything, and are sent once', async () => {
    const screen = await open('paper-1', { width: 320 })
    await screen.opens('go-duties', 'base/duties/index')
    await screen.tap('survey-take-along')
    await chooseCode(screen)
    await screen.seesAt('taken-done')
    await screen.sees('没有信号、开飞行模式也能打开填写')
    await screen.picture('taken-done-320')
    // offline at once, before the survey page was ever opened on this phone
    await screen.signal(false)
    await screen.does('open the household', () => screen.startingWith('duty-CA').first().click())
    await screen.seesAt('survey-arrived')
    await screen.tap('back')
    await screen.seesAt('duties')
    await screen.signal(true)
    screen.forgive(/ERR_INTERNET_DISCONNECTED/)
    await screen.tap('go-taken')
    await screen.sees(/材料图片 (\d+)\/\1 份/)
    await screen.picture('taken-list-320')
    await screen.does('look at the household', () => screen.startingWith('look-CA').first().click())
    await screen.seesAt('base-case')
    const id = screen.param('id')

    const rest = await atRest(screen)
    const view = await desk().get('paper-1', 'case.open', { caseId: id as never })
    expect(rest).toContain(`sealed:${id}:view`)
    for (const told of [view.row.name, view.row.unit, '"declaration"', 'JFIF', 'PNG', CODE])
      expect(rest).not.toContain(told)

    // first day: the offline kit is read without a connection, and the survey begun
    await cloud(screen, false)
    await screen.go(`base/case/index?id=${id}`)
    await cloud(screen, false)
    await screen.seesAt('sealed-shut')
    await screen.picture('taken-shut-320')
    await screen.type('offline-code', '111222')
    await screen.tap('offline-open')
    await screen.sees('密码不对')
    await screen.type('offline-code', CODE)
    await screen.tap('offline-open')
    await screen.seesAt('case-as-of')
    await screen.picture('taken-case-320')
    await screen.tap('fold-papers')
    await screen.does('open a paper', () => screen.startingWith('paper-FI').first().click())
    await screen.does('see the paper', () => screen.page.locator('.viewer-image img').first().waitFor())
    await screen.picture('taken-paper-320')
    await screen.tap('viewer-close')
    await screen.tap('go-survey')
    await survey(screen)

    // second day: the browser was closed in between
    await screen.reload()
    await cloud(screen, false)
    await screen.seesAt('offline-code')
    await screen.type('offline-code', CODE)
    await screen.tap('offline-open')
    await screen.seesAt('survey-offline')
    expect(await screen.at('survey-living').inputValue()).toContain('租住两间旧房')
    await screen.does('see the photo still there', () => screen.page.locator('.tile:visible').first().waitFor())
    await screen.tap('survey-next')
    await signSurvey(screen)
    await screen.tap('survey-submit')
    await screen.seesAt('survey-waiting')

    // third day: opened again without a connection; then the connection is back and opens the kit without a code
    await screen.go('base/duties/index')
    await cloud(screen, false)
    await screen.seesAt('sealed-shut')
    await screen.picture('taken-duties-shut-320')
    await screen.does('see it sent', () =>
      Promise.all([
        screen.page.waitForResponse((reply) => reply.request().postData()?.includes('"survey.record"') === true),
        cloud(screen, true),
      ]),
    )
    const after = await desk().get('paper-1', 'case.open', { caseId: id as never })
    expect(after.row.stage).not.toBe('surveying')
    expect(after.log.filter(({ kind }) => kind === 'recordSurvey')).toHaveLength(1)
    await keepsNoMore(screen, id)
    screen.forgive(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/)
  })

  it('are given up from another device when the device is lost, and the lost device wipes them when it next connects', async () => {
    const lost = await open('bus-1')
    const { items } = await desk().get('bus-1', 'case.queue', { stage: 'submitted', limit: 5 })
    const [row] = items
    if (row === undefined) throw new Error('the town has a case to accept')
    await desk().get('bus-1', 'case.accept', {}, { caseId: row.id, version: row.version })
    await lost.go(`base/case/index?id=${row.id}`)
    await lost.tap('take-one')
    await chooseCode(lost)
    await lost.seesAt('taken-done')
    expect(await atRest(lost)).toContain(row.id)

    const found = await open('bus-1', { width: 320, at: 'base/offline-kit/index' })
    await found.seesAt('taking-device')
    await found.tap('device-lost')
    await found.picture('taken-device-lost-320')
    await found.tap('device-lost-sure')
    await found.sees('已停用')

    await lost.go('base/duties/index')
    await lost.seesAt('survey-take-along')
    await keepsNoMore(lost, `sealed:${row.id}`)
    for (const screen of [lost, found]) screen.forgive(/40[349]/)
  })
})
