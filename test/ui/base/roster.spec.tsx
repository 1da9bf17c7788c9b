import type { CallOutput } from '@domain/contract'
import { rosterProblemText, rosterText as words } from '@src/text/roster'
import { act, fireEvent, render, screen } from '@testing-library/react'

type Post = CallOutput<'me.open'>['posts'][number]
const run = jest.fn()
const asked = jest.fn()
let posts: readonly Post[]

jest.mock('@src/gateway/calls/call', () => ({
  ask: async (name: string, ...args: unknown[]) =>
    name === 'roster.list' ? asked(name, ...args) : { ok: false, refusal: { code: 'UNAVAILABLE' }, requestId: 'r' },
}))
jest.mock('@src/gateway', () => ({
  isWeapp: false,
  usePages: jest.requireActual('@src/gateway/calls/use-pages').usePages,
  upload: async () => ({ ok: true, value: 'FI-table001', requestId: 'r' }),
  pickFiles: async () => [{ path: 'x', name: '会员.xlsx', size: 10, mime: 'application/x' }],
  useQuery: () => ({ data: undefined, refusal: undefined, loading: false }),
  useCommand: (name: string) => ({
    run: (...args: unknown[]) => run(name, ...args),
    busy: false,
    refusal: undefined,
    clear: () => undefined,
  }),
  useMe: () => ({ me: { signedIn: true }, posts, loading: false, refusal: undefined }),
  useDemo: () => false,
  usePolicy: () => ({ policy: undefined }),
  useLargeType: () => [false, () => undefined],
  useOnline: () => true,
  back: () => undefined,
  go: () => undefined,
}))

import Roster from '@src/base/roster/index'

const member = { id: 'OR-plant:0123456789', name: '张某某', tail: '001X', since: 0, joined: true }
const page = (over: object = {}) => ({ ok: true, value: { members: 21, items: [member], ...over }, requestId: 'r' })
const flush = () => act(async () => undefined)

beforeEach(() => {
  posts = [{ role: 'base-officer', org: { id: 'OR-plant', name: '虚构机械厂工会', level: 'base' } } as Post]
  run.mockReset()
  asked.mockReset()
  asked.mockResolvedValue(page())
})

test('the roster shows names with the last four digits only, and loads another page on demand', async () => {
  asked.mockResolvedValueOnce(page({ next: 'c1' }))
  render(<Roster />)
  await flush()
  expect(screen.getByText(words.tail('001X'))).toBeTruthy()
  expect(screen.getByText(words.joined)).toBeTruthy()
  asked.mockResolvedValueOnce(page({ items: [{ ...member, id: 'OR-plant:9876543210', name: '李某某' }] }))
  fireEvent.click(screen.getByTestId('roster-more'))
  await flush()
  expect(asked).toHaveBeenLastCalledWith('roster.list', { org: 'OR-plant', limit: 20, cursor: 'c1' })
  expect(screen.getByText('李某某')).toBeTruthy()
  expect(screen.queryByTestId('roster-more')).toBeNull()
})

test('removing a member asks for confirmation and states the consequence', async () => {
  run.mockResolvedValue({ ok: true, value: {}, requestId: 'r' })
  render(<Roster />)
  await flush()
  fireEvent.click(screen.getByText(words.remove))
  expect(run).not.toHaveBeenCalled()
  expect(screen.getByText(words.removeHint)).toBeTruthy()
  fireEvent.click(screen.getByTestId('roster-remove'))
  await flush()
  expect(run).toHaveBeenCalledWith('roster.remove', { org: 'OR-plant', member: member.id }, { keyFor: member.id })
  expect(screen.getByText(words.removed('张某某'))).toBeTruthy()
})

test('a long list is imported in several calls automatically, and every invalid row is reported', async () => {
  const answer = (value: object) => ({ ok: true, value, requestId: 'r' })
  const problems = [{ row: 7, problem: 'id-wrong' }]
  run
    .mockResolvedValueOnce(answer({ read: 901, added: 600, unchanged: 0, left: 300, problems }))
    .mockResolvedValueOnce(answer({ read: 901, added: 300, unchanged: 600, left: 0, problems }))
  render(<Roster />)
  await flush()
  fireEvent.click(screen.getByTestId('roster-table-pick'))
  await flush()
  await flush()
  fireEvent.click(screen.getByTestId('roster-import'))
  await flush()
  expect(run).toHaveBeenCalledTimes(2)
  expect(screen.getByText(words.read(901, 900, 0))).toBeTruthy()
  expect(screen.getByText(rosterProblemText['id-wrong'])).toBeTruthy()
})

test('a member with an invalid number is not sent', async () => {
  run.mockResolvedValue({ ok: true, value: {}, requestId: 'r' })
  render(<Roster />)
  await flush()
  fireEvent.change(screen.getByTestId('roster-name'), { target: { value: '王某某' } })
  fireEvent.change(screen.getByTestId('roster-id'), { target: { value: '999001198501010019' } })
  fireEvent.click(screen.getByTestId('roster-add'))
  expect(run).not.toHaveBeenCalled()
})

test('the roster is shown to base officers only', async () => {
  posts = []
  render(<Roster />)
  await flush()
  expect(asked).not.toHaveBeenCalled()
  expect(screen.queryByTestId('roster-import')).toBeNull()
})
