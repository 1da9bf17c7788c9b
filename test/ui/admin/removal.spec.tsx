import type { CallOutput } from '@domain/contract'
import type { OrgId, PersonId } from '@domain/kernel/ids'
import { fireEvent, render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import { Removal } from '@src/admin/union/removal'

const OFFICER = { person: 'PE-leaver' as PersonId, name: '经办甲', role: 'base-officer' as const, since: 0 }
const leaving = (over: Partial<CallOutput<'officer.leaving'>>): void => {
  cloud.answers('officer.leaving', { cases: [], money: 0, kits: 0, takers: [], ...over })
  cloud.answers('officer.remove', {})
  render(<Removal org={'OR-plant' as OrgId} officer={OFFICER} onDone={() => undefined} onKeep={() => undefined} />)
}
const cases = [{ stage: 'submitted' as const, count: 3, more: false, overdue: 1 }]
const remove = (): unknown => {
  fireEvent.click(screen.getByTestId('remove-yes'))
  return cloud.calls('officer.remove')[0]?.[0]
}
const INPUT = { org: 'OR-plant', person: 'PE-leaver', role: 'base-officer' }

test('each open duty is shown with those who go on with it, before the post ends', () => {
  leaving({ cases, takers: [{ name: '经办乙', union: '虚构机械厂工会' }] })
  expect(screen.getByText('3件，1件超期')).toBeTruthy()
  expect(screen.getByText('经办乙（虚构机械厂工会）')).toBeTruthy()
  expect(remove()).toEqual(INPUT)
})

test('where nobody goes on, the administrator has to state that the post ends anyway', () => {
  leaving({ cases })
  expect(screen.getByTestId('nobody-takes')).toBeTruthy()
  expect(remove()).toBeUndefined()
  fireEvent.click(screen.getByText('没有人接也马上离任（要立即收回权限的时候）'))
  expect(remove()).toEqual({ ...INPUT, anyway: true })
})

test('visits that are still on the phone are to be sent before', () => {
  leaving({ kits: 2 })
  expect(screen.getByText(/带去入户的2户还没有传回来/)).toBeTruthy()
})
