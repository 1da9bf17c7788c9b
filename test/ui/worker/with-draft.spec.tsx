import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'

jest.mock('@src/gateway', () => ({
  ...jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway,
  useOwnDraft: () => ({
    ready: true,
    round: 0,
    other: { device: 'another', updatedAt: 0 },
    swap: () => undefined,
    dropOther: () => undefined,
  }),
}))

import { Done } from '@src/worker/done'
import { WithDraft } from '@src/worker/with-draft'

const Duty = () => {
  const [done, setDone] = useState(false)
  return done ? (
    <Done title='交上去了' finished />
  ) : (
    <button type='button' onClick={() => setDone(true)}>
      交上去
    </button>
  )
}

test('a draft begun on another phone is offered until the form is submitted, and not on the confirmation page', () => {
  render(
    <WithDraft draftKey='apply' isDraft={() => true}>
      <Duty />
    </WithDraft>,
  )
  expect(screen.getByTestId('other-draft')).toBeTruthy()
  fireEvent.click(screen.getByText('交上去'))
  expect(screen.getByText('交上去了')).toBeTruthy()
  expect(screen.queryByTestId('other-draft')).toBeNull()
})
