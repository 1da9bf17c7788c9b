import { createApi } from '@cloud/api/create'
import { createDocuments } from '@cloud/documents/create'
import { jsonIn as bodyOf } from '@cloud/host/body'
import { ORGS, PEOPLE } from '@cloud/usecases/stored/collections'
import { Envelope } from '@domain/contract/call'
import { entryOf } from '@domain/contract/entry'
import { CALL_NAMES, CALLS, isCallName } from '@domain/contract/index'
import { POST_ROLES } from '@domain/organisation/roles'
import { CITY, found } from '@local/town/found'
import { sampleOf } from '@test/cloud/contract/sample'
import { aWorld, type World } from '@test/support/ports'
import * as z from 'zod/mini'
import { jsonForm } from '../mutate/json'
import { jsonBytes, jsonIn, type Mutate, type Parser } from '../parser'

/** The server reads no more of a request. */
const BODY_LIMIT = 400 * 1024
const ALL = 'all-roles'
const identity = { openid: `desk-${ALL}` }

/** A person with every role, so that a call is refused because of its input only. */
const everyRole = async ({ ports }: World): Promise<void> => {
  await found(ports, { key: ALL, name: '甲' })
  const me = await createApi(ports)(identity, { name: 'me.open' }, 1)
  const id = me.ok ? ((me.value as { person?: string }).person ?? '') : ''
  await ports.store.transaction(async (tx) => {
    const [person, org] = [await tx.get(PEOPLE, id), await tx.get(ORGS, CITY)]
    if (person === undefined || org === undefined) throw new Error('nothing was founded')
    await tx.replace(PEOPLE, person, { ...person.doc, posts: POST_ROLES.map((role) => ({ role, org: org.doc.id })) })
  })
}

/** A change of the call's input; its envelope stays as it is. */
const inputOnly: Mutate = (bytes, random) => {
  const call = jsonIn(bytes)
  if (typeof call !== 'object' || call === null || !('input' in call)) return jsonForm(bytes, random)
  return jsonBytes({ ...call, input: jsonIn(jsonForm(jsonBytes(call.input ?? {}), random)) })
}

export const CALLS_PARSER: Parser = {
  name: 'calls',
  modules: ['cloudfunctions/dispatch/dispatch.ts', 'cloudfunctions/dispatch/fault.ts', 'domain/contract/call.ts'],
  mutate: [inputOnly, inputOnly, inputOnly, jsonForm],
  open: async () => {
    const world = await aWorld({ countedIds: false })
    await everyRole(world)
    const entries = { api: createApi(world.ports), documents: createDocuments(world.ports) }
    const samples = CALL_NAMES.map((name, i) => {
      const schema = z.toJSONSchema(CALLS[name].input, { io: 'input', unrepresentable: 'any' })
      const commandId = `fuzz-command-${String(i).padStart(8, '0')}`
      return { name, commandId, caseId: 'CA-zzzzzzzz', expectedVersion: 1, input: sampleOf(schema as never) }
    })
    return {
      samples: samples.map(jsonBytes),
      take: async (input) => {
        if (input.length > BODY_LIMIT) return 'first'
        const body = bodyOf(input)?.json
        const envelope = Envelope.safeParse(body)
        const name = envelope.success && isCallName(envelope.data.name) ? envelope.data.name : undefined
        const before = world.logged.length
        const answer = await entries[name === undefined ? 'api' : entryOf(name)](identity, body, input.length)
        const alarm = world.logged.slice(before).find(({ level }) => level === 'alarm')
        if (alarm !== undefined) throw new Error(`${name}: ${JSON.stringify(alarm.fields)}`)
        if (answer.ok) return 'accepted'
        if (name === undefined) return 'first'
        return answer.refusal.code === 'BAD_INPUT' ? 'deeper' : 'accepted'
      },
      close: () => world.close(),
    }
  },
}
