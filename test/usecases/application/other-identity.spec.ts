import { openDeclaration, sealDeclaration, showDeclaration } from '@cloud/usecases/household/seal'
import type { Declaration } from '@domain/household/declaration'
import type { OtherId } from '@domain/household/personal-id'
import { plainDate } from '@domain/kernel/plain-date'
import { aDeclaration } from '@test/support/household'
import { aWorld } from '@test/support/ports'
import { aTown, submitted, type Town } from '@test/support/town'
import { caseOf, filledList, importList, startCheck, walkTo } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const passport = {
  kind: 'passport',
  number: 'E1234567',
  because: '',
  birthDate: '1985-06-07',
  sex: 'female',
} as OtherId
const baby = { kind: 'none', number: '', because: '刚出生', birthDate: '2026-02-20', sex: 'male' } as OtherId

/** A family whose mother has a passport, and whose child has no number yet. */
const family = (seed: number, spouse: OtherId = passport): Partial<Declaration> => {
  const [one, two] = aDeclaration({}, { seed }).members
  if (one === undefined || two === undefined) throw new Error('a household of three')
  const { schoolStage: _, ...child } = two
  return {
    members: [
      { ...one, idNumber: spouse },
      { ...child, idNumber: baby, status: 'preschool', workplace: '' },
    ],
    expenditures: [],
  }
}

test('the household is sealed whole, opened as it was declared, and shown masked', () => {
  const { sealer } = town.world.ports
  const declaration = aDeclaration(family(1))
  const sealed = sealDeclaration(sealer, declaration, plainDate('2026-03-02'))
  expect(JSON.stringify(sealed)).not.toContain('E1234567')
  expect(JSON.stringify(sealed)).not.toContain('2026-02-20')
  expect(openDeclaration(sealer, sealed)).toEqual(declaration)
  expect(showDeclaration(sealer, sealed).members.map(({ idNumber }) => idNumber)).toEqual([
    '外国护照 ***67',
    '暂无证件',
  ])
})

test('it applies; an officer who reveals the number reads the document with its number', async () => {
  const { caseId } = await submitted(town, { seed: 1, declaration: family(1) })
  const { text } = await town.tell(
    'baseOfficer',
    'case.reveal',
    { member: 'm1' as never, field: 'idNumber', why: 'contact' },
    { caseId },
  )
  expect(text).toBe('外国护照 E1234567')
})

test('one passport stands in one file; children without a number of two families are two children', async () => {
  await submitted(town, { seed: 1, declaration: family(1) })
  const again = await town.submission('worker-2', { seed: 2, declaration: family(2) })
  expect(await town.refusal('worker-2', 'case.submit', again)).toBe('ALREADY_ON_FILE')
  const other = { ...passport, number: 'E7654321' }
  await submitted(town, { seed: 3, declaration: family(3, other) })
})

test('the list for a counterpart names the document, and its answer is taken by it', async () => {
  const { caseId } = await walkTo(town, 'crosschecking', { seed: 1, declaration: family(1) })
  const batch = await startCheck(town, [caseId], ['vehicles'])
  const list = await filledList(town, batch, 'vehicles')
  expect(list.slice(4).map(([, , number]) => number)).toContain('外国护照 E1234567')
  const { applied, problems } = await importList(town, batch, 'vehicles')
  expect({ applied, problems }).toEqual({ applied: list.length - 4, problems: [] })
  expect((await caseOf(town, caseId)).check?.results.map(({ member }) => member)).toContain('m1')
})
