import path from 'node:path'
import { RunningDesk } from '@test/support/desk'
import { Phone } from './support/phone'
import type { Cloud } from './support/platform'
import { cloudOf } from './support/platform-cloud'

/** A person of the demo town whom the county has asked for a missing certificate. */
const WORKER = 'w-rong'
const CARD = 'proof-card-disabilityCertificate'

let desk: RunningDesk
let caseId: string
const phones: Phone[] = []
beforeAll(async () => {
  desk = await RunningDesk.start()
  const { cases } = await desk.get(WORKER, 'case.mine', {})
  caseId = cases.find(({ wants }) => wants.some(({ kind }) => kind === 'correction'))?.id ?? ''
})
afterAll(async () => {
  for (const phone of phones) phone.quit()
  await desk.stop()
  desk.forget()
})

const started = async (storage: Map<string, unknown>, cloud: Cloud): Promise<Phone> => {
  const phone = new Phone(path.resolve('dist/weapp'), cloud, storage)
  phones.push(phone)
  await phone.launch()
  phone.go('navigateTo', `/worker/correct/index?id=${caseId}`)
  await phone.until(() => phone.ids().includes(CARD), 'what is wanted')
  return phone
}
const tiles = (phone: Phone, state: string): number => phone.count(CARD, `tile-${state}`)
const note = (phone: Phone): unknown =>
  phone.find((node) => node.attr?.['id'] === 'correction-note')?.at(-1)?.attr['value']

test('after the app was killed, a correction’s words are restored on any phone, and its pictures continue to upload', async () => {
  const real = cloudOf(desk, WORKER)
  const storage = new Map<string, unknown>()
  const first = await started(storage, { ...real, upload: () => new Promise(() => undefined) })
  const onFile = tiles(first, 'received')
  await first.type('correction-note', '证已经补办好了')
  first.album.pictures = 2
  await first.tap('proof-disabilityCertificate-pick')
  await first.until(() => tiles(first, 'sending') + tiles(first, 'waiting') === 2, 'two tiles')
  first.quit()

  const second = await started(storage, real)
  expect(note(second)).toBe('证已经补办好了')
  await second.until(() => tiles(second, 'received') === onFile + 2, 'two more pictures')
  second.back(1)
  await second.settle()

  // on another phone of the same person, the text and the uploaded pictures are there
  const other = await started(new Map(), real)
  expect(note(other)).toBe('证已经补办好了')
  await other.until(() => other.text().includes(`残疾人证收到 ${onFile + 2} 张`), 'both pictures')
  await other.tap('submit-correction')
  await other.until(() => other.ids().includes('correction-done'), 'the end')
  const key = `correct:${caseId}` as const
  await other.settle()
  expect((await desk.get(WORKER, 'draft.open', { key } as never)).drafts).toEqual([])
  expect([first.errors, second.errors, other.errors]).toEqual([[], [], []])
})
