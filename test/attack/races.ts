import type { Answer, CallSpec } from '@domain/contract/call'
import { CALLS, type CallName } from '@domain/contract/index'
import type { PlainDate } from '@domain/kernel/plain-date'
import { FAMILIES } from '@local/town/families'
import { CITY } from '@local/town/found'
import { demoPolicy } from '@local/town/policy'
import { type Hand, handOn } from '@local/walk/hand'
import { submissionOf } from '@local/walk/household'
import { inventedId, inventedMobile } from '@local/walk/identity'
import * as walk from '@local/walk/steps'
import { crosscheck, payOut } from '@local/walk/tables'
import { httpWire, type Wire } from '@local/walk/wire'
import type { RunningDesk } from '@test/support/desk'
import { nanoid } from 'nanoid'
import { AT_ONCE, type Race, raceOf } from './race'
import { sharedRaces } from './shared-races'
import type { Town } from './town'

/** Commands that may be carried out as often as they are sent: they add nothing the second time, or each makes a thing of its own. */
const REPEATABLE: ReadonlySet<CallName> = new Set<CallName>([
  'file.ticket',
  'file.confirm',
  'crosscheck.createBatch',
  'crosscheck.export',
  'crosscheck.import',
  'payout.export',
  'payout.import',
])

type Envelope = { readonly name: CallName; readonly commandId?: string }

/** Sends every command that only one may win 64 times at once, each time as a command of its own. */
const racing = (wire: Wire, races: Race[]): Wire => ({
  ...wire,
  call: async (person, entry, envelope) => {
    const { name, commandId } = envelope as Envelope
    const spec: CallSpec = CALLS[name]
    if (spec.kind === 'query' || REPEATABLE.has(name)) return wire.call(person, entry, envelope)
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, i) =>
        wire.call(person, entry, { ...(envelope as object), commandId: `${commandId}-${i}` }),
      ),
    )
    const won = answers.find(({ ok }) => ok)
    // the caller reads the case's version again and tries once more: only that is the race
    const isStale = answers.every((answer) => !answer.ok && answer.refusal.code === 'STALE_VERSION')
    if (!isStale) races.push(raceOf(name, answers, 1))
    return won ?? (answers[0] as Answer<unknown>)
  },
  put: async (person, path, bytes) => {
    const isPicture = bytes[0] === 0x89
    if (!isPicture) return wire.put(person, path, bytes)
    const tries = await Promise.allSettled(
      Array.from({ length: AT_ONCE }, (_, i) => wire.put(person, path, Uint8Array.from([...bytes, i]))),
    )
    const done = tries.filter(({ status }) => status === 'fulfilled').length
    races.push({ what: 'an upload', done, codes: [], ...(done === 1 ? {} : { wrong: `${done} files were kept` }) })
  },
})

const todayOf = async (desk: RunningDesk): Promise<PlainDate> =>
  ((await (await fetch(`${desk.base}desk/clock`)).json()) as { today: PlainDate }).today

/** A household that is not in the town, from its application to its payment. */
const wholeWalk = async (desk: RunningDesk, town: Town, hand: Hand, worker: string): Promise<void> => {
  const base = town.attackers.find(({ key }) => key === 'motor-1')?.orgs[0] ?? ''
  const family = { ...FAMILIES.he, no: 900, name: '贺新来' }
  const kase: walk.Case = { family, worker, base, officers: ['motor-1', 'motor-2'], caseId: '' }
  const step = async (one: walk.Step): Promise<void> => one(hand, kase, await todayOf(desk))
  for (const one of [walk.submit, walk.accept, walk.survey(), walk.deliberate()]) await step(one)
  await crosscheck(hand, 'city-review-1', CITY, [kase.caseId])
  await hand.tell('city-review-1', 'crosscheck.complete', {}, kase.caseId)
  await step(walk.postNotice)
  await desk.passDays(8)
  for (const one of [walk.takeDown, walk.approve('pengjiang-review'), walk.determine('city-review-1', 'severe')])
    await step(one)
  const asked = { year: 2026, programme: 'living' as const }
  const { caseId } = kase
  const { amount } = await hand.tell('city-fund', 'grant.propose', { caseId, ...asked }, caseId)
  const shares = [{ line: 'BL-2026-provincial-pengjiang', amount }]
  const { grant } = await hand.tell('city-fund', 'grant.hold', { ...asked, amount, shares }, caseId)
  const who = { maker: 'city-fund', approver: 'city-approve' }
  await payOut(hand, who, { org: CITY, year: 2026, grants: [grant], on: await todayOf(desk) })
}

