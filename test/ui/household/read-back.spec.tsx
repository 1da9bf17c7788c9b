import { type Fen, showYuan } from '@domain/kernel/fen'
import type { OrgId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { rulesSeen } from '@domain/policy/changes'
import { areaOf, Policy } from '@domain/policy/policy'
import { inventedId } from '@local/walk/identity'
import { saveDraft } from '@src/gateway'
import { STEP_KEYS, type StepKey } from '@src/text/apply'
import { aPolicy } from '@test/support/policy'
import { fireEvent, render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import { HouseholdForm } from '@src/features/household-form'
import { emptyDraft, type FormDraft } from '@src/features/household-form/draft'

const base = { id: 'OR-plant' as OrgId, name: '虚构机械厂工会' }
const READ_BACK = STEP_KEYS.filter((key) => key !== 'read' && key !== 'sign')

const readingBack = (by: 'worker' | 'officer'): void => {
  const steps = by === 'worker' ? STEP_KEYS : STEP_KEYS.filter((key) => key !== 'unit')
  saveDraft('any', { ...emptyDraft('虚构的人'), step: steps.indexOf('read') })
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

test.each(READ_BACK)('a worker who taps to change «%s» in the read-back is taken to its screen', (key) => {
  readingBack('worker')
  opens(key)
})

test.each(READ_BACK.filter((key) => key !== 'unit'))(
  'an officer who taps to change «%s» in the read-back is taken to its screen',
  (key) => {
    readingBack('officer')
    opens(key)
  },
)

test('an officer’s own union is shown in the read-back and cannot be changed', () => {
  readingBack('officer')
  expect(screen.getByTestId('read-unit').textContent).toContain(base.name)
  expect(screen.queryByTestId('edit-unit')).toBeNull()
})

test('after a change the person returns directly to the read-back', () => {
  readingBack('worker')
  fireEvent.click(screen.getByTestId('edit-property'))
  fireEvent.click(screen.getByText('改好了，回去核对'))
  expect(screen.getByTestId('step-read')).toBeTruthy()
})

describe('rules that have changed since the form was begun', () => {
  const before = aPolicy()
  const area = areaOf(before, 'pengjiang')
  const lowIncome = (area.lines.lowIncome + 5000) as Fen
  const after = Policy.parse({
    ...before,
    version: '2026-下半年',
    areas: { ...before.areas, pengjiang: { ...area, lines: { ...area.lines, lowIncome } } },
  })
  const shown = (draft: Partial<FormDraft>, policy: Policy = after, step: StepKey = 'read'): void => {
    saveDraft('any', { ...emptyDraft('虚构的人'), ...draft, step: STEP_KEYS.indexOf(step) })
    render(
      <HouseholdForm
        draftKey='any'
        today={plainDate('2026-03-02')}
        policy={policy}
        busy={false}
        refusal={undefined}
        onSubmit={() => undefined}
      />,
    )
  }
  const here = { base: { ...base, jurisdiction: 'pengjiang' as const }, rules: rulesSeen(before) }

  test('are loaded again before the form is submitted, and shown with their old and new figures', () => {
    shown(here)
    expect(cloud.calls('policy.current')).toHaveLength(1)
    const card = screen.getByTestId('changed-rules').textContent
    expect(card).toContain('您填的内容不用重填')
    expect(card).toContain(`每人每月 ${showYuan(area.lines.lowIncome)} 改为 ${showYuan(lowIncome)}`)
  })

  test('are not mentioned where nothing has changed', () => {
    shown(here, before)
    expect(screen.queryByTestId('changed-rules')).toBeNull()
  })

  test('include a changed consent text, which must be agreed to again', () => {
    shown({ ...here, consents: ['privacy:m0'], consentText: '2001-01' }, before, 'consents')
    expect(screen.getByTestId('consent-changed')).toBeTruthy()
    fireEvent.click(screen.getByTestId('agree'))
    expect(screen.queryByTestId('consent-changed')).toBeNull()
  })
})

test('the birth date and the sex are derived from the ID number and shown, so that they need not be typed', () => {
  const draft = emptyDraft('虚构的人')
  const idNumber = inventedId(7001, '1984-03-20', 'female')
  saveDraft('any', { ...draft, applicant: { ...draft.applicant, idNumber }, step: STEP_KEYS.indexOf('read') })
  render(
    <HouseholdForm
      draftKey='any'
      today={plainDate('2026-03-02')}
      busy={false}
      refusal={undefined}
      onSubmit={() => undefined}
    />,
  )
  expect(screen.getByTestId('read-self').textContent).toContain('1984年3月20日出生，41 岁，女')
  opens('self')
  expect(screen.getByText('1984年3月20日出生，41 岁，女（按身份证号，不用再填）')).toBeTruthy()
})
