import type { OrgId } from '@domain/kernel/ids'
import { render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'
import { openedWith } from '../support/taro-api'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import Drill from '@src/finance/drill/index'

beforeEach(() => {
  openedWith({ year: '2026', what: 'refused' })
  cloud.knowsMe({
    posts: [{ role: 'auditor', org: { id: 'OR-city01' as OrgId, name: '虚构市总工会', level: 'city' } }],
  })
})

test('an empty first page does not state that there are no records while more pages follow', () => {
  cloud.answers('report.drill', { cases: [], lines: [], next: 'c1' })
  render(<Drill />)
  expect(screen.queryByText('这里没有记录')).toBeNull()
  expect(screen.getByText('已列出 0 条，后面还有')).toBeTruthy()
})

test('an empty list states that there are no records once all pages are loaded', () => {
  cloud.answers('report.drill', { cases: [], lines: [] })
  render(<Drill />)
  expect(screen.getByText('这里没有记录')).toBeTruthy()
})
