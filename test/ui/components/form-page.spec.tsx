import type { Refusal } from '@domain/kernel/result'
import { fireEvent, render, screen } from '@testing-library/react'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import { Send } from '@src/components/form-page'

const acts = { onSend: jest.fn(async () => undefined), onStale: jest.fn(), clear: jest.fn() }
beforeEach(() => jest.clearAllMocks())

const refusedWith = (code: Refusal['code'], onStale?: () => void) =>
  render(
    <Send
      sending={{ busy: false, refusal: { code }, clear: acts.clear }}
      label='送出'
      onSend={acts.onSend}
      onStale={onStale}
      testId='send'
    />,
  )

test.each(['UNAVAILABLE', 'BUSY'] as const)('after the refusal %s a tap on “again” sends the form again', (code) => {
  refusedWith(code, acts.onStale)
  fireEvent.click(screen.getByTestId('retry'))
  expect(acts.onSend).toHaveBeenCalledTimes(1)
  expect(acts.onStale).not.toHaveBeenCalled()
})

test('after STALE_VERSION a tap on “again” reloads the case and clears the refusal', () => {
  refusedWith('STALE_VERSION', acts.onStale)
  fireEvent.click(screen.getByTestId('retry'))
  expect(acts.onStale).toHaveBeenCalledTimes(1)
  expect(acts.clear).toHaveBeenCalledTimes(1)
  expect(acts.onSend).not.toHaveBeenCalled()
})

test('no “again” button is shown if it would change nothing', () => {
  refusedWith('STALE_VERSION')
  expect(screen.queryByTestId('retry')).toBeNull()
})
