import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openCloudStore } from '@cloud/adapters/wechat/store/store'
import { createApi } from '@cloud/api/create'
import { createClock } from '@cloud/clock/create'
import { createDocuments } from '@cloud/documents/create'
import { COLLECTIONS } from '@cloud/usecases/stored/collections'
import { CALLS, type CallName } from '@domain/contract/index'
import { type Desk, openDesk } from '@local/desk/desk'
import { instantOf } from '@local/desk/desk-clock'
import { fillTown, TOWN_BEGINS } from '@local/town/fill'
import { handOn } from '@local/walk/hand'
import { deskWire, type Wire } from '@local/walk/wire'
import {
  ABOVE_TWELVE,
  COMMAND_REQUESTS,
  HEAVIER_REQUESTS,
  LIST_REQUESTS,
  type ManyHouseholds,
  NEWCOMER_REQUESTS,
  VIEW_REQUESTS,
} from './requests.table'
import { more } from './requests.walk'
import { openWechat, PATIENT_MS } from './wechat-gateway'

/** One successful call: the number of database requests it made, and of households it handled. */
type Made = { readonly requests: number; readonly households: number }

/** A step with the view in its answer, and the page's own call for the same view: the requests of each. */
type Shown = { readonly name: CallName; readonly call: CallName; readonly view: number; readonly asked: number }

/** Makes every call in a function that has just started: without cached policies, unions or documents. */
const coldDesk = async (
  folder: string,
  opened: Awaited<ReturnType<typeof openWechat>>,
  written: () => void,
): Promise<Desk> => {
  const desk = openDesk({ folder, startsAt: instantOf(TOWN_BEGINS) })
  if (desk?.office === undefined) throw new Error('the folder is a new one')
  const { office } = desk
  const database = opened.sdk.database({ throwOnNotFound: false })
  // the clock does not advance within a call; otherwise a slow machine would read a cached document again
  const fresh = () => {
    const store = openCloudStore({ env: opened.env, database, batches: true, now: () => 0 }, COLLECTIONS)
    const { transaction } = store
    return {
      ...store,
      transaction: async <R>(work: Parameters<typeof transaction<R>>[0]): Promise<R> => {
        const done = await transaction(work)
        written()
        return done
      },
    }
  }
  return {
    ...desk,
    ports: { ...desk.ports, store: fresh() },
    api: (...call) => createApi({ ...office, store: fresh() })(...call),
    documents: (...call) => createDocuments({ ...office, store: fresh() })(...call),
    runTimers: async () => void (await createClock({ ...office, store: fresh() })()),
  }
}

const sizeOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0)

/** The number of households of each batch: known when the batch is created, looked up by later calls about it. */
const batchSizes = () => {
  const sizes = new Map<unknown, number>()
  return (input: Readonly<Record<string, unknown>>, value: unknown): number => {
    const made = sizeOf(input['cases']) + sizeOf(input['grants'])
    if (made > 0 && typeof value === 'object' && value !== null && 'batch' in value) sizes.set(value.batch, made)
    return made > 0 ? made : (sizes.get(input['batch']) ?? 0)
  }
}

type Envelope = { readonly name: CallName; readonly caseId?: string; readonly input: Readonly<Record<string, unknown>> }
type Notes = {
  /** two comparisons are enough, because the page needs the same requests for any household */
  readonly compared: (name: CallName) => boolean
  readonly note: (name: CallName | 'newcomer', made: Made) => void
  readonly show: (shown: Shown) => void
}
type Counter = { readonly total: () => number; readonly written: () => number }

const isStep = (name: CallName): boolean => CALLS[name].scope === 'case' && 'action' in CALLS[name]
/** The call that the view in this answer replaces. */
const callOf = (value: object): 'case.open' | 'case.mine' | undefined => {
  if ('view' in value) return 'case.open'
  return 'own' in value ? 'case.mine' : undefined
}

/**
 * Reports the requests of every successful call. A person's first command is preceded by another command. Steps are sent with
 * the view, as pages do: requests up to the commit count for the command, later requests for the view; for comparison, the view
 * is also loaded by a separate call. No call is left out.
 */
