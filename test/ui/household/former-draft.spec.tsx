import { inventedId } from '@local/walk/identity'
import { loadDraft, saveDraft } from '@src/gateway'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { gone } from '../support/gateway'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import { readDraft } from '@src/features/household-form/draft'
import { agreed, formOf } from './form-of'

/** As the form that asked step by step stored it, at the second page of its seventh step, with a consent for the husband. */
const FORMER = {
  version: 1,
  step: 6,
  part: 1,
  base: { id: 'OR-plant', name: '虚构机械厂工会', jurisdiction: 'pengjiang' },
  applicant: {
    name: '谷雨声',
    idNumber: inventedId(8800, '1984-03-20', 'female'),
    ethnicity: '汉族',
    mobile: '19900008800',
    registeredAddress: '演示路八号',
    presentAddress: '演示路八号',
    employment: 'employed',
    employer: '万家兴商场',
    hiredIn: '2015-06',
    singleParent: false,
    zeroEmployment: true,
    healthDetail: '',
    otherCauses: [],
    story: '',
    otherAid: '',
  },
  members: [
    {
      key: 'm1',
      name: '霍然之',
      idNumber: inventedId(8801, '1982-11-05', 'male'),
      relation: 'spouse',
      status: 'unable',
      health: 'serious-illness',
      healthDetail: '尿毒症',
      workplace: '',
      counted: true,
      notCountedBecause: '',
    },
  ],
  incomes: [{ member: 'm0', kind: 'wages', amount: 3_600_000 }],
  costs: [],
  accident: { happenedOn: '' },
  homes: [],
  vehicles: [],
  otherProperty: '',
  account: { bank: '演示银行', branch: '演示支行', number: '' },
  proofs: [],
  consents: [...agreed.consents, 'crosscheck:m1'],
  consentText: agreed.consentText,
}

test('a draft of the form that asked step by step goes on in the six blocks, and keeps every answer', () => {
  saveDraft('any', JSON.parse(JSON.stringify(FORMER)))
  render(formOf({}))
  fireEvent.click(screen.getByTestId('block-family'))
  expect(gone).toEqual([['/worker/apply/index', { block: 'family' }]])
  cleanup()
  render(formOf({ block: 'family' }))
  expect(screen.getByTestId('unit-chosen').textContent).toContain('虚构机械厂工会')
  expect(screen.getByTestId('member-1').textContent).toContain('霍然之')
  expect(screen.getByTestId('member-1').textContent).toContain('填好了')
  expect(screen.getByTestId('income-m0-wages')).toHaveProperty('value', '36000')
  // a question that follows from another answer is not asked any more
  expect(screen.queryByTestId('work-zero')).toBeNull()
})

test('a consent that was stated for a member without a reason is asked for again, with it', () => {
  saveDraft('any', JSON.parse(JSON.stringify(FORMER)))
  render(formOf({ block: 'cause' }))
  fireEvent.click(screen.getByTestId('cause-main-illness'))
  expect(readDraft(loadDraft('any'))?.consents).toEqual(agreed.consents)
})

test('a member who was deleted comes back with everything that was said of them', () => {
  saveDraft('any', JSON.parse(JSON.stringify({ ...FORMER, costs: [{ member: 'm1', kind: 'illness', amount: 100 }] })))
  render(formOf({ block: 'family' }))
  fireEvent.click(screen.getByTestId('member-1'))
  fireEvent.click(screen.getByTestId('member-remove'))
  expect(readDraft(loadDraft('any'))).toMatchObject({ members: [], costs: [] })
  fireEvent.click(screen.getByTestId('member-undo'))
  expect(readDraft(loadDraft('any'))).toMatchObject({ members: FORMER.members, costs: [{ member: 'm1', amount: 100 }] })
})
