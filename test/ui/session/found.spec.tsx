import type { OrgId } from '@domain/kernel/ids'
import { foundPage as words } from '@src/text/admin'
import { anIdNumber } from '@test/support/people'
import { fireEvent, render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import Found from '@src/admin/found/index'

const type = (field: string, text: string): boolean =>
  fireEvent.change(screen.getByTestId(field), { target: { value: text } })
const fillIn = (): void => {
  type('found-code', ' a-code-of-the-installer ')
  type('found-administrator', '开门人')
  type('found-name', '虚构市总工会')
  type('found-phone', '0000-0000001')
  type('found-direct', '虚构市直属工会')
  type('found-county-2', ' 虚构甲区总工会 ')
  fireEvent.click(screen.getByTestId('found-more'))
  type('found-county-4', '虚构乙县总工会')
  type('self-mobile', '138 0000 0001')
  type('self-id', anIdNumber(1))
}

beforeEach(() => {
  cloud.answers('city.found', { org: { id: 'OR-city' as OrgId, name: '虚构市总工会', level: 'city' } })
})

test('the county unions with typed names are registered, and empty rows are left out', async () => {
  render(<Found />)
  fillIn()
  fireEvent.click(screen.getByTestId('found-send'))
  expect(cloud.calls('city.found')).toEqual([
    [
      {
        setupCode: 'a-code-of-the-installer',
        name: '虚构市总工会',
        phone: '0000-0000001',
        administrator: '开门人',
        counties: [{ name: '虚构市直属工会', direct: true }, { name: '虚构甲区总工会' }, { name: '虚构乙县总工会' }],
        self: { mobile: '13800000001', idNumber: anIdNumber(1) },
      },
    ],
  ])
  expect(await screen.findByText(words.done('虚构市总工会'))).toBeTruthy()
})

test('an incomplete form is not sent', () => {
  render(<Found />)
  fillIn()
  type('found-code', 'too-short')
  fireEvent.click(screen.getByTestId('found-send'))
  expect(cloud.called()).toEqual([])
})

test('a form without the administrator’s valid identity number is not sent', () => {
  render(<Found />)
  fillIn()
  type('self-id', anIdNumber(1).replace(/.$/, ''))
  fireEvent.click(screen.getByTestId('found-send'))
  expect(cloud.called()).toEqual([])
  expect(screen.getByText(/身份证号不对/)).toBeTruthy()
})

test('a wrong setup code is reported, and the typed input stays', () => {
  cloud.refuses('city.found', 'SETUP_CODE_WRONG')
  render(<Found />)
  fillIn()
  fireEvent.click(screen.getByTestId('found-send'))
  expect(screen.getByText(/开通码不对/)).toBeTruthy()
  expect((screen.getByTestId('found-name') as HTMLInputElement).value).toBe('虚构市总工会')
})