const counting = (desk: Desk, { total, written }: Counter, { compared, note, show }: Notes): Wire => {
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
  const compare = async (person: string, { name, caseId }: Envelope, value: object): Promise<void> => {
    const view = total() - written()
    const call = callOf(value)
    if (call === undefined) throw new Error(`${name}: answered without its view`)
    const before = total()
    const opened = await wire.call(person, 'api', { name: call, input: call === 'case.open' ? { caseId } : {} })
    if (!opened.ok) throw new Error(`${call}: ${opened.refusal.code}`)
    note(call, { requests: total() - before, households: 0 })
    show({ name, call, view, asked: total() - before })
  }
  return {
    ...wire,
    call: async (person, entry, body) => {
      if (!known.has(person)) await greet(person)
      const envelope = body as Envelope
      const { name, input } = envelope
      const step = isStep(name)
      const before = total()
      const answer = await wire.call(person, entry, step ? { ...envelope, view: true } : envelope)
      if (!answer.ok) return answer
      note(name, { requests: (step ? written() : total()) - before, households: sizes(input, answer.value) })
      if (step && !compared(name)) await compare(person, envelope, answer.value as object)
      return answer
    },
  }
}

const walked = new Map<CallName | 'newcomer', Made[]>()
const heavier: typeof walked = new Map()
const shown: Shown[] = []
const most = (name: CallName | 'newcomer', among = walked): number =>
  Math.max(...(among.get(name) ?? []).map(({ requests }) => requests))

beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'bangfu-requests-'))
  const opened = await openWechat({}, PATIENT_MS)
  const total = (): number => opened.gateway.journal.total()
  try {
    let committed = 0
    const desk = await coldDesk(folder, opened, () => {
      committed = total()
    })
    const noting = (among: typeof walked): Wire =>
      counting(
        desk,
        { total, written: () => committed },
        {
          note: (name, made) => void among.set(name, [...(among.get(name) ?? []), made]),
          show: (one) => void shown.push(one),
          compared: (step) => shown.filter(({ name }) => name === step).length >= 2,
        },
      )
    const wire = noting(walked)
    await fillTown(desk, wire)
    await more(handOn(wire), handOn(noting(heavier)), desk.clock.today())
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

test('every command has a row in the table of requests', () => {
  const commands = (Object.keys(CALLS) as CallName[]).filter((name) => CALLS[name].kind === 'command')
  expect(rows.map(([name]) => name).sort()).toEqual(commands.sort())
})

test('a command makes at most twelve requests', () => {
  expect(figures.filter(([, bound]) => bound > 12).map(([name]) => name)).toEqual(ABOVE_TWELVE)
  expect(Object.entries(HEAVIER_REQUESTS).filter(([, bound]) => bound > 12)).toEqual([])
})

test.each(figures)('%s makes at most %i requests', (name, bound) => {
  expect(most(name)).toBeLessThanOrEqual(bound)
  expect(walked.get(name)?.length).toBeGreaterThan(0)
})

test.each(Object.entries(HEAVIER_REQUESTS))('%s with a heavier input makes at most %i requests', (name, bound) => {
  expect(most(name as CallName, heavier)).toBeLessThanOrEqual(bound)
  expect(heavier.get(name as CallName)?.length).toBeGreaterThan(0)
})

test.each(households)(
  '%s stays within its limit of requests for the call and for each household: %o',
  (name, { call, each }) => {
    const made = walked.get(name) ?? []
    expect(made.length).toBeGreaterThan(0)
    expect(made.filter((one) => one.households === 0)).toEqual([])
    expect(made.filter((one) => one.requests > call + each * one.households)).toEqual([])
  },
)

test('every command that the walk reaches has a limit', () => {
  expect(unwalked.filter((name) => walked.has(name))).toEqual([])
})

test.each(Object.entries(LIST_REQUESTS))('the first page of %s makes at most %i requests', (name, bound) => {
  expect(most(name as CallName)).toBeLessThanOrEqual(bound)
  expect(walked.get(name as CallName)?.length).toBeGreaterThan(0)
})

test.each(Object.entries(VIEW_REQUESTS))('the view %s adds at most %i requests to a step', (call, bound) => {
  const those = shown.filter((one) => one.call === call)
  expect(those.length).toBeGreaterThan(0)
  expect(those.filter(({ view }) => view > bound)).toEqual([])
})

test('a step with its view makes fewer requests than the step followed by a separate call for the page', () => {
  expect(new Set(shown.map(({ name }) => name)).size).toBeGreaterThan(12)
  expect(shown.filter(({ view, asked }) => view >= asked)).toEqual([])
})

test('the first command of a new person makes only a few extra requests', () => {
  expect(most('newcomer') - most('message.recordGrants')).toBeLessThanOrEqual(NEWCOMER_REQUESTS)
})
