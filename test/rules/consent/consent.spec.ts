import { CONSENT_TEXT_VERSION, type Consent, consentsThatCount, missingConsents } from '@domain/consent/consent'
import { agesOf } from '@domain/household/sheet-input'
import type { MemberKey } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { aDeclaration } from '@test/support/household'
import { consentsFor } from '@test/support/town'

const today = plainDate('2026-03-02')
const declaration = aDeclaration()
const needs = agesOf(declaration, today)
const all = consentsFor(declaration, today)

test('a household is divided into adults and minors, with the applicant first', () => {
  expect(needs).toEqual({ adults: ['m0', 'm1'], minors: ['m2'] })
})

test('a child is an adult from the eighteenth birthday', () => {
  expect(agesOf(declaration, plainDate('2027-09-08')).minors).toEqual(['m2'])
  expect(agesOf(declaration, plainDate('2027-09-09')).minors).toEqual([])
})

test('nothing is missing when all consents are given', () => {
  expect(missingConsents(all, needs)).toEqual([])
})

test.each(all.map((consent) => [consent.matter, consent.member, consent] as const))(
  'when the consent %s of %s is missing, the household may not be processed',
  (matter, member, left) => {
    expect(
      missingConsents(
        all.filter((consent) => consent !== left),
        needs,
      ),
    ).toEqual([{ matter, member }])
  },
)

test('one adult’s consent to the cross-check does not count for another adult', () => {
  const onlyApplicant = all.filter((consent) => !(consent.matter === 'crosscheck' && consent.member === 'm1'))
  const twice = [...onlyApplicant, ...onlyApplicant.filter((consent) => consent.matter === 'crosscheck')]
  expect(missingConsents(twice, needs)).toEqual([{ matter: 'crosscheck', member: 'm1' }])
})

test('a household without minors needs no consent for minors', () => {
  expect(
    missingConsents(
      all.filter((consent) => consent.matter !== 'minors'),
      { ...needs, minors: [] },
    ),
  ).toEqual([])
})

const consent = (over: Partial<Consent>): Consent => ({
  matter: 'privacy',
  member: 'm0' as MemberKey,
  textVersion: CONSENT_TEXT_VERSION,
  how: 'own-phone',
  ...over,
})
test.each([
  ['on one’s own phone', consent({}), 'phone', true],
  ['through the applicant, with the reason', consent({ how: 'through-applicant', why: 'no-phone' }), 'phone', true],
  ['through the applicant, without a reason', consent({ how: 'through-applicant' }), 'phone', false],
  ['on the glass, at the office', consent({ how: 'on-glass' }), 'office', true],
  ['on the glass, said by a phone', consent({ how: 'on-glass' }), 'phone', false],
  ['on a phone, said by the office', consent({}), 'office', false],
  ['on the phone of a member who said nothing there', consent({ member: 'm1' as MemberKey }), 'phone', false],
  ['to an older text', consent({ textVersion: '2020-01' }), 'phone', false],
] as const)('a consent given %s is valid: %4$s', (_what, given, at, counts) => {
  expect(consentsThatCount([given], at)).toHaveLength(counts ? 1 : 0)
})
test('a consent on the phone of a member who agreed there is valid', () => {
  const member = 'm1' as MemberKey
  expect(consentsThatCount([consent({ member })], 'phone', [member])).toHaveLength(1)
  expect(consentsThatCount([consent({ member })], 'office', [member])).toHaveLength(0)
})
