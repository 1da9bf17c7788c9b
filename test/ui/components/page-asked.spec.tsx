import type { Refusal } from '@domain/kernel/result'
import { Page } from '@src/components'
import { app } from '@src/text/app'
import { fireEvent, render, screen } from '@testing-library/react'

jest.mock('@src/gateway', () => ({
  isWeapp: false,
  useDemo: () => false,
  useLargeType: () => [false, () => undefined],
  useMe: () => ({ me: undefined, posts: [], away: undefined }),
  useOnline: () => true,
}))

const reload = jest.fn(async () => undefined)
const lost: Refusal = { code: 'UNAVAILABLE' }
const page = (over: { readonly data?: string; readonly loading?: boolean; readonly refusal?: Refusal }) =>
  render(
    <Page title='一页' asked={{ data: undefined, loading: false, refusal: undefined, reload, ...over }}>
      <i data-testid='content'>{over.data}</i>
    </Page>,
  )
const isDrawn = (): boolean => screen.queryByTestId('content') !== null

test('nothing of a page is drawn before what it shows has come', () => {
  page({ loading: true })
  expect(isDrawn()).toBe(false)
})

test('what was refused stands in its place, and can be asked for again', () => {
  page({ refusal: lost })
  expect(isDrawn()).toBe(false)
  fireEvent.click(screen.getByText(app.retry))
  expect(reload).toHaveBeenCalledTimes(1)
})

test.each([{ loading: true }, { refusal: lost }])('what has come stays while it is asked again: %o', (over) => {
  page({ data: '来了', ...over })
  expect(isDrawn()).toBe(true)
})
