import path from 'node:path'
import type { CaseId } from '@domain/kernel/ids'
import { RunningDesk } from '@test/support/desk'
import { Phone } from './support/phone'
import { cloudOf } from './support/platform-cloud'
import { Pocket } from './support/pocket'

const WHO = 'paper-1'
const CODE = '480913'

let desk: RunningDesk
let pocket: Pocket
let phone: Phone

/** WeChat has killed the app; it is started again with nothing but what the phone has stored. */
const start = async (): Promise<void> => {
  phone?.quit()
  pocket.forgetListeners()
  phone = new Phone(path.resolve('dist/weapp'), pocket.reach(cloudOf(desk, WHO)), pocket.storage, pocket.wx())
  await phone.launch()
}
beforeAll(async () => {
  desk = await RunningDesk.start()
  pocket = new Pocket(desk, WHO)
  await start()
})
afterAll(async () => {
  phone.quit()
  await desk.stop()
  desk.forget()
  pocket.throwAway()
})

const see = (id: string): Promise<void> => phone.until(() => phone.ids().includes(id), id)
const tap = async (...ids: readonly string[]): Promise<void> => {
  for (const id of ids) {
    await see(id)
    await phone.tap(id)
  }
}
const startingWith = (before: string): readonly string[] => phone.ids().filter((id) => id.startsWith(before))
const seeOne = async (before: string): Promise<string> => {
  await phone.until(() => startingWith(before).length > 0, before)
  return startingWith(before)[0] ?? ''
}
const unlock = async (): Promise<void> => {
  await see('offline-code')
  await phone.type('offline-code', CODE)
  await tap('offline-open')
}
const opened = (caseId: string) => desk.get(WHO, 'case.open', { caseId: caseId as CaseId })

/** How pictures begin, as bytes and as base64; their short names also stand in sealed bytes by chance. */
const PICTURES = ['\xff\xd8\xff\xe0', '\x89PNG', '/9j/4AAQ', 'iVBORw0KGgo']

let caseId = ''
const sealedHere = (): number => pocket.files().filter((name) => name.includes(caseId)).length

test('a household is taken along with a signal and stored sealed with all its papers', async () => {
  await tap('go-duties', 'survey-take-along')
  await see('code-new')
  await phone.type('code-new', CODE)
  await phone.type('code-repeat', CODE)
  await tap('code-set')
  await phone.until(() => phone.text().includes('没有信号、开飞行模式也能打开填写'), 'the end of the taking')
  await tap('go-taken')
  caseId = (await seeOne('look-CA')).replace('look-', '')
  const { row, proofs } = await opened(caseId)
  expect(phone.text()).toMatch(/材料图片 (\d+)\/\1 份/)
  expect(sealedHere()).toBeGreaterThanOrEqual(new Set(proofs.flatMap(({ files }) => files)).size)
  const dump = pocket.dump()
  for (const told of [row.unit, Buffer.from(row.unit).toString('latin1'), '"declaration"', ...PICTURES, CODE])
    expect(dump).not.toContain(told)
})

test('after a kill and in flight mode the offline code opens the household, and written input survives another kill', async () => {
  pocket.flightMode(true)
  await start()
  await tap('go-taken')
  await unlock()
  await tap(await seeOne('look-CA'))
  await see('case-as-of')
  await tap('go-survey')
  await see('survey-arrived')
  await tap('survey-place-home')
  await phone.type('survey-living', '租住两间旧房，家具简单，丈夫卧床。')
  await tap('survey-pick')
  await phone.until(() => phone.find((node) => node.attr?.['class'] === 'tile-state') !== undefined, 'the photo')
  await tap('all-true')
  expect(pocket.dump()).not.toContain(Buffer.from('丈夫卧床').toString('latin1'))
  expect(pocket.dump()).not.toContain('PNG')
})

test('a survey signed offline, three days after the household was taken along, is queued until there is a signal', async () => {
  await start()
  await tap('go-taken')
  await unlock()
  await tap(`fill-${caseId}`)
  await tap('survey-next')
  await phone.until(() => phone.find((node) => node.tag === 'wx-canvas') !== undefined, 'the glass')
  while (phone.find((node) => node.tag === 'wx-canvas') !== undefined) {
    await phone.settle()
    await phone.write()
    const done = [...startingWith('sign-')].reverse().find((id) => id.endsWith('-done'))
    await phone.tap(done ?? 'nothing to sign')
    await phone.settle()
  }
  await tap('survey-submit')
  await see('survey-waiting')
  expect(sealedHere()).toBeGreaterThan(0)
})

test('at the next start with a signal the survey is sent once without a code, and the household’s data is deleted', async () => {
  await start()
  pocket.flightMode(false)
  await start()
  await tap('go-duties')
  await phone.until(() => !pocket.storage.has(`sealed:${caseId}:draft`), 'its sending')
  const { row, log } = await opened(caseId)
  expect(row.stage).not.toBe('surveying')
  expect(log.filter(({ kind }) => kind === 'recordSurvey')).toHaveLength(1)
  expect(sealedHere()).toBe(0)
  expect([...pocket.storage.keys()].filter((key) => key.includes(caseId))).toEqual([])
  expect(pocket.files().filter((name) => name.includes('opened'))).toEqual([])
  expect(phone.errors).toEqual([])
})
