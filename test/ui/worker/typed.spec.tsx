import type { Fen } from '@domain/kernel/fen'
import { plainMobile } from '@domain/kernel/plain'
import { MoneyInput, NumberInput, TextInput, UnreadFigures } from '@src/components'
import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)
jest.mock('@src/gateway/platform/filling', () => ({ typed: () => undefined }))

const typing = (testId: string, text: string) =>
  fireEvent.change(screen.getByTestId(testId), { target: { value: text } })

const Money = ({ unread }: { readonly unread: Set<string> }) => {
  const [amount, setAmount] = useState<Fen>()
  return (
    <UnreadFigures value={unread}>
      <MoneyInput label='工资' value={amount} onChange={setAmount} testId='wages' />
      <span data-testid='kept'>{amount === undefined ? '空' : String(amount)}</span>
    </UnreadFigures>
  )
}

describe('an amount pasted from a message', () => {
  test.each([
    ['3600元', '360000'],
    ['３６００', '360000'],
    [' 3,600.50 ', '360050'],
    ['¥3600', '360000'],
  ])('%s is parsed', (pasted, fen) => {
    const unread = new Set<string>()
    render(<Money unread={unread} />)
    typing('wages', pasted)
    expect(screen.getByTestId('kept').textContent).toBe(fen)
    expect(unread.size).toBe(0)
  })

  test('that cannot be parsed is reported to the page until it is corrected or deleted', () => {
    const unread = new Set<string>()
    render(<Money unread={unread} />)
    typing('wages', '三千六')
    expect(screen.getByTestId('kept').textContent).toBe('空')
    expect(unread.size).toBe(1)
    typing('wages', '')
    expect(unread.size).toBe(0)
  })
})

test('a floor area with whitespace or full-width digits is parsed', () => {
  const kept: (number | undefined)[] = []
  render(<NumberInput label='面积' value={undefined} onChange={(value) => kept.push(value)} testId='area' />)
  typing('area', '５６ ')
  expect(kept).toEqual([56])
})

test('an identity number is stored without whitespace and with a capital X', () => {
  const kept: string[] = []
  render(<TextInput label='身份证号' kind='idcard' value='' onChange={(text) => kept.push(text)} testId='id' />)
  typing('id', ' 999999 19800101 001x ')
  expect(kept).toEqual(['99999919800101001X'])
})

test.each(['199 8888 8888', '+86 199-8888-8888', '86 19988888888', '１９９８８８８８８８８'])(
  'a mobile number in the form of an address book is parsed (%s)',
  (text) => expect(plainMobile(text)).toBe('19988888888'),
)
