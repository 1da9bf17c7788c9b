import { excelTables } from '@cloud/adapters/tables/excel'
import { createClock } from '@cloud/clock/create'
import { CASES } from '@cloud/usecases/stored/collections'
import type { CheckBatchId } from '@domain/kernel/ids'
import { firstSheet } from '@local/walk/first-sheet'
import { aWorld } from '@test/support/ports'
import { aTown, personOf, type Town } from '@test/support/town'
import { caseOf, importList, nextDay, now, startCheck, type Walked, walkTo } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const ready = (seed: number): Promise<Walked> => walkTo(town, 'crosschecking', { seed })
const tick = () => createClock(town.world.ports)()
const purpose = '困难职工认定数据比对'
const reasons = '两次书面催办都没有答复'
const silent = { counterpart: 'vehicles' as const, reasons, agrees: true }
const open = (batch: CheckBatchId) => town.tell('cityReviewer', 'crosscheck.open', { batch })
/** A round of two households; civil affairs has answered, the police were asked and have not. */
const halfAnswered = async () => {
  const [one, other] = [await ready(1), await ready(2)]
  const batch = await startCheck(town, [one.caseId, other.caseId], ['vehicles', 'civil-affairs'])
  await importList(town, batch, 'civil-affairs')
  await town.tell('cityReviewer', 'crosscheck.export', { batch, counterpart: 'vehicles', purpose })
  return { one, other, batch }
}

describe('a counterpart that does not answer', () => {
  test('has its time first', async () => {
    const { batch } = await halfAnswered()
    expect(await town.refusal('cityReviewer', 'crosscheck.passOver', { batch, ...silent })).toBe('COUNTERPART_HAS_TIME')
  })

  test('is passed over by a second person only, and the log of each household says who and why', async () => {
    const { one, other, batch } = await halfAnswered()
    nextDay(town, 30)
    const { batch: proposed } = await town.tell('cityReviewer', 'crosscheck.passOver', { batch, ...silent })
    expect(proposed.passing).toMatchObject([{ counterpart: 'vehicles', by: personOf('cityReviewer'), reasons }])
    expect(await town.refusal('cityReviewer', 'crosscheck.passOver', { batch, ...silent })).toBe('INCOMPATIBLE_ROLE')
    await tick()
    expect((await caseOf(town, one.caseId)).check?.passed).toBeUndefined()
    await town.tell('cityReviewer2', 'crosscheck.passOver', { batch, ...silent, reasons: '同意不再等' })
    await tick()
    for (const { caseId } of [one, other])
      expect((await caseOf(town, caseId)).check?.passed).toMatchObject([
        { counterpart: 'vehicles', members: ['m0', 'm1', 'm2'], reasons: '同意不再等' },
      ])
    expect((await open(batch)).batch.passing).toEqual([])
    const done = await town.tell('cityReviewer', 'crosscheck.complete', {}, await now(town, one.caseId))
    expect(done.stage).not.toBe('crosschecking')
  })

  test('is not passed over for persons it has answered for, and a later answer is still taken and asks', async () => {
    const { one, batch } = await halfAnswered()
    await importList(town, batch, 'vehicles', (_c, member) => (member === 'm0' ? 'no-record' : 'not-returned'))
    nextDay(town, 30)
    await town.tell('cityReviewer', 'crosscheck.passOver', { batch, ...silent })
    await town.tell('cityReviewer2', 'crosscheck.passOver', { batch, ...silent })
    await tick()
    expect((await caseOf(town, one.caseId)).check?.passed?.[0]?.members).toEqual(['m1', 'm2'])
    await importList(town, batch, 'vehicles', (_c, member) => (member === 'm1' ? 'record' : 'no-record'))
    expect((await caseOf(town, one.caseId)).check?.hits).toMatchObject([{ counterpart: 'vehicles', member: 'm1' }])
    expect(await town.refusal('cityReviewer', 'crosscheck.complete', {}, await now(town, one.caseId))).toBe(
      'HIT_UNANSWERED',
    )
  })

  test('stays waited for when the second person disagrees', async () => {
    const { one, batch } = await halfAnswered()
    nextDay(town, 30)
    await town.tell('cityReviewer', 'crosscheck.passOver', { batch, ...silent })
    await town.tell('cityReviewer2', 'crosscheck.passOver', { batch, ...silent, agrees: false })
    await tick()
    expect((await caseOf(town, one.caseId)).check?.passed).toBeUndefined()
    expect((await open(batch)).batch.passing).toEqual([])
  })

  test('can be asked again for those it has not answered for', async () => {
    const { batch } = await halfAnswered()
    await importList(town, batch, 'vehicles', (_c, member) => (member === 'm0' ? 'no-record' : 'not-returned'))
    const asked = { batch, counterpart: 'vehicles' as const, purpose }
    const again = await town.tell('cityReviewer', 'crosscheck.export', { ...asked, again: true })
    const size = await sizeOf(again.url)
    const whole = await town.tell('cityReviewer', 'crosscheck.export', asked)
    expect([size, await sizeOf(whole.url)]).toEqual([4, 6])
    await importList(town, batch, 'vehicles')
    expect(await town.refusal('cityReviewer', 'crosscheck.export', { ...asked, again: true })).toBe('BATCH_CLOSED')
  })
})

describe('households without a question', () => {
  test('are finished in one deed; those with a question or without an answer stay, and are counted', async () => {
    const [quiet, hit, waiting] = [await ready(1), await ready(2), await ready(3)]
    const all = [quiet, hit, waiting].map(({ caseId }) => caseId)
    const batch = await startCheck(town, all, ['vehicles'])
    await importList(town, batch, 'vehicles', (_c, member, caseId) =>
      caseId === waiting.caseId ? 'not-returned' : caseId === hit.caseId && member === 'm1' ? 'record' : 'no-record',
    )
    await town.tell('cityReviewer', 'crosscheck.finishQuiet', { batch })
    await tick()
    expect((await caseOf(town, quiet.caseId)).check?.completedOn).toBeDefined()
    for (const { caseId } of [hit, waiting]) expect((await caseOf(town, caseId)).stage).toBe('crosschecking')
    expect((await open(batch)).batch.ended).toEqual({ kind: 'finish', open: 2 })
  })

  test('are not finished by who surveyed them, and the officer’s own household is left to somebody else', async () => {
    const { caseId } = await ready(1)
    const batch = await startCheck(town, [caseId], ['vehicles'])
    await importList(town, batch, 'vehicles')
    const { store } = town.world.ports
    await store.transaction(async (tx) => {
      const seen = await tx.get(CASES, caseId)
      if (seen?.doc.survey === undefined) throw new Error('no survey')
      const survey = { ...seen.doc.survey, surveyors: [personOf('cityReviewer')] }
      await tx.replace(CASES, seen, { ...seen.doc, survey })
    })
    await town.tell('cityReviewer', 'crosscheck.finishQuiet', { batch })
    await tick()
    expect((await caseOf(town, caseId)).stage).toBe('crosschecking')
    await town.tell('cityReviewer2', 'crosscheck.finishQuiet', { batch })
    await tick()
    expect((await caseOf(town, caseId)).stage).not.toBe('crosschecking')
  })
})

const sizeOf = async (url: string): Promise<number> => {
  const id = /FI-[0-9a-f]{20}/.exec(url)?.[0] as never
  const bytes = await town.world.ports.files.read(id)
  const rows = bytes === undefined ? [] : await firstSheet(excelTables, bytes)
  return rows.filter((row) => typeof row[0] === 'number').length
}
