import type { PostRole } from '@domain/organisation/roles'
import { fireEvent, render, screen } from '@testing-library/react'

let roles: readonly PostRole[] = []
let asked: Readonly<Record<string, unknown>> = {}
const waits = (stage: string, role: PostRole): object => ({ stage, role, count: 3, more: false, overdue: 0, first: [] })
const GROUPS = [waits('county-review', 'county-reviewer'), waits('determining', 'city-reviewer')]

jest.mock('@src/gateway', () => ({
  isWeapp: false,
  useQuery: () => ({ data: { groups: GROUPS }, reload: async () => undefined }),
  usePages: (_name: string, input: Readonly<Record<string, unknown>>) => {
    asked = input
    return {
      pages: [],
      loading: false,
      loadingMore: false,
      refusal: undefined,
      more: undefined,
      reload: () => undefined,
    }
  },
  useOnReturn: () => undefined,
  useMe: () => ({
    posts: [],
    today: '2026-03-10',
    has: (...of: PostRole[]) => of.some((role) => roles.includes(role)),
  }),
  useDemo: () => false,
  useLargeType: () => [false, () => undefined],
  loadDraft: () => undefined,
  saveDraft: () => undefined,
}))

import QueuePage from '@src/review/queue/index'

test('cases of a county’s step that the city does are listed for the city reviewer under that step', () => {
  roles = ['city-reviewer']
  render(<QueuePage />)
  expect(asked).toEqual({ stage: 'county-review', jurisdiction: 'direct', limit: 20 })
  fireEvent.click(screen.getByTestId('mine-determining'))
  expect(asked).toEqual({ stage: 'determining', limit: 20 })
  fireEvent.click(screen.getByTestId('mine-county-review'))
  expect(asked).toEqual({ stage: 'county-review', jurisdiction: 'direct', limit: 20 })
})

test('a county reviewer’s queue shows cases of the whole county', () => {
  roles = ['county-reviewer']
  render(<QueuePage />)
  expect(asked).toEqual({ stage: 'county-review', limit: 20 })
})
