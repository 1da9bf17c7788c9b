import type { OrgId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { fireEvent, render, screen } from '@testing-library/react'

const run = jest.fn()
let params: Readonly<Record<string, string>> = {}
let posts: readonly object[] = []
const asked: unknown[] = []

jest.mock('@src/gateway', () => ({
  isWeapp: false,
  useQuery: (_name: string, input: unknown) => {
    asked.push(input)
    return { data: { seats: [] }, refusal: undefined, loading: false, reload: async () => undefined }
  },
  useCommand: () => ({ run, busy: false, refusal: undefined, clear: () => undefined }),
  useMe: () => ({ posts, today: '2026-03-10', loading: false, refusal: undefined, me: undefined }),
  useParams: () => params,
  useDemo: () => false,
  useLargeType: () => [false, () => undefined],
}))

import CommitteePage from '@src/base/committee/index'
import { Committee } from '@src/base/members/committee'

const name = (): HTMLElement => {
  const field = screen.getByTestId('committee-name')
  return field.matches('input') ? field : (field.querySelector('input') ?? field)
}
const write = (names: string): void => {
  render(<Committee org={'OR-plant' as OrgId} today={plainDate('2026-03-10')} />)
  fireEvent.input(name(), { target: { value: names } })
  fireEvent.click(screen.getByTestId('committee-add'))
}

beforeEach(() => {
  params = {}
  posts = []
  asked.length = 0
  run.mockReset()
  run.mockReturnValue(new Promise(() => undefined))
})

test('five pasted names are entered in one call with one seat each, and a repeated name is entered once', () => {
  write('甲一、乙二，丙三 丁四；戊五、乙二')
  const since = '2026-03-10'
  expect(run).toHaveBeenCalledWith({
    org: 'OR-plant',
    add: ['甲一', '乙二', '丙三', '丁四', '戊五'].map((one) => ({ name: one, since })),
    remove: [],
  })
  expect(run).toHaveBeenCalledTimes(1)
})

test('the fields for a single person are hidden when several names are entered', () => {
  write('甲一、乙二')
  expect(screen.queryByTestId('committee-id')).toBeNull()
  expect(screen.queryByTestId('committee-namesake')).toBeNull()
})

test('an invalid name is reported, and no name is entered', () => {
  write('甲一、12345')
  expect(run).not.toHaveBeenCalled()
  expect(screen.getByText(/12345/)).toBeTruthy()
})

const post = (role: string, id: string): object => ({ role, org: { id, name: '某总工会' } })

test('a county reviewer manages the committee of their own union', () => {
  posts = [post('county-reviewer', 'OR-county')]
  render(<CommitteePage />)
  expect(asked).toEqual([{ org: 'OR-county' }])
})

test('a city reviewer manages the committee of the direct unit in the page’s address', () => {
  posts = [post('city-reviewer', 'OR-city')]
  params = { org: 'OR-direct' }
  render(<CommitteePage />)
  expect(asked).toEqual([{ org: 'OR-direct' }])
  expect(screen.getByTestId('committee-add')).toBeTruthy()
})

test('an officer with another role cannot manage a committee', () => {
  posts = [post('fund-officer', 'OR-city')]
  params = { org: 'OR-direct' }
  render(<CommitteePage />)
  expect(screen.queryByTestId('committee-add')).toBeNull()
})
