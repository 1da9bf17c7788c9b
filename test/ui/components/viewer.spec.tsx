import type { FileId } from '@domain/kernel/ids'
import { Viewer } from '@src/components'
import { Photo } from '@src/components/photo'
import { formWords } from '@src/text/form-words'
import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { cloud } from '../support/gateway'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

const closed = jest.fn()
const PICTURES = ['户主页', '本人页'].map((label) => ({ url: `https://files.test/${label}.jpg`, label }))
const Opened = () => {
  const [at, setAt] = useState(0)
  return <Viewer pictures={PICTURES} at={at} onAt={setAt} onClose={closed} />
}
const shown = (): string | null | undefined => document.querySelector('.viewer-image')?.getAttribute('src')
const closer = (): string =>
  document.querySelector<HTMLElement>('.viewer-paper')?.style.getPropertyValue('--closer') ?? ''
const tap = (testId: string): void => void fireEvent.click(screen.getByTestId(testId))
beforeEach(() => closed.mockClear())

test('the next picture is shown whole and upright, whatever was done to the one before', () => {
  render(<Opened />)
  tap('viewer-in')
  tap('viewer-turn')
  expect([closer(), document.querySelectorAll('.viewer-turn-1').length]).toEqual(['1.5', 1])
  tap('viewer-next')
  expect(shown()).toBe(PICTURES[1]?.url)
  expect([closer(), document.querySelectorAll('.viewer-turn-0').length]).toEqual(['1', 1])
})

test('at the last picture there is no next one, and Escape closes', () => {
  render(<Opened />)
  fireEvent.keyDown(document, { key: 'ArrowRight' })
  fireEvent.keyDown(document, { key: 'ArrowRight' })
  expect(shown()).toBe(PICTURES[1]?.url)
  expect(screen.getByTestId('viewer-next').getAttribute('aria-disabled')).toBe('true')
  fireEvent.keyDown(document, { key: 'Escape' })
  expect(closed).toHaveBeenCalledTimes(1)
})

test('a tap on a stored photo shows it whole in this page, not in a window of the browser', () => {
  const opens = jest.spyOn(window, 'open').mockReturnValue(null)
  cloud.answers('file.link', { url: 'https://files.test/paper.jpg', mime: 'image/jpeg' } as never)
  render(<Photo file={'FI-1' as FileId} label='第 1 页' />)
  fireEvent.click(screen.getByRole('button', { name: '第 1 页' }))
  expect(screen.getByRole('dialog', { name: formWords.viewer.name(1, 1) })).toBeTruthy()
  tap('viewer-close')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(opens).not.toHaveBeenCalled()
  opens.mockRestore()
})

test('two fingers take the picture closer, and never farther than whole', () => {
  render(<Opened />)
  const stage = document.querySelector('.viewer-stage') ?? document.body
  const fingers = (apart: number) => ({
    touches: [
      { clientX: 100, clientY: 100 },
      { clientX: 100 + apart, clientY: 100 },
    ],
  })
  fireEvent.touchStart(stage, fingers(100))
  fireEvent.touchMove(stage, fingers(180))
  expect(closer()).toBe('1.8')
  fireEvent.touchMove(stage, fingers(20))
  expect(closer()).toBe('1')
})

test('what is not a picture can be neither taken closer nor turned here', () => {
  render(<Viewer pictures={[{ label: '收入证明', body: '一个文件' }]} at={0} onAt={() => undefined} onClose={closed} />)
  for (const act of ['viewer-in', 'viewer-turn'])
    expect(screen.getByTestId(act).getAttribute('aria-disabled')).toBe('true')
})
