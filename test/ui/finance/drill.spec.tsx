import { render, screen } from '@testing-library/react'

let more: (() => Promise<void>) | undefined

jest.mock('@src/gateway', () => ({
  isWeapp: false,
  usePages: () => ({
    pages: [{ cases: [], lines: [] }],
    loading: false,
    loadingMore: false,
    more,
    reload: async () => undefined,
  }),
  useParams: () => ({ year: '2026', what: 'refused' }),
  useMe: () => ({ me: undefined, posts: [], has: () => true, loading: false, refusal: undefined }),
  useDemo: () => false,
  usePolicy: () => ({ policy: undefined }),
  useLargeType: () => [false, () => undefined],
  back: () => undefined,
}))

import Drill from '@src/finance/drill/index'

test('an empty first page does not state that there are no records while more pages follow', () => {
  more = async () => undefined
  render(<Drill />)
  expect(screen.queryByText('这里没有记录')).toBeNull()
  expect(screen.getByText('已列出 0 条，后面还有')).toBeTruthy()
})

test('an empty list states that there are no records once all pages are loaded', () => {
  more = undefined
  render(<Drill />)
  expect(screen.getByText('这里没有记录')).toBeTruthy()
})
