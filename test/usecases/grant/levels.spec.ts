import { yuan } from '@domain/kernel/fen'
import { aHold, allot, lineId, lineOf, type OnFile, onFile, YEAR } from '@test/support/money'
import { aPolicy } from '@test/support/policy'
import { aWorld } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'
import { now, walkTo } from '@test/support/walk'

/**
 * A city where central money pays only files of the national and provincial level. All files of this town are of the city's
 * level.
 */
let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld(), {
    policy: aPolicy({ fundLevels: { central: ['national', 'provincial'], city: ['city'] } }),
  })
  for (const source of ['central', 'city', 'county'] as const) await allot(town, 20_000, source)
})
afterEach(() => town.close())

const hold = async (family: Pick<OnFile, 'caseId'>, sources: readonly ('central' | 'city' | 'county')[], over = {}) => {
  const amount = yuan(1000 * sources.length)
  const shares = sources.map((source) => ({ line: lineId(source), amount: yuan(1000) }))
  return town.ask('countyFund', 'grant.hold', aHold(amount, { shares, ...over }), await now(town, family.caseId))
}

test('a source pays only files of the levels in the policy, also as a share, and a source without a row pays all levels', async () => {
  const family = await onFile(town)
  const wrong = { ok: false, refusal: { code: 'SOURCE_NOT_FOR_LEVEL', about: { source: 'central', level: 'city' } } }
  expect(await hold(family, ['central'])).toMatchObject(wrong)
  expect(await hold(family, ['city', 'central'])).toMatchObject(wrong)
  // a refused grant holds nothing on any line
  expect(await lineOf(town, lineId('city'))).toMatchObject({ held: 0 })
  expect((await hold(family, ['city', 'county'])).ok).toBe(true)
})

test('a source that may not pay this level is not offered, and the answer names it', async () => {
  const family = await onFile(town)
  const offer = await town.tell('countyFund', 'grant.propose', {
    caseId: family.caseId,
    programme: 'living',
    year: YEAR,
  })
  expect(offer.lines.map(({ source }) => source)).toEqual(['city', 'county'])
  expect(offer.notForLevel).toEqual(['central'])
})

test('aid without a file has no level, so only a source without a limit can pay it', async () => {
  const waiting = await walkTo(town, 'determining')
  const temporary = { programme: 'temporary' as const }
  expect(await hold(waiting, ['city'], temporary)).toMatchObject({ refusal: { code: 'SOURCE_NOT_FOR_LEVEL' } })
  expect((await hold(waiting, ['county'], temporary)).ok).toBe(true)
})

test('while the policy has no levels, every source pays every level', async () => {
  const plain = await aTown(await aWorld())
  await allot(plain, 20_000, 'central')
  const { caseId } = await onFile(plain)
  const input = aHold(yuan(1000), { shares: [{ line: lineId('central'), amount: yuan(1000) }] })
  expect((await plain.ask('countyFund', 'grant.hold', input, await now(plain, caseId))).ok).toBe(true)
  await plain.close()
})