export const racesOn = async (desk: RunningDesk, town: Town, isShort: boolean): Promise<readonly Race[]> => {
  const races: Race[] = []
  const wire = httpWire(desk.base)
  const hand = handOn(racing(wire, races))
  const plain = handOn(wire)
  const people = await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => desk.newcomer(`某${i}`)))
  const all = (what: string, name: CallName, inputs: readonly unknown[]): Promise<void> =>
    Promise.all(inputs.map((input, i) => desk.ask(people[i] ?? '', name, input as never))).then(
      (answers) => void races.push(raceOf(what, answers, 1)),
    )

  const seat = { org: CITY, role: 'auditor', name: '某人' } as const
  const { code } = await plain.tell('city-admin', 'officer.invite', seat)
  const selves = people.map((_, i) => ({
    name: '某人',
    about: { mobile: inventedMobile(95_000_000 + i), idNumber: inventedId(480_000 + i, '1985-05-05', 'male') },
  }))
  await all(
    'a seat',
    'officer.join',
    selves.map((self) => ({ code, self })),
  )

  // one person guesses codes: after some wrong ones, no more are looked at
  const guesses = await Promise.all(
    people.map((_, i) =>
      desk.ask('w-he', 'officer.join', { code: `${code.slice(0, -2)}${10 + i}`, self: selves[0] } as never),
    ),
  )
  const stopped = guesses.filter((answer) => !answer.ok && answer.refusal.code === 'TOO_MANY').length
  races.push({
    what: 'guesses of a code',
    done: 64 - stopped,
    codes: [],
    ...(stopped > 0 ? {} : { wrong: 'never stopped' }),
  })

  const today = await todayOf(desk)
  const policy = { ...demoPolicy('2027-01-01'), version: '又一版' }
  await hand.tell('city-admin', 'policy.publish', { org: CITY, policy } as never)

  const key = nanoid(24)
  const same = await Promise.all(
    people.map(() =>
      desk.post('city-admin', 'api', {
        name: 'officer.invite',
        commandId: key,
        input: seat,
      }),
    ),
  )
  const codes = new Set(same.flatMap((answer) => (answer.ok ? [JSON.stringify(answer.value)] : [])))
  races.push({
    what: 'a command key',
    done: codes.size,
    codes: [],
    ...(codes.size === 1 ? {} : { wrong: 'several answers' }),
  })

  const base = town.attackers.find(({ key: of }) => of === 'motor-1')?.orgs[0] ?? ''
  const change = { org: base as never, add: [{ name: '新委员' }], remove: [] }
  await Promise.all(people.map(() => desk.ask('motor-1', 'committee.change', change)))
  const { seats } = await desk.get('motor-1', 'committee.open', { org: base as never })
  const times = seats.filter(({ name }) => name === '新委员').length
  races.push({
    what: 'a seat of a committee',
    done: times,
    codes: [],
    ...(times === 1 ? {} : { wrong: `${times} seats` }),
  })

  const twin = { ...FAMILIES.he, no: 901, name: '贺孪生' }
  const some = people.slice(0, isShort ? 16 : AT_ONCE)
  const inputs = await Promise.all(some.map((who) => submissionOf(plain, who, twin, base, today)))
  await all('the ID numbers of a household', 'case.submit', inputs)

  await wholeWalk(desk, town, hand, await desk.newcomer('贺新来'))
  races.push(...(await sharedRaces(desk)))
  return races
}
