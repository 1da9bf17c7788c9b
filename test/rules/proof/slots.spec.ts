import type { FileId, MemberKey } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import {
  missingProofs,
  PROOF_TYPES,
  PROOFS,
  type ProofAnswer,
  ProofAnswer as Schema,
  wantedProofs,
} from '@domain/proof/index'
import { fileIn, openSides, type Placed, type ProofPart, slotKey, unplaced } from '@domain/proof/slot'
import { aDeclaration } from '@test/support/household'

const TODAY = plainDate('2026-03-10')
const family = aDeclaration()
const file = (name: string): FileId => `FI-${name}` as FileId
const at = (part: ProofPart, member: string, name: string): Placed => ({
  part,
  member: member as MemberKey,
  file: file(name),
})
const card = (...placed: readonly Placed[]): ProofAnswer => ({
  type: 'idCard',
  files: [...new Set(placed.map((one) => one.file))],
  placed: [...placed],
})
const both = [at('portrait', 'm0', 'front'), at('emblem', 'm0', 'back')]
const rest = wantedProofs(family)
  .filter((type) => type !== 'idCard')
  .map((type): ProofAnswer => ({ type, files: [file(type)] }))

test('an identity card has two places for each adult, and a register one for its first page and each person', () => {
  const places = (type: 'idCard' | 'householdRegister') => PROOFS[type].slots(family, TODAY).map(slotKey)
  const adults = ['m0', ...family.members.filter(({ status }) => status !== 'student').map(({ key }) => key)]
  expect(places('idCard')).toEqual(adults.flatMap((key) => [`portrait-${key}`, `emblem-${key}`]))
  expect(places('householdRegister')).toEqual(['holder', 'own-page-m0', 'own-page-m1', 'own-page-m2'])
})

test.each(PROOF_TYPES)('no two places of %s have the same name', (type) => {
  const places = PROOFS[type].slots(family, TODAY).map(slotKey)
  expect(new Set(places).size).toBe(places.length)
})

test.each([
  ['both sides of the applicant’s card', both, []],
  ['the portrait side alone', both.slice(0, 1), ['emblem-m0']],
  ['the emblem side alone', both.slice(1), ['portrait-m0']],
  ['one picture that shows both sides', [at('portrait', 'm0', 'copy'), at('emblem', 'm0', 'copy')], []],
  ['the card of the spouse alone', [at('portrait', 'm1', 'a'), at('emblem', 'm1', 'b')], ['portrait-m0', 'emblem-m0']],
  ['one side of the spouse’s card beside the own', [...both, at('emblem', 'm1', 'b')], ['portrait-m1']],
])('with %s, exactly the other sides are wanted', (_, placed, wanted) => {
  expect(openSides(card(...placed)).map(slotKey)).toEqual(wanted)
  expect(missingProofs(family, [...rest, card(...placed)])).toEqual(wanted.length > 0 ? ['idCard'] : [])
})

test('a side whose picture was removed is wanted again', () => {
  const removed = { ...card(...both), files: [file('back')] }
  expect(openSides(removed).map(slotKey)).toEqual(['portrait-m0'])
  expect(fileIn(removed, { part: 'portrait', member: 'm0' as MemberKey })).toBeUndefined()
  expect(missingProofs(family, [...rest, { ...card(...both), files: [] }])).toEqual(['idCard'])
})

test('an answer of the former release, which names no sides, stays valid as it was', () => {
  const former = { type: 'idCard', files: ['FI-front', 'FI-back'] }
  const read = Schema.parse(former)
  expect(read).toEqual(former)
  expect(missingProofs(family, [...rest, read])).toEqual([])
  expect(unplaced(read)).toEqual(former.files)
  expect(unplaced({ ...read, placed: both.slice(0, 1) })).toEqual(['FI-back'])
  // one side retaken beside a picture of before, which may be the other side
  expect(openSides({ ...read, placed: both.slice(0, 1) })).toEqual([])
})
