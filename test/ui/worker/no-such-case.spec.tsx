import { render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import Account from '@src/worker/account/index'
import Case from '@src/worker/case/index'
import Correct from '@src/worker/correct/index'
import Explain from '@src/worker/explain/index'
import Receipt from '@src/worker/receipt/index'
import Reexamine from '@src/worker/reexamine/index'

test.each([
  ['the case', Case],
  ['the correction', Correct],
  ['the explanation', Explain],
  ['the receipt', Receipt],
  ['the account', Account],
  ['the re-examination', Reexamine],
])('%s opened for no case of this person says so and leads home', async (_page, Page) => {
  cloud.answers('case.mine', { cases: [] })
  render(<Page />)
  expect((await screen.findByTestId('to-home')).textContent).not.toBe('')
  expect(screen.queryByTestId('done')).toBeNull()
})
