jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import { HandUp } from '@src/base/deliberation/hand-up'
import { deliberatingOn, placesFor } from '@src/base/deliberation/where'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'
import { aView } from './case-view'
import { aHousehold } from './households'

test('handing up is opened by a plain button first, and is sent only with a reason', async () => {
  const household = aHousehold()
  const onDone = jest.fn(() => Promise.resolve())
  cloud.answers('deliberation.handUp', { caseId: household.id, version: 5, stage: 'deliberating-above' })
  render(<HandUp household={household} onDone={onDone} />)
  fireEvent.click(screen.getByTestId(`hand-up-${household.id}`))
  fireEvent.click(screen.getByTestId('hand-up-submit'))
  expect(onDone).not.toHaveBeenCalled()
  const field = screen.getByTestId('hand-up-why')
  const area = field.matches('textarea') ? field : field.querySelector('textarea')
  fireEvent.input(area ?? field, { target: { value: ' 三人回避 ' } })
  await act(async () => {
    fireEvent.click(screen.getByTestId('hand-up-submit'))
  })
  expect(cloud.calls('deliberation.handUp').map(([input]) => input)).toEqual([{ why: '三人回避' }])
  expect(onDone).toHaveBeenCalledTimes(1)
})

const at = (stage: string, above?: true) => {
  const view = aView()
  return deliberatingOn({
    ...view,
    row: { ...view.row, stage: stage as typeof view.row.stage },
    deliberation: { ...(above === undefined ? {} : { above }) } as typeof view.deliberation,
  })
}

test.each([
  ['deliberating', undefined, 'OR-base01', 'base-officer'],
  // the case was handed up once, and has come back to the base union
  ['deliberating', true, 'OR-base01', 'base-officer'],
  ['deliberating-above', undefined, 'OR-county1', 'county-reviewer'],
  ['crosschecking', true, 'OR-county1', 'county-reviewer'],
  ['crosschecking', undefined, 'OR-base01', 'base-officer'],
] as const)('at the stage %s (above: %s) the deliberation belongs to %s and its role', (stage, above, org, role) => {
  expect(at(stage, above)).toMatchObject({ org, role })
})

test('a base officer continues to the base union’s duties, and a reviewer to the reviewers’ queue', () => {
  expect(placesFor(true).list).toBe('/base/duties/index')
  expect(placesFor(false).list).toBe('/review/queue/index')
})
