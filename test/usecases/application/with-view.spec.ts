import { createApi } from '@cloud/api/create'
import { StoreError } from '@cloud/ports/doc-store'
import { COMMANDS, PEOPLE } from '@cloud/usecases/stored/collections'
import type { CallInput, CallName } from '@domain/contract/index'
import { yuan } from '@domain/kernel/fen'
import type { CaseId } from '@domain/kernel/ids'
import { aMember } from '@test/support/household'
import { aHold, allot, onFile } from '@test/support/money'
import { aWorld } from '@test/support/ports'
import {
  accepted,
  anOfficersNumbers,
  aTown,
  consentsFor,
  type OfficerKey,
  type On,
  personOf,
  submitted,
  type Town,
} from '@test/support/town'
import { aDeliberation, aSurvey, caseOf, nextDay, now, type Walked, walkTo } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const open = (who: string, caseId: CaseId) => town.tell(who, 'case.open', { caseId })
const KEY = 'the-key-of-one-tap-1'
const kept = async (who: OfficerKey) => {
  const { ports } = town.world
  const id = `${personOf(who)}:${KEY}`
  const stored = await ports.store.get(COMMANDS, id)
  return JSON.parse(ports.sealer.open(stored?.doc.answer ?? ('' as never), id)) as unknown
}

type Act = { readonly on: On; readonly name: CallName; readonly input: unknown }
const act = <N extends CallName>(on: On, name: N, input: CallInput<N>): Act => ({ on, name, input })
const sent = (who: string, { on: { caseId, version }, name, input }: Act, how: object = {}) =>
  town.ask(who, name, input as never, { caseId, version, withView: true, ...how }) as Promise<{
    readonly ok: boolean
    readonly value: Record<'view' | 'own', unknown>
  }>

const survey = async (): Promise<Act> => {
  const on = await accepted(town)
  const { declaration } = await caseOf(town, on.caseId)
  return act(on, 'survey.record', await aSurvey(town, 'baseOfficer', ['baseOfficer', 'baseOfficer2'], declaration))
}
const hold = async (): Promise<Act> => {
  await allot(town, 10_000)
  return act(await onFile(town), 'grant.hold', aHold(yuan(1000)))
}
const determine = async (): Promise<Act> => {
  const on = await walkTo(town, 'determining')
  const { sheet } = await town.tell('cityReviewer', 'determination.sheet', { caseId: on.caseId })
  const input = { class: 'severe' as const, level: 'city' as const, reasons: '符合认定标准', sheetNet: sheet.net }
  return act(on, 'determination.determine', input)
}

const OFFICERS_ACTS: readonly (readonly [OfficerKey, string, () => Promise<Act>])[] = [
  ['baseOfficer', 'accepts', async () => act(await submitted(town), 'case.accept', {})],
  ['baseOfficer', 'has visited', survey],
  [
    'baseOfficer',
    'has deliberated',
    async () => act(await walkTo(town, 'deliberating'), 'deliberation.conclude', aDeliberation(town)),
  ],
  [
    'baseOfficer',
    'hands it up',
    async () => act(await walkTo(town, 'deliberating'), 'deliberation.handUp', { why: '委员都是亲属' }),
  ],
  [
    'countyReviewer',
    'approves',
    async () => act(await walkTo(town, 'county-review'), 'review.approve', { opinion: '同意' }),
  ],
  ['cityReviewer', 'determines', determine],
  ['countyFund', 'holds an amount', hold],
]

describe('given a page that requests its view with a step', () => {
  test.each(OFFICERS_ACTS)(
    '%s %s: the answer contains the same view that case.open returns afterwards',
    async (who, _what, prepare) => {
      const step = await prepare()
      const { ok, value } = await sent(who, step)
      expect(ok).toBe(true)
      expect(value.view).toEqual(JSON.parse(JSON.stringify(await open(who, step.on.caseId))))
      expect(value).not.toHaveProperty('own')
    },
  )

  test.each(['case.withdraw', 'case.revokeConsent'] as const)(
    'the worker with %s: the answer contains what case.mine returns',
    async (name) => {
      const { worker, ...on } = await submitted(town)
      const input = name === 'case.withdraw' ? { why: '' } : { matter: 'crosscheck' }
      const { value } = await sent(worker, { on, name, input })
      expect([value.own]).toEqual((await town.tell(worker, 'case.mine', {})).cases)
      expect(value.own).toMatchObject({ stage: 'withdrawn' })
      expect(value).not.toHaveProperty('view')
    },
  )

  test('two officers each get the view for their own role', async () => {
    const on = await walkTo(town, 'county-review')
    const { view } = await town.tell('countyReviewer', 'review.approve', { opinion: '同意' }, { ...on, withView: true })
    const base = await open('baseOfficer', on.caseId)
    expect(view?.check?.full).toBeDefined()
    expect(base.check).not.toHaveProperty('full')
    expect(view?.actions).not.toEqual(base.actions)
  })

  test('the view is not stored with the command’s answer', async () => {
    const on = await submitted(town)
    const { view, ...ack } = await town.tell('baseOfficer', 'case.accept', {}, { ...on, key: KEY, withView: true })
    expect(view).toBeDefined()
    expect(ack).toEqual({ caseId: on.caseId, version: on.version + 1, stage: 'surveying' })
    expect(await kept('baseOfficer')).toEqual(ack)
  })

  test('the view does not count as a look', async () => {
    const on = await submitted(town)
    await town.tell('baseOfficer', 'case.accept', {}, { ...on, withView: true })
    const looked = await town.tell(on.worker, 'case.lookedAt', { caseId: on.caseId })
    expect(looked.items).toEqual([])
  })
})

