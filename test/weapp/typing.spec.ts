import path from 'node:path'
import { RunningDesk } from '@test/support/desk'
import { Phone } from './support/phone'
import { cloudOf } from './support/platform-cloud'

let desk: RunningDesk
const phones: Phone[] = []
beforeAll(async () => {
  desk = await RunningDesk.inTown()
})
afterAll(async () => {
  for (const phone of phones) phone.quit()
  await desk.stop()
  desk.forget()
})

const opened = async (person: string, page: string, field: string): Promise<Phone> => {
  const phone = new Phone(path.resolve('dist/weapp'), cloudOf(desk, person))
  phones.push(phone)
  await phone.launch()
  phone.go('navigateTo', `/${page}`)
  await phone.until(() => phone.ids().includes(field), field)
  await phone.settle()
  return phone
}
const textIn = (phone: Phone, id: string): unknown =>
  phone.find((node) => node.attr?.['id'] === id)?.at(-1)?.attr['value']

describe('a person who types faster than the screen is told', () => {
  test.each([
    ['a name', 'claim-name', '欧阳娜仁花·阿依古丽', '欧阳娜仁花·阿依古丽'],
    ['an ID number in groups', 'claim-id', '999001 19840320 002x', '99900119840320002X'],
  ])('loses no letter of %s, and the screen is not told letter by letter', async (_, field, text, stored) => {
    const phone = await opened('w-he', 'worker/claim/index', field)
    expect(await phone.type(field, text)).toBeLessThanOrEqual(1)
    expect(textIn(phone, field)).toBe(stored)
    expect(phone.errors).toEqual([])
  })

  it('sees the count of a long text when the typing pauses', async () => {
    const id = (await desk.get('w-rong', 'case.mine', {})).cases[0]?.id ?? ''
    const phone = await opened('w-rong', `worker/correct/index?id=${id}`, 'correction-note')
    const text = '新证和单位证明都补上了，请查收。'
    expect(await phone.type('correction-note', text)).toBeLessThanOrEqual(1)
    await phone.until(() => phone.text().includes(`${text.length}/`), 'the count')
    expect(textIn(phone, 'correction-note')).toBe(text)
  })

  it('finds the field empty that the page clears', async () => {
    const phone = await opened('lamp-1', 'union/members/index', 'committee-name')
    const told: unknown[] = []
    const stop = phone.onSetData(() => told.push(textIn(phone, 'committee-name')))
    await phone.type('committee-name', '白素贞')
    await phone.tap('committee-add')
    await phone.until(() => phone.text().includes('白素贞') && told.at(-1) === '', 'the empty field')
    stop()
    // WeChat takes the value it was told before for no change: it has to be told what stands there first
    expect(told).toContain('白素贞')
  })
})
