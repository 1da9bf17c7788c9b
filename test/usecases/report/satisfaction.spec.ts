import { ENTRIES, entryId, GRANTS } from '@cloud/usecases/stored/collections'
import type { Entry } from '@domain/application/entry'
import { ASKED_NOW, type QuestionSet } from '@domain/application/satisfaction'
import { yuan } from '@domain/kernel/fen'
import type { GrantId } from '@domain/kernel/ids'
import { allot, grantOf, held, type OnFile, onFile, paid, YEAR } from '@test/support/money'
import { aWorld } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'
import { caseOf, now } from '@test/support/walk'

let town: Town
let family: OnFile
beforeEach(async () => {
  town = await aTown(await aWorld())
  await allot(town, 50_000)
  family = await onFile(town)
})
afterEach(() => town.close())

const answer = async (who: string, grant: GrantId, marks: readonly number[], asked?: QuestionSet) => {
  const input = { grant, arrived: true, marks: [...marks], words: '', ...(asked === undefined ? {} : { asked }) }
  await town.tell(who, 'case.confirmReceipt', input, await now(town, family.caseId))
}
const festival = () => paid(town, family, yuan(500), { programme: 'festival' })
const satisfaction = async () => (await town.tell('cityAuditor', 'report.year', { year: YEAR })).quality.satisfaction

/** A grant as stored by the release before: neither grant nor log contains the question set. */
const asBefore = async (grant: GrantId): Promise<void> => {
  const { seq } = await caseOf(town, family.caseId)
  const { store } = town.world.ports
  await store.transaction(async (tx) => {
    const seen = await tx.get(GRANTS, grant)
    const entry = await tx.get(ENTRIES, entryId(family.caseId, seq))
    if (seen === undefined || entry?.doc.kind !== 'confirmReceipt') throw new Error('nothing was answered')
    const { asked: _grant, ...doc } = seen.doc
    const { asked: _entry, ...facts } = entry.doc.facts
    await tx.replace(GRANTS, seen, doc)
    const { version: _none, ...before } = entry.doc
    await tx.replace(ENTRIES, entry, { ...before, facts } as Entry)
  })
}

test('one person who was paid and asked twice counts as one person and two person-times', async () => {
  await answer(family.worker, await paid(town, family), [5, 4, 3], ASKED_NOW)
  await answer('baseOfficer', await festival(), [3, 2, 1], ASKED_NOW)
  expect(await satisfaction()).toEqual({
    answers: 2,
    persons: 1,
    mean: 3,
    asked: [{ set: 'common-1', answers: 2, persons: 1, marks: [4, 3, 2] }],
  })
})

test('older answers are counted under the questions shown at that time: the phone’s or the counter’s', async () => {
  const first = await paid(town, family)
  await answer(family.worker, first, [5, 5, 5])
  await asBefore(first)
  const second = await festival()
  await answer('baseOfficer', second, [1, 2, 3])
  await asBefore(second)
  // adds later entries to the log, so that the answer is not on its last page
  for (const _step of [1, 2, 3]) {
    const grant = await held(town, family, yuan(800), { programme: 'employment' })
    await town.tell('countyFund', 'grant.release', { grant, why: '撤回重办' }, await now(town, family.caseId))
  }
  expect((await satisfaction()).asked).toEqual([
    { set: 'common-1', answers: 1, persons: 1, marks: [5, 5, 5] },
    { set: 'counter-1', answers: 1, persons: 1, marks: [1, 2, 3] },
  ])
})

test('an answer from a page of the previous release is stored with the question set which that page showed', async () => {
  const first = await paid(town, family)
  await answer(family.worker, first, [5, 5, 5])
  const second = await festival()
  await answer('baseOfficer', second, [1, 2, 3])
  expect([(await grantOf(town, first)).asked, (await grantOf(town, second)).asked]).toEqual(['common-1', 'counter-1'])
})
