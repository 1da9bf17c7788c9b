import type { Fen } from '@domain/kernel/fen'
import { MoneyInput, NumberInput, TextInput, UnreadFigures } from '@src/components'
import { mobileTyped } from '@src/components/typed'
import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'

jest.mock('@src/gateway', () => ({ isWeapp: false, useLargeType: () => [false, () => undefined] }))
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

describe('a figure pasted from a message', () => {
  test.each([
    ['3600元', '360000'],
    ['３６００', '360000'],
    [' 3,600.50 ', '360050'],
    ['¥3600', '360000'],
  ])('%s is understood', (pasted, fen) => {
    const unread = new Set<string>()
    render(<Money unread={unread} />)
    typing('wages', pasted)
    expect(screen.getByTestId('kept').textContent).toBe(fen)
    expect(unread.size).toBe(0)
  })

  test('what is no figure is no empty field: the page is told, until it is mended or emptied', () => {
    const unread = new Set<string>()
    render(<Money unread={unread} />)
    typing('wages', '三千六')
    expect(screen.getByTestId('kept').textContent).toBe('空')
    expect(unread.size).toBe(1)
    typing('wages', '')
    expect(unread.size).toBe(0)
  })
})

test('floor space with a gap or in full-width figures is understood', () => {
  const kept: (number | undefined)[] = []
  render(<NumberInput label='面积' value={undefined} onChange={(value) => kept.push(value)} testId='area' />)
  typing('area', '５６ ')
  expect(kept).toEqual([56])
})

test('an ID number loses the gaps of a message, and its letter is a capital', () => {
  const kept: string[] = []
  render(<TextInput label='身份证号' kind='idcard' value='' onChange={(text) => kept.push(text)} testId='id' />)
  typing('id', ' 999999 19800101 001x ')
  expect(kept).toEqual(['99999919800101001X'])
})

test.each(['199 8888 8888', '+86 199-8888-8888', '86 19988888888', '１９９８８８８８８８８'])(
  'a mobile number as an address book writes it (%s)',
  (text) => expect(mobileTyped(text)).toBe('19988888888'),
)
