import type { CallOutput } from '@domain/contract'
import { fireEvent, render, screen } from '@testing-library/react'

type Item = CallOutput<'inbox.list'>['items'][number]
const go = jest.fn()
let items: readonly Item[]
let posts: readonly string[] = []

jest.mock('@src/gateway', () => ({
  isWeapp: false,
  usePages: () => ({ pages: [{ items }], loading: false, loadingMore: false, reload: async () => undefined }),
  useCommand: () => ({ run: async () => ({ ok: false }), busy: false, refusal: undefined, clear: () => undefined }),
  useMe: () => ({
    me: { signedIn: true },
    posts: [],
    has: (...roles: string[]) => roles.some((role) => posts.includes(role)),
    loading: false,
    refusal: undefined,
  }),
  useDemo: () => false,
  usePolicy: () => ({ policy: undefined }),
  useLargeType: () => [false, () => undefined],
  back: () => undefined,
  reloadMe: async () => undefined,
  go: (...at: unknown[]) => go(...at),
}))

import Inbox from '@src/pages/inbox/index'

const item = (over: object): Item => ({ id: 'M-1', at: 1_780_000_000_000, read: true, facts: {}, ...over }) as Item
const due = (verb: string, role: string): Item =>
  item({
    key: 'dutiesDue',
    facts: { on: '2026-03-10', count: '1', overdue: '0' },
    duties: [{ caseId: 'CA-1', name: '闵*阳', verb, dueOn: '2026-03-10', role }],
  })

beforeEach(() => go.mockReset())

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
  items = [due(verb, role)]
  render(<Inbox />)
  fireEvent.click(screen.getByTestId('due-CA-1'))
  expect(go).toHaveBeenCalledWith(page, { id: 'CA-1' })
})

test('a reminder of a unit request opens the page where it is answered, and has no text about recusal', () => {
  items = [
    item({
      key: 'dutiesDue',
      facts: { on: '2026-03-10', count: '1', overdue: '0' },
      duties: [{ name: '虚构玩具厂', verb: 'unit', dueOn: '2026-03-10', role: 'administrator' }],
    }),
  ]
  render(<Inbox />)
  fireEvent.click(screen.getByTestId('due-unit'))
  expect(go).toHaveBeenCalledWith('/admin/units/index', undefined)
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
  posts = held
  items = [item({ key, caseId: 'CA-1' })]
  render(<Inbox />)
  fireEvent.click(screen.getByTestId(`message-${key}`))
  expect(go.mock.calls).toEqual([[page, { id: 'CA-1' }]])
})

test.each([
  ['looksBeyond', 'auditor', '/review/looks/index'],
  ['driveCalled', 'base-officer', '/base/drive/index'],
  ['unitAsked', 'administrator', '/admin/units/index'],
  ['memberCodeEnded', 'base-officer', '/base/members/index'],
])('the message %s opens the page of the role that may read it', (key, role, page) => {
  posts = [role]
  items = [item({ key })]
  render(<Inbox />)
  fireEvent.click(screen.getByTestId(`message-${key}`))
  expect(go.mock.calls).toEqual([[page, undefined]])
})

test.each([
  ['looksBeyond', undefined],
  ['noticeTooShort', 'CA-1'],
])('the message %s opens no page for an administrator who may not read it', (key, caseId) => {
  posts = ['administrator']
  items = [item({ key, caseId })]
  render(<Inbox />)
  expect(screen.getByTestId(`message-${key}`).getAttribute('role')).toBeNull()
  fireEvent.click(screen.getByTestId(`message-${key}`))
  expect(go).not.toHaveBeenCalled()
})
