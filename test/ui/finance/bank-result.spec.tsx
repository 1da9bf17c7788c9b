import type { CallOutput } from '@domain/contract'
import { render, screen } from '@testing-library/react'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)
jest.mock('@src/features/table-import', () => ({
  // in place of the import: how many rows it would take of an answer with one row of this kind
  TableImport: ({ taken }: { taken: (answer: CallOutput<'payout.import'>) => number }) => {
    const none = {
      read: 1,
      paid: 0,
      failed: 0,
      returned: 0,
      unchanged: 0,
      notYet: 0,
      open: 0,
      inPart: [],
      problems: [],
    }
    return (['paid', 'failed', 'returned', 'unchanged', 'notYet'] as const).map((kind) => (
      <p key={kind}>{`${kind} ${taken({ ...none, [kind]: 1 })}`}</p>
    ))
  },
}))

import { BankResult } from '@src/finance/batch/bank-result'

test('an answer with nothing but one payment returned is not called empty', () => {
  render(
    <BankResult
      batch={{ id: 'PB-0001', state: 'done' } as CallOutput<'payout.open'>['batch']}
      onDone={() => undefined}
    />,
  )
  for (const kind of ['paid', 'failed', 'returned', 'unchanged', 'notYet'])
    expect(screen.getByText(`${kind} 1`)).toBeTruthy()
})
