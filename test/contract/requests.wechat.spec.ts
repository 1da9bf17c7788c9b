import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openCloudStore } from '@cloud/adapters/wechat/store/store'
import { createApi } from '@cloud/api/create'
import { createClock } from '@cloud/clock/create'
import { createDocuments } from '@cloud/documents/create'
import { COLLECTIONS } from '@cloud/usecases/collections'
import { CALLS, type CallName } from '@domain/contract/index'
import { type Desk, openDesk } from '@local/desk/desk'
import { instantOf } from '@local/desk/desk-clock'
import { fillTown, TOWN_BEGINS } from '@local/town/fill'
import { handOn } from '@local/walk/hand'
import { deskWire, type Wire } from '@local/walk/wire'
import { ABOVE_TWELVE, COMMAND_REQUESTS, LIST_REQUESTS, type ManyHouseholds, NEWCOMER_REQUESTS } from './requests.table'
import { more } from './requests.walk'
import { openWechat } from './wechat-gateway'

jest.setTimeout(240_000)

/** One call that went well: how many requests it made, and for how many households. */
type Made = { readonly requests: number; readonly households: number }

/** Every call by a function that has just been started: nothing remembered of the policy, of unions, of what was seen. */
const coldDesk = async (folder: string, opened: Awaited<ReturnType<typeof openWechat>>): Promise<Desk> => {
  const desk = openDesk({ folder, startsAt: instantOf(TOWN_BEGINS) })
  if (desk?.office === undefined) throw new Error('the folder is a new one')
  const { office } = desk
  const database = opened.sdk.database({ throwOnNotFound: false })
  // time stands still within a call, or a slow machine would look twice
  const fresh = () => openCloudStore({ env: opened.env, database, batches: true, now: () => 0 }, COLLECTIONS)
  return {
    ...desk,
    ports: { ...desk.ports, store: fresh() },
    api: (...call) => createApi({ ...office, store: fresh() })(...call),
    documents: (...call) => createDocuments({ ...office, store: fresh() })(...call),
    runTimers: async () => void (await createClock({ ...office, store: fresh() })()),
  }
}

const sizeOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0)

/** How many households each batch has: told when it is made, asked for by what is done with it. */
const batchSizes = () => {
  const sizes = new Map<unknown, number>()
  return (input: Readonly<Record<string, unknown>>, value: unknown): number => {
    const made = sizeOf(input['cases']) + sizeOf(input['grants'])
    if (made > 0 && typeof value === 'object' && value !== null && 'batch' in value) sizes.set(value.batch, made)
    return made > 0 ? made : (sizes.get(input['batch']) ?? 0)
  }
}

type Envelope = { readonly name: CallName; readonly input: Readonly<Record<string, unknown>> }
type Note = (name: CallName | 'newcomer', made: Made) => void

/** Tells of every call that goes well what it cost. Whoever calls for the first time has said something before. */
const counting = (desk: Desk, total: () => number, note: Note): Wire => {
  const wire = deskWire(desk)
  const sizes = batchSizes()
  const known = new Set<string>()
  const greet = async (person: string): Promise<void> => {
    known.add(person)
    const input = { answers: [{ topic: 'progress', answer: 'reject' }] }
    const before = total()
    await wire.call(person, 'api', { name: 'message.recordGrants', commandId: `greeting-of-${person}-1`, input })
    note('newcomer', { requests: total() - before, households: 0 })
  }
  return {
    ...wire,
    call: async (person, entry, envelope) => {
      if (!known.has(person)) await greet(person)
      const before = total()
      const answer = await wire.call(person, entry, envelope)
      const { name, input } = envelope as Envelope
      if (answer.ok) note(name, { requests: total() - before, households: sizes(input, answer.value) })
      return answer
    },
  }
}

const walked = new Map<CallName | 'newcomer', Made[]>()
const most = (name: CallName | 'newcomer'): number =>
  Math.max(...(walked.get(name) ?? []).map(({ requests }) => requests))

beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'bangfu-requests-'))
  const opened = await openWechat()
  const total = (): number => opened.gateway.journal.total()
  try {
    const desk = await coldDesk(folder, opened)
    const wire = counting(desk, total, (name, made) => void walked.set(name, [...(walked.get(name) ?? []), made]))
    await fillTown(desk, wire)
    await more(handOn(wire), desk.clock.today())
    await desk.close()
  } finally {
    await opened.close()
    await rm(folder, { recursive: true, force: true })
  }
})

const rows = Object.entries(COMMAND_REQUESTS) as [CallName, (typeof COMMAND_REQUESTS)[keyof typeof COMMAND_REQUESTS]][]
const figures = rows.filter((row): row is [CallName, number] => typeof row[1] === 'number')
const households = rows.filter((row): row is [CallName, ManyHouseholds] => typeof row[1] === 'object')
const unwalked = rows.filter(([, row]) => row === 'not walked').map(([name]) => name)

test('every command has its row', () => {
  const commands = (Object.keys(CALLS) as CallName[]).filter((name) => CALLS[name].kind === 'command')
  expect(rows.map(([name]) => name).sort()).toEqual(commands.sort())
})

test('a command makes at most twelve', () => {
  expect(figures.filter(([, bound]) => bound > 12).map(([name]) => name)).toEqual(ABOVE_TWELVE)
})

test.each(figures)('%s makes at most %i requests', (name, bound) => {
  expect(most(name)).toBeLessThanOrEqual(bound)
  expect(walked.get(name)?.length).toBeGreaterThan(0)
})

test.each(households)('%s makes so many for the call and so many a household: %o', (name, { call, each }) => {
  const made = walked.get(name) ?? []
  expect(made.length).toBeGreaterThan(0)
  expect(made.filter((one) => one.households === 0)).toEqual([])
  expect(made.filter((one) => one.requests > call + each * one.households)).toEqual([])
})

test('what the walk comes to has a figure', () => {
  expect(unwalked.filter((name) => walked.has(name))).toEqual([])
})

test.each(Object.entries(LIST_REQUESTS))('the first page of %s makes at most %i requests', (name, bound) => {
  expect(most(name as CallName)).toBeLessThanOrEqual(bound)
  expect(walked.get(name as CallName)?.length).toBeGreaterThan(0)
})

test('the first command of somebody new costs a few more, once', () => {
  expect(most('newcomer') - most('message.recordGrants')).toBeLessThanOrEqual(NEWCOMER_REQUESTS)
})
