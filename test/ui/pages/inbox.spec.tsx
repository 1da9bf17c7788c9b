import type { CallOutput } from '@domain/contract'
import type { OrgId } from '@domain/kernel/ids'
import type { PostRole } from '@domain/organisation/roles'
import { fireEvent, render, screen } from '@testing-library/react'
import { cloud, gone } from '../support/gateway'

type Item = CallOutput<'inbox.list'>['items'][number]

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import Inbox from '@src/pages/inbox/index'

const item = (over: object): Item => ({ id: 'M-1', at: 1_780_000_000_000, read: true, facts: {}, ...over }) as Item
const due = (verb: string, role: string): Item =>
  item({
    key: 'dutiesDue',
    facts: { on: '2026-03-10', count: '1', overdue: '0' },
    duties: [{ caseId: 'CA-1', name: '闵*阳', verb, dueOn: '2026-03-10', role }],
  })

const opened = (items: readonly Item[], held: readonly string[] = []) => {
  const org = { id: 'OR-plant' as OrgId, name: '虚构机械厂工会', level: 'base' as const }
  cloud.knowsMe({ posts: held.map((role) => ({ role: role as PostRole, org })) })
  cloud.answers('inbox.list', { items: [...items] })
  render(<Inbox />)
}

test.each([
  ['submitted', 'base-officer', '/base/case/index'],
  ['surveying', 'base-officer', '/base/survey/index'],
  ['deliberating', 'base-officer', '/base/deliberation/index'],
  ['to-post', 'base-officer', '/base/notice/index'],
  ['on-notice', 'base-officer', '/base/notice/index'],
  ['objection', 'base-officer', '/base/objections/index'],
  ['correction-late', 'base-officer', '/base/case/index'],
  ['paper', 'base-officer', '/base/case/index'],
  ['deliberating-above', 'county-reviewer', '/review/case/index'],
  ['objection', 'county-reviewer', '/review/case/index'],
  ['redetermine', 'city-reviewer', '/review/case/index'],
  ['trace', 'fund-officer', '/finance/traces/index'],
  ['determining', 'city-reviewer', '/review/case/index'],
])('a duty at the stage %s of a %s opens the page where it is done', (verb, role, page) => {
  opened([due(verb, role)])
  fireEvent.click(screen.getByTestId('due-CA-1'))
  expect(gone).toEqual([[page, { id: 'CA-1' }]])
})

test('a reminder of a unit request opens the page where it is answered, and has no text about recusal', () => {
  opened([
    item({
      key: 'dutiesDue',
      facts: { on: '2026-03-10', count: '1', overdue: '0' },
      duties: [{ name: '虚构玩具厂', verb: 'unit', dueOn: '2026-03-10', role: 'administrator' }],
    }),
  ])
  fireEvent.click(screen.getByTestId('due-unit'))
  expect(gone).toEqual([['/admin/units/index', undefined]])
  expect(screen.getByTestId('due-unit').textContent).not.toContain('回避')
})

test.each([
  ['caseStopped', ['base-officer'], '/base/case/index'],
  ['noticeEndMoved', ['base-officer'], '/base/notice/index'],
  ['noticeEndMoved', [], '/worker/case/index'],
  ['objectionFiled', ['base-officer'], '/base/objections/index'],
  ['objectionFiled', ['city-reviewer'], '/review/case/index'],
  ['noticeTooShort', ['county-reviewer'], '/review/case/index'],
  ['pictureWithheld', ['base-officer'], '/base/case/index'],
  ['determined', ['base-officer'], '/worker/case/index'],
])('the message %s to %j opens the page where its reader deals with the matter', (key, held, page) => {
  opened([item({ key, caseId: 'CA-1' })], held)
  fireEvent.click(screen.getByTestId(`message-${key}`))
  expect(gone).toEqual([[page, { id: 'CA-1' }]])
})

test.each([
  ['looksBeyond', 'auditor', '/review/looks/index'],
  ['driveCalled', 'base-officer', '/union/drive/index'],
  ['unitAsked', 'administrator', '/admin/units/index'],
  ['memberCodeEnded', 'base-officer', '/union/members/index'],
])('the message %s opens the page of the role that may read it', (key, role, page) => {
  opened([item({ key })], [role])
  fireEvent.click(screen.getByTestId(`message-${key}`))
  expect(gone).toEqual([[page, undefined]])
})

test.each([
  ['looksBeyond', undefined],
  ['noticeTooShort', 'CA-1'],
])('the message %s opens no page for an administrator who may not read it', (key, caseId) => {
  opened([item({ key, caseId })], ['administrator'])
  expect(screen.getByTestId(`message-${key}`).getAttribute('role')).toBeNull()
  fireEvent.click(screen.getByTestId(`message-${key}`))
  expect(gone).toEqual([])
})
