import type { Pending } from '@src/components/use-sending'
import { fireEvent, render, screen } from '@testing-library/react'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

let mockPending: readonly Pending[] = []
jest.mock('@src/components/use-sending', () => ({
  ...jest.requireActual<object>('@src/components/use-sending'),
  useUnderWay: () => mockPending,
}))

import { SendWithPhotos } from '@src/worker/send-with-photos'

const local = { path: '', name: 'a.jpg', size: 1, mime: 'image/jpeg' }
const photo = (no: number, state: Pending['state'], more: Partial<Pending> = {}): Pending => ({
  id: `tile-${no}`,
  local,
  state,
  ...more,
})
const sent = jest.fn()
const form = () => (
  <SendWithPhotos
    rows={['explain:a/files']}
    sending={{ busy: false, refusal: undefined, clear: () => undefined }}
    onSend={() => Promise.resolve(sent())}
    label='交上去'
    testId='submit'
  />
)

test('a form is not sent while a photo of it is on its way, and says so; once all have arrived, it is', () => {
  mockPending = [photo(1, 'sending'), photo(2, 'again', { refusal: { code: 'UNAVAILABLE' } })]
  const { rerender } = render(form())
  expect(screen.queryByTestId('photos-going')).toBeNull()
  fireEvent.click(screen.getByTestId('submit'))
  expect(sent).not.toHaveBeenCalled()
  expect(screen.getByTestId('photos-going').textContent).toContain('还有 2 张')
  mockPending = []
  rerender(form())
  expect(screen.queryByTestId('photos-going')).toBeNull()
  fireEvent.click(screen.getByTestId('submit'))
  expect(sent).toHaveBeenCalledTimes(1)
})

test('a photo that was refused or asked about does not stay behind unnoticed', () => {
  mockPending = [
    photo(1, 'asking', { question: '有点糊' }),
    photo(2, 'again', { refusal: { code: 'FILE_KIND_WRONG' } }),
  ]
  render(form())
  fireEvent.click(screen.getByTestId('submit'))
  expect(sent).toHaveBeenCalledTimes(1)
  expect(screen.getByTestId('photos-waiting').textContent).toContain('2 张')
  expect(screen.queryByTestId('photos-going')).toBeNull()
})
