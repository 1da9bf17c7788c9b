import { TextBox } from '@src/components/native'
import type { TextKind } from '@src/components/text-kind'
import { fireEvent, render, screen } from '@testing-library/react'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)
jest.mock('@src/gateway/platform/filling', () => ({ typed: () => undefined }))

const pasted = (kind: TextKind, text: string, maxLength: number): string => {
  const heard = jest.fn()
  render(<TextBox label='号码' value='' kind={kind} maxLength={maxLength} onChange={heard} testId='box' />)
  const box = screen.getByTestId('box')
  // a browser truncates pasted text at the maximum length of the field
  fireEvent.change(box, { target: { value: text.slice(0, Number(box.getAttribute('maxlength'))) } })
  return String(heard.mock.lastCall?.[0])
}

test.each<[what: string, kind: TextKind, text: string, max: number, bare: string]>([
  ['a mobile number from the contacts', 'phone', '199 8888 8888', 11, '19988888888'],
  ['with the country before it', 'phone', '+86 199-8888-8888', 11, '19988888888'],
  ['an ID number in groups, with a space before it', 'idcard', ' 999001 19840320 002X ', 18, '99900119840320002X'],
  ['a code in full-width figures', 'number', '８４２４　１４０９', 8, '84241409'],
])('%s is pasted completely and converted to plain digits', (_, kind, text, max, bare) => {
  expect(pasted(kind, text, max)).toBe(bare)
})

test('a pasted text keeps its spaces', () => {
  expect(pasted('text', '古丽 阿依', 30)).toBe('古丽 阿依')
})
