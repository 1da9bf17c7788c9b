import type { Declaration } from '@domain/household/declaration'
import { yuan } from '@domain/kernel/fen'
import type { FileId, MemberKey } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import {
  missingProofs,
  overfullProof,
  PROOF_TYPES,
  PROOFS,
  type ProofAnswer,
  type ProofType,
  wantedProofs,
} from '@domain/proof/index'
import { aDeclaration, aMember } from '@test/support/household'

const boring = aDeclaration()
const healthy = { ...boring.applicant, health: 'good' as const, mainCause: 'schooling' as const }
const pictures = (type: ProofType, count = 1): ProofAnswer => ({
  type,
  files: Array.from({ length: count }, (_, i) => `FI-${type}${i}` as FileId),
})
const all = wantedProofs(boring).map((type) => pictures(type))

test('the required proofs follow from the answers in the declaration', () => {
  expect([...wantedProofs(boring)].sort()).toEqual(
    [
      'idCard',
      'householdRegister',
      'incomeStatement',
      'labourContract',
      'medicalRecord',
      'tuitionBill',
      'bankCard',
    ].sort(),
  )
})

test.each<[ProofType, Partial<Declaration>]>([
  ['incomeStatement', { incomes: [] }],
  ['labourContract', { applicant: { ...boring.applicant, employment: 'retired' as const } }],
  ['medicalRecord', { applicant: healthy, expenditures: [] }],
  ['tuitionBill', { expenditures: [] }],
])('the proof %s is not required if the household states no cause for it', (type, over) => {
  expect(wantedProofs({ ...boring, ...over })).not.toContain(type)
})

const accident = { happenedOn: plainDate('2026-01-01'), cost: yuan(9), recovered: yuan(0) }
test.each([
  ['disabilityCertificate', { members: [{ ...boring.members[0], ...aMember(1, 1), health: 'disabled' as const }] }],
  ['unemploymentRegistration', { applicant: { ...boring.applicant, employment: 'laid-off' as const } }],
  ['accidentCertificate', { accident: { ...accident, kind: 'injury' as const } }],
  ['medicalRecord', { applicant: healthy, expenditures: [], accident: { ...accident, kind: 'illness' as const } }],
] as const)('the proof %s is required if the household states the cause that it proves', (type, over) => {
  expect(wantedProofs({ ...boring, ...over } as typeof boring)).toContain(type)
})

test('the 低保 certificate is optional and never required', () => {
  expect(wantedProofs(boring)).not.toContain('lowIncomeCertificate')
})

test('nothing is missing when all proofs are given', () => {
  expect(missingProofs(boring, all)).toEqual([])
})

test.each(PROOF_TYPES.filter((type) => wantedProofs(boring).includes(type)))(
  '%s is missing when left out, and “I cannot get this” is accepted only if the proof may be missing',
  (type) => {
    const rest = all.filter((proof) => proof.type !== type)
    expect(missingProofs(boring, rest)).toEqual([type])
    expect(missingProofs(boring, [...rest, { type, files: [] }])).toEqual([type])
    expect(missingProofs(boring, [...rest, { type, files: [], cannotGet: '遗失待补' }])).toEqual(
      PROOFS[type].mayBeMissing ? [] : [type],
    )
  },
)

test.each(PROOF_TYPES)('%s accepts its maximum number of pictures and no more', (type) => {
  const { filesMax: max } = PROOFS[type]
  expect(overfullProof([pictures(type, max)])).toBeUndefined()
  expect(overfullProof([pictures(type, max + 1)])).toEqual({ type, max })
  expect(overfullProof([pictures(type, max), { ...pictures(type), files: ['FI-more' as FileId] }])).toEqual({
    type,
    max,
  })
})

test('a lost identity card is explained; the card of an account that was given may never be missing', () => {
  expect(PROOFS.idCard.mayBeMissing).toBe(true)
  expect(PROOFS.bankCard.mayBeMissing).toBe(false)
  expect(wantedProofs({ ...boring, account: undefined })).not.toContain('bankCard')
  expect(boring.members.map((member): MemberKey => member.key)).toEqual(['m1', 'm2'])
})
