import type { Stage } from '@domain/application/stage'
import type { OrgId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import type { PostRole } from '@domain/organisation/roles'
import { fireEvent, render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'

const waits = (stage: Stage, role: PostRole) => ({ stage, role, count: 3, more: false, overdue: 0, first: [] })
const NOTHING_DUE = {
  today: plainDate('2026-03-10'),
  batchesToApprove: 0,
  batchesToSend: 0,
  grantsToBatch: 0,
  grantsFailed: 0,
  failuresToDecide: 0,
  traces: { count: 0, overdue: 0 },
}
const GROUPS = [waits('county-review', 'county-reviewer'), waits('determining', 'city-reviewer')]

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import QueuePage from '@src/review/queue/index'

const opened = (role: PostRole, groups = GROUPS): void => {
  cloud.answers('case.duties', { ...NOTHING_DUE, groups })
  cloud.answers('case.queue', { items: [] })
  cloud.knowsMe({ posts: [{ role, org: { id: 'OR-city01' as OrgId, name: '虚构市总工会', level: 'city' } }] })
  render(<QueuePage />)
}
/** What the list shown last was asked for. */
const asked = () => cloud.calls('case.queue').at(-1)?.[0]

test('cases of a county’s step that the city does are listed for the city reviewer under that step', () => {
  opened('city-reviewer')
  expect(asked()).toEqual({ stage: 'county-review', jurisdiction: 'direct', limit: 20 })
  fireEvent.click(screen.getByTestId('mine-determining'))
  expect(asked()).toEqual({ stage: 'determining', limit: 20 })
  fireEvent.click(screen.getByTestId('mine-county-review'))
  expect(asked()).toEqual({ stage: 'county-review', jurisdiction: 'direct', limit: 20 })
})

test('a county reviewer’s queue shows cases of the whole county', () => {
  opened('county-reviewer')
  expect(asked()).toEqual({ stage: 'county-review', limit: 20 })
})

test('the list opens at duties that are certain, not at a stage of which a part was read and nothing found', () => {
  const unread = { ...waits('on-notice', 'county-reviewer'), count: 0, more: true }
  opened('county-reviewer', [unread, ...GROUPS])
  expect(asked()).toEqual({ stage: 'county-review', limit: 20 })
  expect(screen.getByTestId('mine-on-notice').textContent).toContain('可能有')
})
