import type { OrgId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { STEP_KEYS, type StepKey } from '@src/text/apply'
import { fireEvent, render, screen } from '@testing-library/react'

let kept: unknown

jest.mock('@src/gateway', () => ({
  isWeapp: false,
  useMe: () => ({ me: { signedIn: true }, posts: [], loading: false }),
  useDemo: () => false,
  usePolicy: () => ({ policy: undefined }),
  useCommand: () => ({ run: async () => undefined, busy: false }),
  useQuery: () => ({ data: undefined, loading: false }),
  useLargeType: () => [false, () => undefined],
  useOnline: () => true,
  stillWaiting: async () => [],
  takeArrived: () => [],
  loadDraft: () => kept,
  saveDraft: () => true,
  back: () => undefined,
  go: () => undefined,
  pickFiles: () => undefined,
}))

import { HouseholdForm } from '@src/components/household-form'
import { emptyDraft } from '@src/components/household-form/draft'

const base = { id: 'OR-plant' as OrgId, name: '虚构机械厂工会' }
const READ_BACK = STEP_KEYS.filter((key) => key !== 'read' && key !== 'sign')

const readingBack = (by: 'worker' | 'officer'): void => {
  const steps = by === 'worker' ? STEP_KEYS : STEP_KEYS.filter((key) => key !== 'unit')
  kept = { ...emptyDraft('虚构的人'), step: steps.indexOf('read') }
  render(
    <HouseholdForm
      draftKey='any'
      today={plainDate('2026-03-02')}
      {...(by === 'officer' ? { base, how: 'on-glass' as const } : {})}
      busy={false}
      refusal={undefined}
      onSubmit={() => undefined}
    />,
  )
  expect(screen.getByTestId('step-read')).toBeTruthy()
}

const opens = (key: StepKey): void => {
  fireEvent.click(screen.getByTestId(`edit-${key}`))
  expect(screen.getByTestId(`step-${key}`)).toBeTruthy()
}

test.each(READ_BACK)('a worker who mends «%s» is led to that screen', (key) => {
  readingBack('worker')
  opens(key)
})

test.each(READ_BACK.filter((key) => key !== 'unit'))('an officer who mends «%s» is led to that screen', (key) => {
  readingBack('officer')
  opens(key)
})

test('an officer applies for the own union: it is read back, and there is no screen to change it on', () => {
  readingBack('officer')
  expect(screen.getByTestId('read-unit').textContent).toContain(base.name)
  expect(screen.queryByTestId('edit-unit')).toBeNull()
})
