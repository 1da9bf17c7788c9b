import { plainDate } from '@domain/kernel/plain-date'
import { refuse } from '@domain/kernel/result'
import { emptyDraft, type FormDraft } from '@src/features/household-form/draft'
import { ProofsBlock } from '@src/features/household-form/proofs'
import { refusalText } from '@src/text'
import { paperText } from '@src/text/proof'
import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { phone } from '../support/gateway'

jest.mock('@src/gateway', () => ({
  ...jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway,
  pixelsOf: async (file: { readonly name: string }) => {
    const of = (grey: (i: number) => number) => ({
      width: 60,
      height: 60,
      data: Uint8ClampedArray.from({ length: 60 * 60 * 4 }, (_, i) => grey(i >> 2)),
    })
    if (file.name === 'night.jpg') return of(() => 12)
    return file.name === 'drawn.jpg' ? of((i) => (i * i * 31 + (i % 60) * 97) % 250) : undefined
  },
}))

let draft: FormDraft
let round = 0
const Step = () => {
  const [now, setNow] = useState<FormDraft>(emptyDraft('某甲'))
  draft = now
  return (
    <ProofsBlock
      draft={now}
      set={(patch) => setNow((was) => ({ ...was, ...(typeof patch === 'function' ? patch(was) : patch) }))}
      wrongs={{}}
      today={plainDate('2026-03-10')}
      how='own-phone'
      form={`form-${round}`}
      goTo={() => undefined}
    />
  )
}
const photo = (name = 'a.jpg') => ({ path: 'blob:a', name, size: 1, mime: 'image/jpeg', blob: new Blob(['a']) })
const tap = async (testId: string): Promise<void> => {
  await act(async () => {
    fireEvent.click(screen.getByTestId(testId))
    await new Promise((done) => setTimeout(done, 20))
  })
}
const take = async (place: string, name?: string): Promise<void> => {
  phone.chosen.push([photo(name)])
  await tap(`${place}-pick`)
}
const stateOf = (type: string): string => screen.getByTestId(`proof-${type}-open`).textContent ?? ''
const FRONT = 'proof-idCard-portrait-m0'
const BACK = 'proof-idCard-emblem-m0'
const cards = () => draft.proofs.find(({ type }) => type === 'idCard')

beforeEach(() => {
  round += 1
  phone.chosen.length = 0
  phone.uploaded.length = 0
  render(<Step />)
})

test('the identity card is done when both sides have arrived, each in its place', async () => {
  expect(stateOf('idCard')).toContain(paperText.state.none)
  await take(FRONT)
  expect(stateOf('idCard')).toContain('还差国徽面')
  await take(BACK)
  expect(stateOf('idCard')).toContain(paperText.state.received(2))
  expect(cards()?.placed?.map(({ part }) => part)).toEqual(['portrait', 'emblem'])
})

test('a dark photo is asked about before it is sent, and sent as it is when the person says so', async () => {
  await take(FRONT, 'night.jpg')
  expect(screen.getByText(paperText.question.dark)).toBeTruthy()
  expect(phone.uploaded).toEqual([])
  await tap(`${FRONT}-use`)
  expect(phone.uploaded).toEqual(['proof'])
  expect(cards()?.files).toHaveLength(1)
})

test('a dark photo that is taken again is never sent', async () => {
  await take(FRONT, 'night.jpg')
  phone.chosen.push([photo()])
  await tap(`${FRONT}-retake`)
  expect(phone.uploaded).toHaveLength(1)
  expect(screen.queryByText(paperText.question.dark)).toBeNull()
})

test('a refused file is said beside its place and in the list, with what to do', async () => {
  const arrives = phone.upload
  phone.upload = async () => ({ ...refuse('FILE_KIND_WRONG'), requestId: 'r' })
  await take(FRONT)
  phone.upload = arrives
  expect(stateOf('idCard')).toContain(paperText.state.again(1))
  const text = refusalText({ code: 'FILE_KIND_WRONG' })
  expect(within(screen.getByTestId('proof-card-idCard')).getByText((said) => said.includes(text))).toBeTruthy()
  phone.chosen.push([photo()])
  await tap(`${FRONT}-retake`)
  expect(cards()?.files).toHaveLength(1)
})

test('a deleted picture can be brought back, in a place and among the pages', async () => {
  await take(FRONT)
  const before = cards()
  await tap(`${FRONT}-remove`)
  expect(cards()?.files).toEqual([])
  await tap('undo')
  expect(cards()).toEqual(before)
})

test('a copy that shows both sides fills both places when the person says so', async () => {
  await take(FRONT)
  await tap('proof-idCard-both')
  expect(stateOf('idCard')).toContain(paperText.state.received(1))
})

test('a paper is opened by its row, and the next one that is missing is offered when it is done', async () => {
  await take(FRONT)
  await take(BACK)
  await tap('proof-idCard-next')
  expect(screen.queryByTestId(`${FRONT}-retake`)).toBeNull()
  expect(screen.getByTestId('proof-householdRegister-pick')).toBeTruthy()
})

test('a photo that can be looked at is sent with what it looks like; one that cannot, and an empty one, without', async () => {
  await take(FRONT)
  await take(BACK, 'drawn.jpg')
  expect(phone.uploaded).toHaveLength(2)
  expect(phone.prints).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/)])
})
