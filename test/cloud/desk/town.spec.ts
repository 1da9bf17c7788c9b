import { rmSync } from 'node:fs'
import { rebuildCheck } from '@cloud/usecases/maintenance/rebuild'
import { keysInUse } from '@cloud/usecases/maintenance/reseal'
import { STAGES } from '@domain/application/stage'
import { CALLS, type CallName } from '@domain/contract/index'
import { idCheckCharacter } from '@domain/kernel/identity-numbers'
import { plainDate } from '@domain/kernel/plain-date'
import { type Desk, openDesk } from '@local/desk/desk'
import { instantOf } from '@local/desk/desk-clock'
import { FAMILIES } from '@local/town/families'
import { fillTown, TOWN_BEGINS, TOWN_RESTS } from '@local/town/fill'
import { handOn } from '@local/walk/hand'
import { declarationOf } from '@local/walk/household'
import { deskWire, type Wire } from '@local/walk/wire'
import { aFolder } from './desk-at-work'

let desk: Desk
const folder = aFolder()
const misshapen: string[] = []
const asked = new Set<string>()

/** Checks that every answer has the shape that the contract declares. */
const watched = (wire: Wire): Wire => ({
  ...wire,
  call: async (person, entry, envelope) => {
    const answer = await wire.call(person, entry, envelope)
    const { name } = envelope as { name: CallName }
    asked.add(name)
    if (answer.ok && !CALLS[name].output.safeParse(answer.value).success) misshapen.push(name)
    return answer
  },
})

beforeAll(async () => {
  const opened = openDesk({ folder, startsAt: instantOf(TOWN_BEGINS) })
  if (opened === undefined) throw new Error('the folder is in use')
  desk = opened
  await fillTown(desk, watched(deskWire(desk)))
})
afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the demo town stops at Monday morning, 9 March 2026', () => {
  expect(desk.clock.now() - (instantOf(TOWN_RESTS) ?? 0)).toBeLessThan(120_000)
  expect(desk.clock.today()).toBe('2026-03-09')
})

test('the demo town has a household at every stage but the last', async () => {
  const { items } = await handOn(deskWire(desk)).tell('city-audit', 'case.queue', { limit: 50 })
  expect(items).toHaveLength(Object.keys(FAMILIES).length)
  expect(new Set(items.map((row) => row.stage))).toEqual(new Set(STAGES.filter((stage) => stage !== 'exited')))
  expect(new Set(items.flatMap((row) => row.flags))).toEqual(
    new Set(['correction', 'objection', 'hit', 'on-behalf', 'grant-failed', 'overdue']),
  )
})

test('the household that waits for its determination has an income near a line', async () => {
  const hand = handOn(deskWire(desk))
  const { items } = await hand.tell('city-review-1', 'case.queue', { stage: 'determining' })
  const caseId = items[0]?.id ?? ''
  const { sheet } = await hand.tell('city-review-1', 'determination.sheet', { caseId }, caseId)
  expect(sheet).toMatchObject({ nearLine: true, result: 'relative' })
})

test('every response while the town was built matched the schema of the contract', () => {
  expect(misshapen).toEqual([])
  expect(asked.size).toBeGreaterThan(35)
})

test('every log folds to its snapshot, and every ledger adds up to its budget line', async () => {
  const found = await rebuildCheck(desk.ports.store, desk.ports.sealer)
  expect(found).toMatchObject({ cases: 17, casesOff: [], linesOff: [], chainOff: [] })
  expect(found.ledger).toBeGreaterThan(found.lines)
})

test('every sealed value in the store has a known context, so that all can be sealed again under a new key', async () => {
  const { unreadable, keys } = await keysInUse(desk.ports.store, desk.ports.sealer)
  expect(unreadable).toEqual([])
  expect([...keys.keys()]).toEqual([desk.ports.sealer.current])
})

test('the town has held, paid and failed grants, and some confirmed receipts', async () => {
  const { items } = await handOn(deskWire(desk)).tell('city-audit', 'grant.list', { year: 2026 })
  expect(new Set(items.map((grant) => grant.state))).toEqual(new Set(['held', 'paid', 'failed']))
  expect(items.some((grant) => grant.confirmed)).toBe(true)
})

test('a worker of the union reads its notice without having applied, and another worker sees the notice only after joining with the member code', async () => {
  const hand = handOn(deskWire(desk))
  const { items } = await hand.tell('w-tao', 'notice.list', {})
  expect(items).toHaveLength(1)
  expect((await hand.tell('w-tao', 'case.mine', {})).cases).toEqual([])
  expect((await hand.tell('w-shang', 'notice.list', {})).items).toEqual([])
  const [code] = /(?<=会员码 )\d{8}/.exec(desk.people.find('w-shang')?.about ?? '') ?? []
  await hand.tell('w-shang', 'member.join', { code: code ?? '' })
  expect((await hand.tell('w-shang', 'notice.list', {})).items).toHaveLength(1)
})

test('every identity number of the town is fictitious (999…) with a correct check character', () => {
  for (const family of Object.values(FAMILIES)) {
    const { applicant, members } = declarationOf(family, plainDate('2026-03-09'))
    for (const idNumber of [applicant, ...members].map((one) => String(one.idNumber))) {
      expect(idNumber.slice(0, 3)).toBe('999')
      expect(idNumber.at(-1)).toBe(idCheckCharacter(idNumber.slice(0, 17)))
    }
  }
})
