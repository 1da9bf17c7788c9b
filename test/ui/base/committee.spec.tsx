import type { OrgId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import type { PostRole } from '@domain/organisation/roles'
import { fireEvent, render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'
import { openedWith } from '../support/taro-api'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import CommitteePage from '@src/union/committee/index'
import { Committee } from '@src/union/members/committee'

const name = (): HTMLElement => {
  const field = screen.getByTestId('committee-name')
  return field.matches('input') ? field : (field.querySelector('input') ?? field)
}
const write = (names: string): void => {
  render(<Committee org={'OR-plant' as OrgId} today={plainDate('2026-03-10')} />)
  fireEvent.input(name(), { target: { value: names } })
  fireEvent.click(screen.getByTestId('committee-add'))
}

beforeEach(() => cloud.answers('committee.open', { seats: [] }))

test('five pasted names are entered in one call with one seat each, and a repeated name is entered once', () => {
  write('甲一、乙二，丙三 丁四；戊五、乙二')
  const since = '2026-03-10'
  const add = ['甲一', '乙二', '丙三', '丁四', '戊五'].map((one) => ({ name: one, since }))
  expect(cloud.calls('committee.change')).toEqual([[{ org: 'OR-plant', add, remove: [] }]])
})

test('the fields for a single person are hidden when several names are entered', () => {
  write('甲一、乙二')
  expect(screen.queryByTestId('committee-id')).toBeNull()
  expect(screen.queryByTestId('committee-namesake')).toBeNull()
})

test('an invalid name is reported, and no name is entered', () => {
  write('甲一、12345')
  expect(cloud.calls('committee.change')).toEqual([])
  expect(screen.getByText(/12345/)).toBeTruthy()
})

const holds = (role: PostRole, id: string): void =>
  cloud.knowsMe({ posts: [{ role, org: { id: id as OrgId, name: '某总工会', level: 'city' } }] })

test('a county reviewer manages the committee of their own union', () => {
  holds('county-reviewer', 'OR-county')
  render(<CommitteePage />)
  expect(cloud.calls('committee.open')).toEqual([[{ org: 'OR-county' }]])
})

test('a city reviewer manages the committee of the direct unit in the page’s address', () => {
  holds('city-reviewer', 'OR-city')
  openedWith({ org: 'OR-direct' })
  render(<CommitteePage />)
  expect(cloud.calls('committee.open')).toEqual([[{ org: 'OR-direct' }]])
  expect(screen.getByTestId('committee-add')).toBeTruthy()
})

test('an officer with another role cannot manage a committee', () => {
  holds('fund-officer', 'OR-city')
  openedWith({ org: 'OR-direct' })
  render(<CommitteePage />)
  expect(screen.queryByTestId('committee-add')).toBeNull()
})
