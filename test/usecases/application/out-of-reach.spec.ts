import { CHECK_BATCHES, NOTICES, ORGS, type OrgDoc, PEOPLE, type PersonDoc } from '@cloud/usecases/stored/collections'
import type { CallSpec } from '@domain/contract/call'
import { CALL_NAMES, CALLS, type CallName } from '@domain/contract/index'
import { yuan } from '@domain/kernel/fen'
import type { OrgId, PersonId } from '@domain/kernel/ids'
import { POST_ROLES } from '@domain/organisation/roles'
import { allot, batched, held, onFile } from '@test/support/money'
import { aMobile, anIdNumber } from '@test/support/people'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, saidBy, type Town } from '@test/support/town'
import { walkTo } from '@test/support/walk'
import * as z from 'zod/mini'
import { sampleOf } from '../../cloud/contract/sample'
import { appoint, like, openQuestions } from '../person/somebody'

/** Ids that a person out of reach may have learnt, and ids of the same kinds that do not exist. */
type Ids = Readonly<
  Record<'caseId' | 'batch' | 'check' | 'notice' | 'objection' | 'file' | 'grant' | 'question', string>
>
const MISSING: Ids = {
  caseId: 'CA-0000missing0000',
  batch: 'PB-0000missing0000',
  check: 'CB-0000missing0000',
  notice: 'NO-0000missing0000',
  objection: 'OB-0000missing0000',
  file: 'FI-0000missing0000',
  grant: 'GR-0000missing0000',
  question: 'PE-0000missing0000:PE-0001missing0000',
}

let town: Town
let there: Ids
/** A person with every role at another city, and a worker without any. */
const STRANGERS = ['elsewhere', 'worker-99'] as const

beforeAll(async () => {
  town = await aTown(await aWorld())
  await allot(town, 50_000)
  const file = await onFile(town)
  const grant = await held(town, file, yuan(4000))
  const { batch } = await batched(town, [grant])
  const noticed = await walkTo(town, 'on-notice', { seed: 2 })
  const { store } = town.world.ports
  const [check] = (await store.query(CHECK_BATCHES, { index: 'byCity', eq: [ORG.city.id], limit: 1 })).items
  const [notice] = (await store.query(NOTICES, { index: 'byBase', eq: [ORG.base.id, 'open'], limit: 1 })).items
  await appoint(town, 'second', { role: 'county-reviewer', ...like('baseOfficer', 'mobile') })
  const questions = await openQuestions(town)
  const { proofs } = await town.tell('countyReviewer', 'case.open', noticed, noticed)
  there = {
    question: questions[0]?.id ?? '',
    ...{ caseId: noticed.caseId, batch, check: check?.id ?? '', notice: notice?.id ?? '', grant },
    ...{ objection: MISSING.objection, file: proofs.flatMap(({ files }) => files)[0] ?? '' },
  }
  const other = { ...ORG.city, id: 'OR-othercity' as OrgId, path: ['OR-othercity' as OrgId], name: '别的市总工会' }
  await store.transaction(async (tx) => {
    await tx.insert(ORGS, other.id, other satisfies OrgDoc)
    const posts = POST_ROLES.flatMap((role) => [
      { role, org: ORG.directBase.id },
      { role, org: ORG.direct.id },
      { role, org: other.id },
    ])
    const id = 'PE-elsewhere' as PersonId
    const person: PersonDoc = { id, openid: 'elsewhere', name: '外人', posts, sends: {} }
    await tx.insert(
      PEOPLE,
      id,
      await saidBy(tx, town.world.ports, person, {
        mobile: aMobile(77_900_001) as never,
        idNumber: anIdNumber(901, '1979-05-06') as never,
      }),
    )
  })
})
afterAll(() => town.close())

const sampled = (name: CallName): Record<string, unknown> =>
  sampleOf(z.toJSONSchema(CALLS[name].input, { io: 'input' }) as never) as Record<string, unknown>
/** The ids by field name; `batch` is a cross-check's or a payout's. */
const idsIn = (name: CallName, ids: Ids): Record<string, unknown> => {
  const batch = name.startsWith('crosscheck') ? ids.check : ids.batch
  return { ...ids, batch, cases: [ids.caseId], grants: [ids.grant], files: [ids.file], photo: ids.file }
}
const named = (name: CallName, ids: Ids): Record<string, unknown> => {
  const input = sampled(name)
  const over = idsIn(name, ids)
  const fields = Object.keys((CALLS[name].input as unknown as { shape?: object }).shape ?? input)
  const mine = fields.filter((field) => field in over && (field in input || field === 'caseId'))
  return { ...input, ...Object.fromEntries(mine.map((field) => [field, over[field]])) }
}
/** Whether the call concerns an object with its own id. */
const isAbout = (name: CallName): boolean => {
  const spec: CallSpec = CALLS[name]
  return (
    spec.scope === 'case' ||
    ['caseId', 'cases', 'batch', 'notice', 'file', 'grants', 'question'].some((field) => field in named(name, MISSING))
  )
}

const ask = async (who: string, name: CallName, ids: Ids, over: object) => {
  const { kind, scope } = CALLS[name]
  const body = {
    name,
    input: { ...named(name, ids), ...over },
    ...(kind === 'command' ? { commandId: `key-${Math.random().toString(36).slice(2).padEnd(16, '0')}` } : {}),
    ...(scope === 'case' ? { caseId: ids.caseId, expectedVersion: 3 } : {}),
  }
  const answer = await town.raw(who, body)
  return answer.ok ? 'ok' : answer.refusal
}

/** Overrides for calls whose sample would be refused before the id is looked up. */
const OVER: Partial<Record<CallName, object>> = {
  'crosscheck.createBatch': { org: 'OR-othercity' },
  'payout.createBatch': { org: ORG.direct.id },
  'roster.import': { org: ORG.directBase.id },
  'drive.confirm': { org: ORG.directBase.id },
}

describe.each(STRANGERS)('to %s', (who) => {
  test.each(CALL_NAMES.filter(isAbout))(
    '%s gives the same answer for a case out of reach as for a missing case',
    async (name) => {
      const [foreign, missing] = [
        await ask(who, name, there, OVER[name] ?? {}),
        await ask(who, name, MISSING, OVER[name] ?? {}),
      ]
      expect(foreign).toEqual(missing)
      expect(foreign).not.toBe('ok')
      expect(foreign).not.toMatchObject({ code: 'BAD_INPUT' })
      if (CALLS[name].scope === 'case') expect(foreign).toEqual({ code: 'NOT_FOUND' })
    },
  )
})

test('a refused attempt is logged with the caller’s internal id and nothing else about them', async () => {
  await ask('elsewhere', 'case.open', there, {})
  const line = town.world.logged[town.world.logged.length - 1]
  expect(line).toMatchObject({
    event: 'call',
    fields: { call: 'case.open', code: 'NOT_FOUND', person: 'PE-elsewhere' },
  })
  await town.ask('countyReviewer', 'case.open', { caseId: there.caseId as never }, { caseId: there.caseId as never })
  expect(town.world.logged[town.world.logged.length - 1]?.fields).not.toHaveProperty('person')
})

test('a caller who may know that the case exists gets NOT_ALLOWED instead', async () => {
  const on = { caseId: there.caseId as never, version: 3 }
  expect(await town.refusal('countyFund', 'case.accept', {}, on)).toBe('NOT_ALLOWED')
})
