jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import type { CaseId, OrgId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { ok, refuse } from '@domain/kernel/result'
import type { Household } from '@src/base/deliberation/draft'
import { HandUp } from '@src/base/deliberation/hand-up'
import { loadMeeting } from '@src/base/deliberation/meeting'
import { useMeeting } from '@src/base/deliberation/use-meeting'
import { deliberatingOn, placesFor } from '@src/base/deliberation/where'
import { aPolicy } from '@test/support/policy'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'
import { aView } from './case-view'
import { aHousehold } from './households'

const [one, two] = ['CA-first1', 'CA-second'].map((id, at) => aHousehold({ id: id as CaseId, version: 4 + at }))
const both = [one, two].flatMap((household) => household ?? [])
const today = plainDate('2026-03-12')
const handed = () =>
  cloud.calls('deliberation.handUp').map(([{ why }, options]) => [options?.caseId, options?.version, why])
const arrived = (caseId: CaseId | undefined) =>
  ok({ caseId: caseId as CaseId, version: 9, stage: 'deliberating-above' as const })

/** The form in a meeting of its own; `left` are the households still on the agenda. */
const Form = ({
  org,
  left,
  all,
}: {
  readonly org: string
  readonly left: readonly Household[]
  readonly all: boolean
}) => {
  const reload = () => Promise.resolve()
  const conduct = useMeeting({ org: org as OrgId, members: [], today, policy: aPolicy(), reload })
  return <HandUp households={left} conduct={conduct} all={all} />
}
const say = (words: string): void => {
  const field = screen.getByTestId('hand-up-why')
  const area = field.matches('textarea') ? field : field.querySelector('textarea')
  fireEvent.input(area ?? field, { target: { value: words } })
}
const send = () =>
  act(async () => {
    fireEvent.click(screen.getByTestId('hand-up-submit'))
  })

test('handing up is opened by a plain button first, and is sent only with a reason', async () => {
  const household = aHousehold()
  cloud.answers('deliberation.handUp', (_input, options) => arrived(options?.caseId))
  render(<Form org='OR-single' left={[household]} all={false} />)
  fireEvent.click(screen.getByTestId(`hand-up-${household.id}`))
  fireEvent.click(screen.getByTestId('hand-up-submit'))
  expect(handed()).toEqual([])
  say(' 三人回避 ')
  await send()
  expect(handed()).toEqual([[household.id, 4, '三人回避']])
})

test('the whole meeting is handed up with one reason, each household by a command of its own', async () => {
  cloud.answers('deliberation.handUp', (_input, options) => arrived(options?.caseId))
  render(<Form org='OR-whole1' left={both} all />)
  fireEvent.click(screen.getByTestId('hand-up-all'))
  say('委员五人，三人出缺')
  await send()
  expect(handed().slice(-2)).toEqual([
    ['CA-first1', 4, '委员五人，三人出缺'],
    ['CA-second', 5, '委员五人，三人出缺'],
  ])
  expect(loadMeeting('OR-whole1' as OrgId, today)).toMatchObject({ handedUp: ['CA-first1', 'CA-second'] })
  expect(loadMeeting('OR-whole1' as OrgId, today).handUpWhy).toBeUndefined()
})

test('handing up that was interrupted goes on with what is left, and asks for no reason again', async () => {
  cloud.answers('deliberation.handUp', (_input, options) =>
    options?.caseId === 'CA-first1' ? arrived(options.caseId) : refuse('UNAVAILABLE'),
  )
  const shown = render(<Form org='OR-broken' left={both} all />)
  fireEvent.click(screen.getByTestId('hand-up-all'))
  say('主席出差')
  await send()
  shown.unmount()
  cloud.answers('deliberation.handUp', (_input, options) => arrived(options?.caseId))
  render(<Form org='OR-broken' left={both.slice(1)} all />)
  const before = handed().length
  await send()
  expect(handed().slice(before)).toEqual([['CA-second', 5, '主席出差']])
  expect(loadMeeting('OR-broken' as OrgId, today)).toMatchObject({ handedUp: ['CA-first1', 'CA-second'] })
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
