import { type Fen, showYuan, yuan } from '@domain/kernel/fen'
import type { FileId, MemberKey, OrgId } from '@domain/kernel/ids'
import { maskId } from '@domain/kernel/masked'
import { plainDate } from '@domain/kernel/plain-date'
import { rulesSeen } from '@domain/policy/changes'
import { areaOf, Policy } from '@domain/policy/policy'
import { inventedCard, inventedId, inventedMobile } from '@local/walk/identity'
import { saveDraft } from '@src/gateway'
import { BLOCK_KEYS, type BlockKey } from '@src/text/apply'
import { aPolicy } from '@test/support/policy'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { cloud, gone } from '../support/gateway'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import { emptyDraft, type FormDraft } from '@src/features/household-form/draft'
import { agreed, formOf } from './form-of'

const base = { id: 'OR-plant' as OrgId, name: '虚构机械厂工会' }
const today = plainDate('2026-03-02')

/** A person who lives alone and has answered everything but the last consents. */
const answered = (): FormDraft => {
  const draft = emptyDraft('虚构的人')
  return {
    ...draft,
    ...agreed,
    base,
    alone: true,
    applicant: {
      ...draft.applicant,
      idNumber: inventedId(7001, '1984-03-20', 'female'),
      ethnicity: '汉族',
      mobile: inventedMobile(7001),
      registeredAddress: '演示路一号',
      presentSame: true,
      residence: 'urban-local',
      marital: 'single',
      employment: 'employed',
      sector: 'services',
      insurance: 'employee',
      housingKind: 'rented',
      squareMetres: 30,
      health: 'good',
      mainCause: 'other',
    },
    incomes: [
      { member: 'm0' as MemberKey, kind: 'wages', amount: yuan(9600) },
      { member: 'm0' as MemberKey, kind: 'bonus', amount: yuan(0) },
    ],
    hadAccident: false,
    hasHomes: false,
    hasVehicles: false,
    account: { bank: '虚构银行', branch: '', number: inventedCard(7001) },
    proofs: (['idCard', 'householdRegister', 'incomeStatement', 'labourContract', 'bankCard'] as const).map((type) => ({
      type,
      files: ['FI-anyone' as FileId],
    })),
    consents: [...agreed.consents, 'publication:m0', 'crosscheck:m0'],
  }
}

const readingBack = (over: Partial<FormDraft> = {}): void => {
  saveDraft('any', { ...answered(), ...over })
  render(formOf({ today, block: 'agree' }))
  expect(screen.getByTestId('read-back')).toBeTruthy()
}
const lineOf = (block: string): string => screen.getByTestId(`read-${block}`).textContent ?? ''

test.each(BLOCK_KEYS.filter((key) => key !== 'agree'))(
  'whoever taps to change «%s» in the read-back is taken to its block, and from there back to the read-back',
  (key) => {
    readingBack()
    fireEvent.click(screen.getByTestId(`edit-${key}`))
    expect(gone).toEqual([['/worker/apply/index', { block: key, mend: '1' }]])
    cleanup()
    render(formOf({ today, block: key, mending: true }))
    expect(screen.getByTestId('next').textContent).toBe('改好了，回去核对')
  },
)

test('numbers are shown with their ends only, and what somebody does not have is no line', () => {
  readingBack()
  const { idNumber, mobile } = answered().applicant
  for (const number of [idNumber, mobile, answered().account.number])
    expect(screen.getByTestId('read-back').textContent).not.toContain(number)
  expect(lineOf('family')).toContain(maskId(idNumber))
  expect(lineOf('family')).toContain('¥9,600.00')
  expect(screen.getByTestId('read-back').textContent).not.toContain('¥0.00')
  expect(lineOf('account')).not.toContain('开户网点')
})

test('an officer’s own union is not asked for', () => {
  saveDraft('any', { ...emptyDraft('虚构的人'), ...agreed })
  render(formOf({ today, base, how: 'on-glass', block: 'family' }))
  expect(screen.queryByTestId('unit-search')).toBeNull()
})

test('what is still wanting is listed instead of the signature, each with the way there', () => {
  saveDraft('any', { ...answered(), alone: undefined })
  render(formOf({ today, block: 'agree' }))
  expect(screen.queryByTestId('signature')).toBeNull()
  fireEvent.click(screen.getByTestId('left-family'))
  expect(gone).toEqual([['/worker/apply/index', { block: 'family', mend: '1' }]])
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
  const shown = (draft: Partial<FormDraft>, policy: Policy = after, block?: BlockKey): void => {
    saveDraft('any', { ...answered(), ...draft })
    render(formOf({ today, policy, block }))
  }
  const here = { base: { ...base, jurisdiction: 'pengjiang' as const }, rules: rulesSeen(before) }

  test('are loaded again before the form is submitted, and shown with their old and new figures', () => {
    shown(here, after, 'agree')
    expect(cloud.calls('policy.current')).toHaveLength(1)
    const card = screen.getByTestId('changed-rules').textContent
    expect(card).toContain('您填的内容不用重填')
    expect(card).toContain(`每人每月 ${showYuan(area.lines.lowIncome)} 改为 ${showYuan(lowIncome)}`)
  })

  test('are not mentioned where nothing has changed', () => {
    shown(here, before)
    expect(screen.queryByTestId('changed-rules')).toBeNull()
  })

  test('include a changed consent text, which must be agreed to again before anything else', () => {
    shown({ ...here, consents: ['privacy:m0'], consentText: '2001-01' }, before, 'agree')
    expect(screen.getByTestId('consent-changed')).toBeTruthy()
    fireEvent.click(screen.getByTestId('agree'))
    expect(screen.queryByTestId('consent-changed')).toBeNull()
  })
})

test('the birth date and the sex are derived from the ID number and shown, so that they need not be typed', () => {
  readingBack()
  expect(lineOf('family')).toContain('1984年3月20日出生，41 岁，女')
  cleanup()
  render(formOf({ today, block: 'family' }))
  fireEvent.click(screen.getByTestId('person-me'))
  expect(screen.getByText('1984年3月20日出生，41 岁，女（按身份证号，不用再填）')).toBeTruthy()
})
