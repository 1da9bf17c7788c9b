import type { Refusal } from '@domain/kernel/result'
import { Page } from '@src/components'
import { app } from '@src/text/app'
import { fireEvent, render, screen } from '@testing-library/react'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

const reload = jest.fn(async () => undefined)
const lost: Refusal = { code: 'UNAVAILABLE' }
const page = (over: { readonly data?: string; readonly loading?: boolean; readonly refusal?: Refusal }) =>
  render(
    <Page title='一页' asked={{ data: undefined, loading: false, refusal: undefined, reload, ...over }}>
      <i data-testid='content'>{over.data}</i>
    </Page>,
  )
const isDrawn = (): boolean => screen.queryByTestId('content') !== null

test('a page draws nothing before its data has loaded', () => {
  page({ loading: true })
  expect(isDrawn()).toBe(false)
})

test('a page that failed to load shows the refusal and can be loaded again', () => {
  page({ refusal: lost })
  expect(isDrawn()).toBe(false)
  fireEvent.click(screen.getByText(app.retry))
  expect(reload).toHaveBeenCalledTimes(1)
})

test.each([{ loading: true }, { refusal: lost }])('a page keeps showing its data while it reloads: %o', (over) => {
  page({ data: '来了', ...over })
  expect(isDrawn()).toBe(true)
})

test('a page whose address was cut off says so and offers the way home, instead of asking to fill something in again', () => {
  render(
    <Page
      title='一页'
      lead='NaN 年'
      asked={{ data: undefined, loading: false, refusal: { code: 'BAD_INPUT' }, reload }}
    />,
  )
  expect(screen.queryByText(app.brokenAddress)).not.toBeNull()
  expect(screen.queryByText('NaN 年')).toBeNull()
  expect(screen.queryByTestId('to-home')?.textContent).toBe(app.toHome)
})
