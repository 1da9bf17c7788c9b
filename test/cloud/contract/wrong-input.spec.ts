import { createApi } from '@cloud/api/create'
import { createDocuments } from '@cloud/documents/create'
import type { DocStore, Tx } from '@cloud/ports/doc-store'
import { ORGS, PEOPLE } from '@cloud/usecases/stored/collections'
import type { CallSpec } from '@domain/contract/call'
import { entryOf } from '@domain/contract/entry'
import { CALL_NAMES, CALLS, type CallName } from '@domain/contract/index'
import type { OrgId } from '@domain/kernel/ids'
import { POST_ROLES } from '@domain/organisation/roles'
import { CITY, found } from '@local/town/found'
import { aWorld, type World } from '@test/support/ports'
import * as z from 'zod/mini'
import { mutantsOf, TELLTALE } from './mutants'
import { type Json, sampleOf } from './sample'

/** A person with every role, so that only the input can be the reason of a refusal. */
const ALL = 'all-roles'
const identity = { openid: `desk-${ALL}` }

let world: World
let writes = 0
let ask: (name: CallName, input: unknown) => Promise<{ ok: boolean; refusal?: { code: string } }>

const counting = (tx: Tx): Tx => ({
  get: (collection, id) => tx.get(collection, id),
  getMany: (collection, ids) => tx.getMany(collection, ids),
  insert: (collection, id, doc) => {
    writes += 1
    return tx.insert(collection, id, doc)
  },
  replace: (collection, seen, doc) => {
    writes += 1
    return tx.replace(collection, seen, doc)
  },
  remove: (collection, seen) => {
    writes += 1
    return tx.remove(collection, seen)
  },
})

beforeAll(async () => {
  world = await aWorld({ countedIds: false })
  await found(world.ports, { key: ALL, name: '甲' })
  const me = await createApi(world.ports)(identity, { name: 'me.open' }, 1)
  const id = me.ok ? ((me.value as { person?: string }).person ?? '') : ''
  await world.ports.store.transaction(async (tx) => {
    const person = await tx.get(PEOPLE, id)
    const org = await tx.get(ORGS, CITY)
    if (person === undefined || org === undefined) throw new Error('nothing was founded')
    const posts = POST_ROLES.map((role) => ({ role, org: CITY as OrgId }))
    await tx.replace(PEOPLE, person, { ...person.doc, posts })
  })
  const store: DocStore = {
    ...world.ports.store,
    transaction: (work) => world.ports.store.transaction((tx) => work(counting(tx))),
  }
  const ports = { ...world.ports, store }
  const entries = { api: createApi(ports), documents: createDocuments(ports) }
  let key = 0
  ask = async (name, input) => {
    key += 1
    const caseId = 'CA-zzzzzzzz'
    const commandId = `wrong-input-${String(key).padStart(8, '0')}`
    const envelope = { name, commandId, caseId, expectedVersion: 1, input }
    return entries[entryOf(name)](identity, JSON.parse(JSON.stringify(envelope)), 1)
  }
})
afterAll(() => world.close())

const schemaOf = (name: CallName): Record<string, unknown> =>
  z.toJSONSchema(CALLS[name].input, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>

const travelled = (input: Json): unknown => JSON.parse(JSON.stringify(input))

test.each(CALL_NAMES)('%s: invalid input is refused with a specific code and writes nothing', async (name) => {
  const spec: CallSpec = CALLS[name]
  const sample = sampleOf(schemaOf(name))
  expect(spec.input.safeParse(sample).success).toBe(true)
  const mutants = mutantsOf(sample)
  const wrong = mutants.filter((mutant) => !spec.input.safeParse(travelled(mutant)).success)
  expect(wrong.length).toBeGreaterThan(0)
  const before = writes
  for (const mutant of wrong) {
    const answer = await ask(name, mutant)
    expect(answer.ok).toBe(false)
    expect(['BAD_INPUT', 'ID_NUMBER_WRONG', 'BANK_CARD_WRONG']).toContain(answer.refusal?.code)
  }
  expect(writes).toBe(before)
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})

test.each(CALL_NAMES)('%s: unusual but valid input never causes an internal error', async (name) => {
  const spec: CallSpec = CALLS[name]
  const sample = sampleOf(schemaOf(name))
  const odd = [sample, ...mutantsOf(sample)].filter((mutant) => spec.input.safeParse(travelled(mutant)).success)
  const codes = new Set<string>()
  const before = world.logged.length
  for (const input of odd) codes.add((await ask(name, input)).refusal?.code ?? 'ok')
  expect([...codes]).not.toContain('UNAVAILABLE')
  const logged = world.logged.slice(before)
  expect(logged.filter((line) => line.level === 'alarm')).toEqual([])
  expect(JSON.stringify(logged)).not.toContain(TELLTALE)
})

const bottomless = (): unknown => JSON.parse(`{"org":"OR-city","policy":${'['.repeat(50_000)}${']'.repeat(50_000)}}`)

describe('an envelope', () => {
  const envelopes: readonly [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a text', 'me.open'],
    ['a list', []],
    ['no name', {}],
    ['a name of another kind', { name: 7 }],
    ['an unknown name', { name: 'me.close' }],
    ['a name of every object', { name: 'constructor' }],
    ['a prototype for a name', { name: '__proto__' }],
    ['a command without a key', { name: 'inbox.read', input: { ids: ['a'] } }],
    ['a key too short', { name: 'inbox.read', commandId: 'short', input: { ids: ['a'] } }],
    ['a version below zero', { name: 'me.open', expectedVersion: -1 }],
    ['an input without a bottom', { name: 'policy.publish', commandId: 'deep-as-the-sea-1', input: bottomless() }],
    ['a case that is no id', { name: 'me.open', caseId: '../../etc' }],
  ]
  test.each(envelopes)('with %s is refused', async (_what, body) => {
    const before = writes
    const answer = await createApi(world.ports)(identity, body, 1)
    expect(answer).toMatchObject({
      ok: false,
      refusal: { code: expect.stringMatching(/^(BAD_INPUT|UNKNOWN_CALL)$/) as string },
    })
    expect(writes).toBe(before)
  })
  test('beyond the size limit is refused as TOO_LARGE before its body is read', async () => {
    expect(await createApi(world.ports)(identity, { name: 'me.open' }, 1_000_000)).toMatchObject({
      refusal: { code: 'TOO_LARGE' },
    })
  })
})
