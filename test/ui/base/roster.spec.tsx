import type { CallOutput } from '@domain/contract'
import type { OrgId } from '@domain/kernel/ids'
import { ok } from '@domain/kernel/result'
import type { LocalFile } from '@src/gateway'
import { rosterProblemText, rosterText as words } from '@src/text/roster'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { cloud, phone } from '../support/gateway'

type Member = CallOutput<'roster.list'>['items'][number]
jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import Roster from '@src/union/roster/index'

const member = { id: 'OR-plant:0123456789', name: '张某某', tail: '001X', since: 0, joined: true } as Member
const flush = () => act(async () => undefined)

beforeEach(() => {
  cloud.knowsMe({
    posts: [{ role: 'base-officer', org: { id: 'OR-plant' as OrgId, name: '虚构机械厂工会', level: 'base' } }],
  })
  cloud.answers('roster.list', { members: 21, items: [member] })
  phone.chosen = [[{ path: 'x', name: '会员.xlsx', size: 10, mime: 'application/x' } as LocalFile]]
})

test('the roster shows names with the last four digits only, and loads another page on demand', async () => {
  const other = { ...member, id: 'OR-plant:9876543210' as Member['id'], name: '李某某' }
  cloud.answers('roster.list', ({ cursor }) =>
    ok(cursor === undefined ? { members: 21, items: [member], next: 'c1' } : { members: 21, items: [other] }),
  )
  render(<Roster />)
  await flush()
  expect(screen.getByText(words.tail('001X'))).toBeTruthy()
  expect(screen.getByText(words.joined)).toBeTruthy()
  fireEvent.click(screen.getByTestId('roster-more'))
  await flush()
  expect(cloud.calls('roster.list').at(-1)).toEqual([{ org: 'OR-plant', limit: 20, cursor: 'c1' }])
  expect(screen.getByText('李某某')).toBeTruthy()
  expect(screen.queryByTestId('roster-more')).toBeNull()
})

test('removing a member asks for confirmation and states the consequence', async () => {
  cloud.answers('roster.remove', {})
  render(<Roster />)
  await flush()
  fireEvent.click(screen.getByText(words.remove))
  expect(cloud.calls('roster.remove')).toEqual([])
  expect(screen.getByText(words.removeHint)).toBeTruthy()
  fireEvent.click(screen.getByTestId('roster-remove'))
  await flush()
  expect(cloud.calls('roster.remove')).toEqual([[{ org: 'OR-plant', member: member.id }, { keyFor: member.id }]])
  expect(screen.getByText(words.removed('张某某'))).toBeTruthy()
})

test('a long list is imported in several calls automatically, and every invalid row is reported', async () => {
  const problems = [{ row: 7, problem: 'id-wrong' as const }]
  const first = { read: 901, added: 600, unchanged: 0, left: 300, problems }
  const second = { read: 901, added: 300, unchanged: 600, left: 0, problems }
  const plan = { ...second, added: 900, unchanged: 0 }
  const answers = [plan, first, second]
  cloud.answers('roster.import', () => ok(answers[cloud.calls('roster.import').length - 1] ?? second))
  render(<Roster />)
  await flush()
  fireEvent.click(screen.getByTestId('roster-table-pick'))
  await flush()
  await flush()
  fireEvent.click(screen.getByTestId('roster-check'))
  await flush()
  expect(screen.getByText(words.wouldRead(901, 900, 0))).toBeTruthy()
  fireEvent.click(screen.getByTestId('roster-send'))
  await flush()
  expect(cloud.calls('roster.import')).toHaveLength(3)
  expect(screen.getByText(words.read(901, 900, 0))).toBeTruthy()
  expect(screen.getByText(rosterProblemText['id-wrong'])).toBeTruthy()
})

test('a member with an invalid number is not sent', async () => {
  cloud.answers('roster.add', {})
  render(<Roster />)
  await flush()
  fireEvent.change(screen.getByTestId('roster-name'), { target: { value: '王某某' } })
  fireEvent.change(screen.getByTestId('roster-id'), { target: { value: '999001198501010019' } })
  fireEvent.click(screen.getByTestId('roster-add'))
  expect(cloud.calls('roster.add')).toEqual([])
})

test('the roster is shown to base officers only', async () => {
  cloud.knowsMe({ posts: [] })
  render(<Roster />)
  await flush()
  expect(cloud.calls('roster.list')).toEqual([])
  expect(screen.queryByTestId('roster-table-pick')).toBeNull()
})
