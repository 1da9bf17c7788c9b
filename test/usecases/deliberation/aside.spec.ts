import { COMMITTEES, PEOPLE } from '@cloud/usecases/stored/collections'
import type { PersonId } from '@domain/kernel/ids'
import { aWorld } from '@test/support/ports'
import { aTown, OFFICERS, type OfficerKey, ORG, personOf, type Town } from '@test/support/town'
import { aDeliberation, caseOf, setDay, surveyed } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

type Voter = ReturnType<typeof aDeliberation>['entitled'][number]
const withVoter = (more: Voter) =>
  aDeliberation(town, { entitled: [...aDeliberation(town).entitled, more], votes: { for: 5, against: 0, abstain: 0 } })

const noteAbout = (who: OfficerKey, links: { same?: PersonId[]; asked?: PersonId[] }) =>
  town.world.ports.store.transaction(async (tx) => {
    const seen = await tx.get(PEOPLE, personOf(who))
    if (seen !== undefined) await tx.replace(PEOPLE, seen, { ...seen.doc, ...links })
  })

test('given a committee seat with the applicant’s account, when the record leaves the account out, then the seat is still recused', async () => {
  const at = await surveyed(town)
  const { applicant } = await caseOf(town, at.caseId)
  const seat = { name: '另一位同名', namesake: '二车间那位' }
  await town.tell('baseOfficer', 'committee.change', {
    org: ORG.base.id,
    add: [{ ...seat, person: applicant as PersonId }],
    remove: [],
  })
  const record = withVoter({ ...seat, present: true })
  expect(await town.refusal('baseOfficer', 'deliberation.conclude', record, at)).toBe('RECUSAL_REQUIRED')
})

test.each(['same', 'asked'] as const)(
  'given a surveyor’s second account (%s), when it sits on the committee, then it is recused like the first',
  async (link) => {
    const at = await surveyed(town)
    await noteAbout('baseOfficer3', { [link]: [personOf('baseOfficer')] })
    const record = withVoter({ name: OFFICERS.baseOfficer3.name, present: true })
    expect(await town.refusal('baseOfficer', 'deliberation.conclude', record, at)).toBe('RECUSAL_REQUIRED')
  },
)

test('given an officer without a part in the case, when they sit on the committee, then they vote', async () => {
  const at = await surveyed(town)
  const record = withVoter({ name: OFFICERS.baseOfficer3.name, present: true })
  expect((await town.tell('baseOfficer', 'deliberation.conclude', record, at)).stage).toBe('crosschecking')
})

test('given hundreds of ended seats, when a seat is added, then all current seats are still there', async () => {
  const { store } = town.world.ports
  const before = await store.get(COMMITTEES, ORG.base.id)
  if (before === undefined) throw new Error('no committee')
  const ended = Array.from({ length: 400 }, (_, i) => ({
    ...{ name: `旧委员${i}`, from: '2025-01-01', until: '2025-02-01', enteredOn: '2025-01-01' },
  })) as unknown as typeof before.doc.seats
  await store.transaction(async (tx) => {
    const seen = await tx.get(COMMITTEES, ORG.base.id)
    if (seen !== undefined) await tx.replace(COMMITTEES, seen, { ...seen.doc, seats: [...seen.doc.seats, ...ended] })
  })
  setDay(town, '2026-03-10' as never)
  await town.tell('baseOfficer', 'committee.change', { org: ORG.base.id, add: [{ name: '新委员' }], remove: [] })
  const after = (await store.get(COMMITTEES, ORG.base.id))?.doc.seats ?? []
  expect(after.filter(({ until }) => until === undefined).map(({ name }) => name)).toEqual([
    ...before.doc.seats.map(({ name }) => name),
    '新委员',
  ])
  expect(after.length).toBe(400)
})
