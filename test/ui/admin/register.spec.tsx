import type { OrgId } from '@domain/kernel/ids'
import { fireEvent, render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'
import { openedWith } from '../support/taro-api'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import Register from '@src/admin/register/index'

const at = (org: string, level: string): void => {
  cloud.answers('org.create', { id: 'OR-made1' as OrgId, name: '虚构工会', level: 'base' })
  openedWith({ org, name: '虚构总工会', level })
  render(<Register />)
}
const type = (field: string, text: string): boolean =>
  fireEvent.change(screen.getByTestId(field), { target: { value: text } })
const sent = (): unknown => {
  fireEvent.click(screen.getByTestId('register-send'))
  return cloud.calls('org.create')[0]?.[0]
}

test('under a county a base union is registered, or a street when it is ticked', () => {
  at('OR-county', 'county')
  type('union-name', '虚构街道总工会')
  type('union-staff', '12')
  type('union-phone', '00000000001')
  fireEvent.click(screen.getByTestId('union-street'))
  expect(sent()).toEqual({
    ...{ org: 'OR-county', level: 'street', name: '虚构街道总工会', staff: 12, phone: '00000000001' },
  })
})

test('under the city a county is registered, which is not asked how many people work there', () => {
  at('OR-city', 'city')
  expect(screen.queryByTestId('union-staff')).toBeNull()
  expect(screen.queryByTestId('union-street')).toBeNull()
  type('union-name', '虚构丙县总工会')
  type('union-phone', '00000000001')
  expect(sent()).toEqual({
    ...{ org: 'OR-city', level: 'county', name: '虚构丙县总工会', staff: 0, phone: '00000000001' },
  })
})

test('a base union is marked as one that serves whoever has no unit, which a street is not asked about', () => {
  at('OR-county', 'county')
  type('union-name', '虚构街道联合工会')
  type('union-staff', '30')
  type('union-phone', '00000000001')
  fireEvent.click(screen.getByTestId('union-serves'))
  expect(sent()).toMatchObject({ level: 'base', serves: true })
  fireEvent.click(screen.getByTestId('union-street'))
  expect(screen.queryByTestId('union-serves')).toBeNull()
})