describe('given a page of an earlier release, which requests no view', () => {
  test('the answer contains no view', async () => {
    const on = await submitted(town)
    const answer = await town.tell('baseOfficer', 'case.accept', {}, on)
    expect(answer).toEqual({ caseId: on.caseId, version: on.version + 1, stage: 'surveying' })
  })

  test('an invalid request for a view is ignored', async () => {
    const on = await submitted(town)
    expect((await sent('baseOfficer', act(on, 'case.accept', {}), { withView: 'yes' })).value).not.toHaveProperty(
      'view',
    )
  })
})

describe('given a command whose reply was lost', () => {
  const repeated = async (meanwhile: (on: Walked) => Promise<unknown>) => {
    const on = await walkTo(town, 'submitted')
    const once = { ...on, key: KEY, withView: true }
    await town.tell('baseOfficer', 'case.accept', {}, once)
    await meanwhile(on)
    return town.ask('baseOfficer', 'case.accept', {}, once)
  }

  test('when another officer acts before the retry, then the retry gets the first answer with the current view', async () => {
    const again = await repeated(async ({ caseId }) => {
      nextDay(town)
      await town.tell(
        'baseOfficer2',
        'case.refuse',
        { reasons: ['income-above-line'], words: '收入高于标准' },
        await now(town, caseId),
      )
    })
    const { value } = again as { value: { caseId: CaseId; stage: string; view: { row: object } } }
    expect(value.stage).toBe('surveying')
    expect(value.view).toEqual(JSON.parse(JSON.stringify(await open('baseOfficer', value.caseId))))
    expect(value.view.row).toMatchObject({ stage: 'refused' })
  })

  test('when the officer’s post has ended before the retry, then the retry gets the answer without a view', async () => {
    const again = await repeated(() =>
      town.world.ports.store.transaction(async (tx) => {
        const seen = await tx.get(PEOPLE, personOf('baseOfficer'))
        if (seen !== undefined) await tx.replace(PEOPLE, seen, { ...seen.doc, posts: [] })
      }),
    )
    expect(again).toMatchObject({ ok: true, value: { stage: 'surveying' } })
    expect((again as { value: object }).value).not.toHaveProperty('view')
  })
})

test('given an officer who adds themselves to the household, then the step is done and the answer contains no view', async () => {
  const on = await submitted(town)
  const asked = { items: ['members' as const], note: '家里还有谁' }
  const open = await town.tell('baseOfficer2', 'case.requestCorrection', asked, on)
  const { declaration } = await town.submission(on.worker)
  const { idNumber } = anOfficersNumbers('baseOfficer')
  const me = aMember(1, 3, { name: '经办甲', relation: 'sibling', idNumber: idNumber as never })
  const grown = { ...declaration, members: [...declaration.members, me] } as typeof declaration
  const proofs = [{ type: 'householdRegister' as const, files: [await town.upload('baseOfficer', 'proof')] }]
  const consents = consentsFor(grown, '2026-03-02', 'on-glass').filter(({ member }) => member === me.key)
  const step = act(open, 'case.answerCorrection', { proofs, note: '', declaration: grown, consents })
  const { ok, value } = await sent('baseOfficer', step)
  expect([ok, value]).toEqual([true, expect.objectContaining({ caseId: on.caseId })])
  expect(value).not.toHaveProperty('view')
  expect(await town.refusal('baseOfficer', 'case.open', { caseId: on.caseId })).toBe('OWN_HOUSEHOLD')
})

test('given a store that fails after the step was written, then the step succeeds and the answer contains no view', async () => {
  const on = await submitted(town)
  const { store } = town.world.ports
  let gone = false
  const reached =
    <T extends readonly unknown[], R>(read: (...of: T) => Promise<R>) =>
    async (...of: T): Promise<R> => {
      if (gone) throw new StoreError('unavailable', 'gone')
      return read(...of)
    }
  const api = createApi({
    ...town.world.ports,
    store: {
      get: reached(store.get.bind(store)) as typeof store.get,
      getMany: reached(store.getMany.bind(store)) as typeof store.getMany,
      query: reached(store.query.bind(store)) as typeof store.query,
      transaction: async (work) => {
        const done = await store.transaction(work)
        gone = true
        return done
      },
    },
  })
  const body = {
    name: 'case.accept',
    input: {},
    commandId: KEY,
    caseId: on.caseId,
    expectedVersion: on.version,
    view: true,
  }
  const ack = { caseId: on.caseId, version: on.version + 1, stage: 'surveying' }
  expect(await api({ openid: 'baseOfficer' }, body, 100)).toMatchObject({ ok: true, value: ack })
  expect((await caseOf(town, on.caseId)).stage).toBe('surveying')
  expect(town.world.logged.filter(({ level }) => level === 'alarm')).toHaveLength(1)
})
