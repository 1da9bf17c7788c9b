import type { CaseId } from '@domain/kernel/ids'
import type { Masked } from '@domain/kernel/masked'
import { plainDate } from '@domain/kernel/plain-date'
import { ok, refuse } from '@domain/kernel/result'
import WallPage from '@src/base/wall/index'
import type { CallOptions } from '@src/gateway'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { cloud, phone } from '../support/gateway'
import { openedWith } from '../support/taro-api'
import { aView } from './case-view'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

const today = plainDate('2026-03-12')
const { row } = aView()
const work = (nth: number, verb: 'to-post' | 'on-notice', unit = '甲工会') => ({
  ...{ turn: 'mine' as const, verb },
  row: { ...row, id: `CA-wall000${nth}` as CaseId, version: nth, name: `甲${nth}` as Masked, stage: verb, unit },
})
type Work = ReturnType<typeof work>

const opened = async (mine: readonly Work[], deed = 'up') => {
  openedWith({ deed })
  cloud.knowsMe({ today })
  cloud.answers('case.work', () =>
    ok({
      ...{ today, others: [], more: false, overdue: 0, posters: { unions: 0 } },
      mine: [...mine],
    }),
  )
  phone.chosen = [[{ path: 'wall.jpg', name: 'wall.jpg', size: 9, mime: 'image/jpeg', small: true }]]
  await act(async () => {
    render(<WallPage />)
  })
}
const tap = (id: string) => act(async () => void fireEvent.click(screen.getByTestId(id)))
const posted = () =>
  cloud.calls('notice.post').map(([{ photo }, options]) => [options?.caseId, options?.version, photo])
const goesWell = (_input: unknown, options: CallOptions | undefined) =>
  ok({ caseId: options?.caseId as CaseId, version: 9, stage: 'on-notice' as const })

test('no household is chosen before the officer says so, and nothing is entered without a photo', async () => {
  await opened([work(1, 'to-post'), work(2, 'to-post')])
  expect(screen.getByTestId('wall-CA-wall0001').getAttribute('aria-checked')).toBe('false')
  await tap('wall-all')
  expect(screen.getByTestId('wall-submit').getAttribute('aria-disabled')).toBe('true')
})

test('one photo is entered for every chosen household, each with a copy that is its own', async () => {
  cloud.answers('notice.post', goesWell)
  await opened([work(1, 'to-post'), work(2, 'to-post'), work(3, 'to-post')])
  await tap('wall-photo-pick')
  await tap('wall-all')
  await tap('wall-CA-wall0002')
  const before = posted().length
  await tap('wall-submit')
  const sent = posted().slice(before)
  expect(sent.map(([id, version]) => [id, version])).toEqual([
    ['CA-wall0001', 1],
    ['CA-wall0003', 3],
  ])
  expect(new Set(sent.map(([, , photo]) => photo)).size).toBe(2)
  expect(screen.getByTestId('done').textContent).toContain('2 户')
})

test('how many are entered is said at the end, not while others are still being entered', async () => {
  // the second answer never comes
  cloud.answers('notice.post', (input, options) =>
    options?.caseId === 'CA-wall0001' ? goesWell(input, options) : (undefined as never),
  )
  await opened([work(1, 'to-post'), work(2, 'to-post')])
  await tap('wall-photo-pick')
  await tap('wall-all')
  await tap('wall-submit')
  expect(screen.getByText(/正在登记第 2 户，共 2 户/)).toBeTruthy()
  expect(screen.queryByTestId('done')).toBeNull()
})

test('a household that is refused says why, and the others are entered', async () => {
  cloud.answers('notice.post', (input, options) =>
    options?.caseId === 'CA-wall0001' ? refuse('NOTICE_POSTED_TOO_EARLY') : goesWell(input, options),
  )
  await opened([work(1, 'to-post'), work(2, 'to-post')])
  await tap('wall-photo-pick')
  await tap('wall-all')
  await tap('wall-submit')
  expect(screen.getByTestId('done').textContent).toContain('1 户')
  expect(screen.getByTestId('wall-failed').textContent).toContain('1 户')
  expect(screen.getByTestId('refusal')).toBeDefined()
  expect(screen.queryByTestId('wall-CA-wall0002')).toBeNull()
})

test('without a connection the rest is not tried; the next tap repeats the same command with the same copy', async () => {
  let online = false
  cloud.answers('notice.post', (input, options) =>
    online ? goesWell(input, options) : (refuse('UNAVAILABLE') as never),
  )
  await opened([work(1, 'to-post'), work(2, 'to-post')])
  await tap('wall-photo-pick')
  await tap('wall-all')
  const before = posted().length
  await tap('wall-submit')
  expect(posted().slice(before)).toHaveLength(1)
  expect(screen.getByTestId('wall-stopped')).toBeDefined()
  online = true
  await tap('wall-submit')
  const [first, again, other] = posted().slice(before)
  expect(again).toEqual(first)
  expect(other?.[0]).toBe('CA-wall0002')
})

test('notices of two unions hang on two walls: which one is asked first', async () => {
  await opened([work(1, 'to-post'), work(2, 'to-post', '乙工会')])
  expect(screen.queryByTestId('wall-all')).toBeNull()
  await tap('wall-unit-乙工会')
  expect(screen.queryByTestId('wall-CA-wall0001')).toBeNull()
  expect(screen.getByTestId('wall-CA-wall0002')).toBeDefined()
})

test('what may be taken down is entered together too', async () => {
  cloud.answers('notice.takeDown', (_input, options) =>
    ok({ caseId: options?.caseId as CaseId, version: 9, stage: 'county-review' as const }),
  )
  await opened([work(1, 'on-notice'), work(2, 'on-notice'), work(3, 'to-post')], 'down')
  expect(screen.queryByTestId('wall-CA-wall0003')).toBeNull()
  await tap('wall-photo-pick')
  await tap('wall-all')
  await tap('wall-submit')
  expect(cloud.calls('notice.takeDown').map(([, options]) => options?.caseId)).toEqual(['CA-wall0001', 'CA-wall0002'])
})
