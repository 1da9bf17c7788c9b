import type { FileId } from '@domain/kernel/ids'
import { Button, useSigned } from '@src/components'
import { Signature } from '@src/components/signature'
import { noAnswer } from '@src/gateway/calls/call'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { phone } from '../support/gateway'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

const pen = {
  scale: jest.fn(),
  fillRect: jest.fn(),
  beginPath: jest.fn(),
  moveTo: jest.fn(),
  lineTo: jest.fn(),
  stroke: jest.fn(),
}
beforeEach(() => {
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(pen as never)
  jest.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) => done(new Blob(['name'])))
})
afterEach(() => jest.restoreAllMocks())

const went: FileId[] = []
const missed = jest.fn()
const Sheet = ({ glasses = 1 }: { readonly glasses?: number }) => {
  const [signed, setSigned] = useState<readonly (FileId | undefined)[]>(
    Array.from({ length: glasses }, () => undefined),
  )
  const send = useSigned(
    signed.every((one) => one !== undefined),
    () => went.push(...signed.filter((one) => one !== undefined)),
    missed,
  )
  return (
    <>
      {signed.map((value, at) => (
        <Signature
          key={`glass-${String(at)}`}
          label={`第 ${at + 1} 位`}
          value={value}
          onChange={(file) => setSigned((now) => now.map((one, i) => (i === at ? file : one)))}
          testId={`glass-${at}`}
        />
      ))}
      <Button onTap={send} testId='send'>
        交上去
      </Button>
    </>
  )
}
const write = (glass: string): void => {
  const pad = screen.getByTestId(glass)
  fireEvent.pointerDown(pad, { pointerId: 1 })
  fireEvent.pointerMove(pad, { pointerId: 1 })
  fireEvent.pointerMove(pad, { pointerId: 1 })
  fireEvent.pointerUp(pad, { pointerId: 1 })
}
const send = async (): Promise<void> => {
  await act(async () => {
    fireEvent.click(screen.getByTestId('send'))
  })
}
beforeEach(() => {
  went.length = 0
  missed.mockClear()
})

test('a signature drawn but not confirmed is uploaded by the tap that submits the form', async () => {
  render(<Sheet />)
  write('glass-0')
  await send()
  expect(went).toEqual(['FI-1'])
  expect(missed).not.toHaveBeenCalled()
})

test('without a signature nothing is uploaded or submitted, and the missing signature is reported', async () => {
  render(<Sheet />)
  await send()
  expect(went).toEqual([])
  expect(phone.uploaded).toEqual([])
  expect(missed).toHaveBeenCalledTimes(1)
})

test('when only one of two people has signed, the signature is kept and nothing is submitted automatically later', async () => {
  render(<Sheet glasses={2} />)
  write('glass-0')
  await send()
  expect(went).toEqual([])
  expect(missed).toHaveBeenCalledTimes(1)
  write('glass-1')
  await act(async () => {
    fireEvent.click(screen.getByTestId('glass-1-done'))
  })
  expect(went).toEqual([])
  await send()
  expect(went).toEqual(['FI-1', 'FI-2'])
})

test('when the upload fails, the signature stays on the screen and nothing is submitted', async () => {
  const arrives = phone.upload
  phone.upload = async () => noAnswer()
  render(<Sheet />)
  write('glass-0')
  await send()
  expect(went).toEqual([])
  expect(screen.getByTestId('glass-0')).toBeTruthy()
  phone.upload = arrives
  await send()
  expect(went).toEqual(['FI-2'])
})
