import type { CaseId } from '@domain/kernel/ids'
import type { Masked } from '@domain/kernel/masked'
import { ok } from '@domain/kernel/result'
import CallListPage from '@src/base/call-list/index'
import type { Callee } from '@src/base/call-list/row'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

const callee = (nth: number): Callee => ({
  caseId: `CA-ring000${nth}` as CaseId,
  name: `${'甲乙丙'[nth - 1]}*` as Masked,
  unit: '灯饰厂',
  stage: 'surveying',
  unclaimed: false,
  matters: [{ id: `M${nth}`, key: 'correctionWanted', since: 0, overdue: false }],
})
const ids = [1, 2, 3].map((nth) => callee(nth).caseId)
let left: Callee[] = []

beforeEach(() => {
  left = [1, 2, 3].map(callee)
  cloud.answers('ring.list', () => ok({ items: left, more: false }))
  cloud.answers('case.reveal', { text: '13000000000' })
  cloud.answers('ring.noAnswer', { count: 1 } as never)
  cloud.answers('ring.undo', { count: 1 } as never)
  cloud.answers('ring.done', (_input, options) => {
    left = left.filter(({ caseId }) => caseId !== options?.caseId)
    return ok({ count: 1 } as never)
  })
})

const tap = (testId: string) =>
  act(async () => {
    fireEvent.click(screen.getByTestId(testId))
  })
/** The households whose number was shown since `from` calls. */
const shownSince = (from: number) =>
  cloud
    .calls('case.reveal')
    .slice(from)
    .map(([, options]) => options?.caseId)
const shown = async () => {
  const from = cloud.calls('case.reveal').length
  await act(async () => {
    render(<CallListPage />)
  })
  return () => shownSince(from)
}

test('no number is shown before somebody asks for it, and no result is offered before a call', async () => {
  const called = await shown()
  expect(called()).toEqual([])
  expect(screen.queryByTestId(`told-${ids[0]}`)).toBeNull()
})

test('one household after another is called: each result leads to the next call, so that a call takes one tap', async () => {
  const called = await shown()
  await tap('ring-in-turn')
  await tap(`told-${ids[0]}`)
  await tap(`missed-${ids[1]}`)
  await tap(`told-${ids[2]}`)
  expect(called()).toEqual(ids)
  expect(screen.queryByTestId('ring-stop')).toBeNull()
})

test('after stopping, the result of the call is noted and nobody else is called', async () => {
  const called = await shown()
  await tap('ring-in-turn')
  await tap('ring-stop')
  await tap(`told-${ids[0]}`)
  expect(called()).toEqual(ids.slice(0, 1))
  expect(cloud.calls('ring.done').at(-1)?.[1]?.caseId).toBe(ids[0])
})

test('what was noted can be taken back while the next household is being called', async () => {
  await shown()
  await tap('ring-in-turn')
  await tap(`told-${ids[0]}`)
  await tap(`undo-${ids[0]}`)
  expect(cloud.calls('ring.undo').at(-1)?.[1]?.caseId).toBe(ids[0])
})
