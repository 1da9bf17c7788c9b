import path from 'node:path'
import { CONSENT_TEXT_VERSION } from '@domain/consent/consent'
import { emptyDraft, FormDraft } from '@src/features/household-form/draft'
import { RunningDesk } from '@test/support/desk'
import { Phone } from './support/phone'
import type { Cloud } from './support/platform'
import { cloudOf } from './support/platform-cloud'

let desk: RunningDesk
const phones: Phone[] = []
beforeAll(async () => {
  desk = await RunningDesk.inTown()
})
afterEach(() => {
  for (const phone of phones.splice(0)) phone.quit()
})
afterAll(async () => {
  await desk.stop()
  desk.forget()
})

type Storage = Map<string, unknown>
const AGREED = { consents: ['privacy:m0', 'sensitive:m0'], consentText: CONSENT_TEXT_VERSION }
/** The storage of a phone with a form open at the first proof. */
const before = (name: string): Storage =>
  new Map([['draft:apply', { ...emptyDraft(name), ...AGREED } satisfies FormDraft]])
const started = async (storage: Storage, cloud: Cloud): Promise<Phone> => {
  const phone = new Phone(path.resolve('dist/weapp'), cloud, storage)
  phones.push(phone)
  await phone.launch()
  phone.go('navigateTo', '/worker/apply/index?block=proofs')
  await phone.until(() => phone.ids().includes('proof-card-householdRegister'), 'the first proof')
  await phone.tap('proof-householdRegister-open')
  return phone
}
const tiles = (phone: Phone, state: string): number => phone.count('proof-card-householdRegister', `tile-${state}`)
const pick = async (phone: Phone, pictures: number): Promise<void> => {
  phone.album.pictures = pictures
  await phone.tap('proof-householdRegister-pick')
}
const filesOf = (storage: Storage): readonly string[] =>
  FormDraft.parse(storage.get('draft:apply')).proofs.find(({ type }) => type === 'householdRegister')?.files ?? []

test('a slow upload shows its progress, also to screen readers, at most twice a second', async () => {
  const real = cloudOf(desk, await desk.newcomer('和未央'))
  let now = Date.now()
  let goOn = (): void => undefined
  const looked = new Promise<void>((resolve) => {
    goOn = resolve
  })
  /** Reports three percent every 90 ms of the phone's clock, and waits before the end until the test has looked. */
  const slow: Cloud = {
    ...real,
    upload: async (to, bytes, progress) => {
      for (let percent = 3; percent < 100; percent += 3) {
        now += 90
        progress(percent)
        await phone.settle()
      }
      await looked
      return real.upload(to, bytes, progress)
    },
  }
  const phone = await started(before('和未央'), slow)
  phone.tellTime(() => now)
  const sums = () => phone.setDataCounts().reduce((sum, { calls }) => sum + calls, 0)
  await pick(phone, 1)
  const begun = { at: now, calls: sums() }
  await phone.until(() => /上传中 \d+%/.test(phone.text()), 'how far it has come')
  const bar = phone.find((node) => node.attr?.['ariaRole'] === 'progressbar')?.at(-1)
  expect(bar?.attr['ariaLabel']).toMatch(/^第 1 张，上传中 \d+%$/)
  goOn()
  await phone.until(() => tiles(phone, 'received') === 1, 'the picture')
  const seconds = (now - begun.at) / 1000
  expect(sums() - begun.calls).toBeLessThanOrEqual(2 * seconds + 2)
  expect(phone.text()).toContain('已收到')
  expect(phone.errors).toEqual([])
})

test('after the app was killed during an upload, each picture is sent once at the next start', async () => {
  const person = await desk.newcomer('屈听雪')
  const storage = before('屈听雪')
  const real = cloudOf(desk, person)
  const stuck: Cloud = { ...real, upload: () => new Promise(() => undefined) }
  const first = await started(storage, stuck)
  await pick(first, 3)
  await first.until(() => tiles(first, 'sending') === 1 && tiles(first, 'waiting') === 2, 'three tiles')
  first.quit()
  const sent: string[] = []
  const counting: Cloud = {
    ...real,
    upload: (to, bytes, progress) => {
      sent.push(to)
      return real.upload(to, bytes, progress)
    },
  }
  const second = await started(storage, counting)
  await second.until(() => tiles(second, 'received') === 3, 'three pictures')
  expect([sent.length, new Set(filesOf(storage)).size]).toEqual([3, 3])
  expect([...storage.keys()].filter((key) => key.startsWith('waiting:') || key.startsWith('kept:'))).toEqual([])
  // opened once more, nothing is uploaded again
  second.quit()
  const third = await started(storage, counting)
  await third.until(() => tiles(third, 'received') === 3, 'three pictures')
  expect([sent.length, third.errors]).toEqual([3, []])
})

test('pictures can be reordered, and one can be replaced in its position', async () => {
  const storage = before('桑予安')
  const phone = await started(storage, cloudOf(desk, await desk.newcomer('桑予安')))
  await pick(phone, 3)
  await phone.until(() => tiles(phone, 'received') === 3, 'three pictures')
  const [a, b, c] = filesOf(storage)
  await phone.tap('later-1')
  expect(filesOf(storage)).toEqual([b, a, c])
  await phone.tap('earlier-3')
  expect(filesOf(storage)).toEqual([b, c, a])
  await phone.tap('change-2')
  await phone.until(() => filesOf(storage)[1] !== c, 'the new picture')
  expect([filesOf(storage)[0], filesOf(storage)[2], filesOf(storage).length]).toEqual([b, a, 3])
  await phone.tap('第 1 张，删除')
  expect(filesOf(storage).length).toBe(2)
  expect(phone.errors).toEqual([])
})

test('typing a character updates only that field of the page', async () => {
  const draft = emptyDraft('水云间')
  const employed = { ...draft, ...AGREED, applicant: { ...draft.applicant, employment: 'employed' } }
  const storage: Storage = new Map([['draft:apply', employed]])
  const phone = new Phone(path.resolve('dist/weapp'), cloudOf(desk, await desk.newcomer('水云间')), storage)
  phones.push(phone)
  await phone.launch()
  phone.go('navigateTo', '/worker/apply/index?block=family')
  await phone.until(() => phone.ids().includes('income-m0-add'), 'the incomes')
  await phone.choose('income-m0-add', 0)
  await phone.settle()
  const before = phone.setDataCounts().find(({ page }) => page === 'worker/apply/index')
  await phone.type('income-m0-wages', '3')
  const after = phone.setDataCounts().find(({ page }) => page === 'worker/apply/index')
  expect((after?.calls ?? 0) - (before?.calls ?? 0)).toBe(1)
  expect((after?.bytes ?? 0) - (before?.bytes ?? 0)).toBeLessThanOrEqual(200)
})
