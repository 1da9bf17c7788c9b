import type { FileId } from '@domain/kernel/ids'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'

type Local = { readonly name: string; readonly path: string; readonly size: number; readonly mime: string }
type Sent = { readonly ok: boolean; readonly value?: string; readonly refusal?: { readonly code: string } }
const photo = (name: string): Local => ({ name, path: `blob:${name}`, size: 9, mime: 'image/jpeg' })

/** The phone's stored state: files not uploaded yet, and finished uploads to report. Survives closing pages and the app. */
type Waiting = { id: string; local: Local }
const mockPhone = { waiting: [] as Waiting[], aside: [] as Waiting[], arrived: [] as string[] }
const mockChosen: Local[][] = []
/** Uploads in progress, which the test finishes. */
const mockUnderWay: { readonly name: string; readonly answer: (sent: Sent) => void }[] = []
let mockOnline = true

jest.mock('@src/gateway', () => ({
  isWeapp: false,
  pickFiles: async () => mockChosen.shift() ?? [],
  useOnline: () => mockOnline,
  upload: (_purpose: string, { name }: Local) =>
    new Promise((answer) => {
      mockUnderWay.push({ name, answer })
    }),
  putBy: async (_row: string, local: Local) => {
    const kept = { id: `kept-${local.name}`, local }
    mockPhone.waiting.push(kept)
    return kept
  },
  stillWaiting: async () => [...mockPhone.waiting],
  letGo: async (_row: string, id: string) => {
    mockPhone.waiting = mockPhone.waiting.filter((one) => one.id !== id)
  },
  dropAside: async () => undefined,
  setAside: (_row: string, id: string) => {
    mockPhone.aside = mockPhone.waiting.filter((one) => one.id === id)
    mockPhone.waiting = mockPhone.waiting.filter((one) => one.id !== id)
  },
  takeBack: () => void mockPhone.waiting.push(...mockPhone.aside.splice(0)),
  noteArrived: (_row: string, file: string) => void mockPhone.arrived.push(file),
  takeArrived: () => mockPhone.arrived.splice(0),
}))
jest.mock('@src/components/photo', () => ({ Photo: () => null, WholePicture: () => null }))

import { Uploader } from '@src/components/uploader'

let known: readonly string[] = []
let row = 0
const Row = ({ given }: { readonly given: readonly string[] }) => {
  const [value, setValue] = useState(given as readonly FileId[])
  known = value
  return (
    <Uploader
      purpose='proof'
      label='身份证'
      value={value}
      onChange={setValue}
      max={5}
      row={`apply/${row}`}
      testId='p'
    />
  )
}
const open = (given: readonly string[] = []) => render(<Row given={given} />)
const settle = () => act(async () => undefined)
const choose = async (testId: string, ...names: string[]) => {
  mockChosen.push(names.map(photo))
  fireEvent.click(screen.getByTestId(testId))
  await settle()
  await settle()
}
const answer = async (sent: Sent) => {
  const first = mockUnderWay.shift()
  await act(async () => first?.answer(sent))
  await settle()
  return first?.name
}
const got = (value: string): Sent => ({ ok: true, value })
const count = (testId: string) => screen.queryAllByTestId(testId).length

beforeEach(() => {
  row += 1
  mockOnline = true
  mockPhone.waiting = []
  mockPhone.arrived = []
  mockUnderWay.length = 0
})

describe('photos of a proof', () => {
  test('chosen together are uploaded one after another, each showing its state', async () => {
    open()
    await choose('p-pick', 'front', 'back')
    expect([count('tile-sending'), count('tile-waiting')]).toEqual([1, 1])
    expect(screen.getByText('还有 2 张没传完，可以先去填别的')).toBeTruthy()
    await answer(got('FI-front'))
    expect([count('tile-received'), count('tile-sending')]).toEqual([1, 1])
    await answer(got('FI-back'))
    expect(known).toEqual(['FI-front', 'FI-back'])
    expect(mockPhone.waiting).toEqual([])
  })

  test('can be reordered, and one can be replaced in its position', async () => {
    open(['FI-a', 'FI-b', 'FI-c'])
    fireEvent.click(screen.getByTestId('later-1'))
    expect(known).toEqual(['FI-b', 'FI-a', 'FI-c'])
    fireEvent.click(screen.getByTestId('earlier-3'))
    expect(known).toEqual(['FI-b', 'FI-c', 'FI-a'])
    await choose('change-2', 'better')
    expect(known).toEqual(['FI-b', 'FI-c', 'FI-a'])
    await answer(got('FI-better'))
    expect(known).toEqual(['FI-b', 'FI-better', 'FI-a'])
  })

  test('whose upload failed are resent without being chosen again, automatically when there is a signal', async () => {
    const page = open()
    await choose('p-pick', 'front')
    await answer({ ok: false, refusal: { code: 'UNAVAILABLE' } })
    expect(count('tile-again')).toBe(1)
    mockOnline = false
    page.rerender(<Row given={[]} />)
    mockOnline = true
    page.rerender(<Row given={[]} />)
    await settle()
    expect(await answer(got('FI-front'))).toBe('front')
    expect(known).toEqual(['FI-front'])
  })

  test('that are not pictures are refused with the advice to choose others', async () => {
    open()
    await choose('p-pick', 'wrong')
    await answer({ ok: false, refusal: { code: 'FILE_KIND_WRONG' } })
    expect(screen.getByText(/^请重拍：/)).toBeTruthy()
    await choose('send-again', 'right')
    expect(await answer(got('FI-right'))).toBe('right')
    expect(known).toEqual(['FI-right'])
    expect(mockPhone.waiting).toEqual([])
  })

  test('are sent when the page is opened again after the app was killed', async () => {
    mockPhone.waiting = [{ id: 'kept-front', local: photo('front') }]
    open()
    await settle()
    expect(count('tile-sending')).toBe(1)
    await answer(got('FI-front'))
    expect(known).toEqual(['FI-front'])
    expect(mockPhone.waiting).toEqual([])
  })

  test('whose upload ends while the person is on another page are shown once when the person returns', async () => {
    const page = open()
    await choose('p-pick', 'front')
    page.unmount()
    await answer(got('FI-front'))
    open()
    await settle()
    expect(known).toEqual(['FI-front'])
    expect(mockUnderWay).toEqual([])
  })

  test('that are still uploading when the person returns are not sent twice', async () => {
    const page = open()
    await choose('p-pick', 'front')
    page.unmount()
    open()
    await settle()
    expect([count('tile-sending'), mockUnderWay.length]).toEqual([1, 1])
    await answer(got('FI-front'))
    expect(known).toEqual(['FI-front'])
    expect(count('tile-sending')).toBe(0)
  })

  test('that are removed before they have arrived stay removed', async () => {
    open()
    await choose('p-pick', 'front', 'back')
    fireEvent.click(screen.getByLabelText('第 2 张，删除'))
    await answer(got('FI-front'))
    expect(known).toEqual(['FI-front'])
    expect([mockUnderWay.length, mockPhone.waiting.length]).toEqual([0, 0])
  })
})
