import { yuan } from '@domain/kernel/fen'
import type { GrantId, PayoutBatchId } from '@domain/kernel/ids'
import { shanghaiDate } from '@domain/kernel/plain-date'
import { besideCases } from '@test/support/follows'
import { aDeclaration } from '@test/support/household'
import { interruptible } from '@test/support/interruptible'
import { aHold, allot, bankFile, batched, exported, held, type OnFile, onFile, sent, YEAR } from '@test/support/money'
import { moneyHolds } from '@test/support/money-holds'
import { aCardNumber } from '@test/support/people'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, type Town } from '@test/support/town'
import { now } from '@test/support/walk'

type Scene = { readonly town: Town; readonly at: OnFile; readonly grant: GrantId; readonly batch: PayoutBatchId }
type Answer = Awaited<ReturnType<Town['ask']>>
/** Prepared first, with what it needs of the moment before; then done. */
type Doing = (scene: Scene) => Promise<() => Promise<Answer>>

const at =
  (does: (scene: Scene) => Promise<Answer>): Doing =>
  async (scene) =>
  () =>
    does(scene)
const onCase =
  (does: (scene: Scene, on: Awaited<ReturnType<typeof now>>) => Promise<Answer>): Doing =>
  async (scene) => {
    const on = await now(scene.town, scene.at.caseId)
    return () => does(scene, on)
  }
const bankSays =
  (result: { readonly result?: string; readonly reason?: string }): Doing =>
  async ({ town, batch }) => {
    const file = await bankFile(town, batch, [{ no: 1, amount: yuan(100), ...result }])
    return () => town.ask('countyFund', 'payout.import', { batch, file })
  }
const batches = (who: 'countyFund' | 'cityFund', org: string) =>
  at(({ town, grant }) => town.ask(who, 'payout.createBatch', { org, year: YEAR, grants: [grant] } as never))
const receipt = (arrived: boolean) =>
  onCase(({ town, grant, at: { worker } }, on) =>
    town.ask(worker, 'case.confirmReceipt', { grant, arrived, marks: [], words: '' }, on),
  )
const why = '再来一次'
const DOES = {
  batches: batches('countyFund', ORG.county.id),
  otherBatch: batches('cityFund', ORG.city.id),
  approve: at(({ town, batch }) => town.ask('countyApprover', 'payout.approve', { batch, count: 1, total: yuan(100) })),
  reject: at(({ town, batch }) => town.ask('countyApprover', 'payout.reject', { batch, why })),
  export: at(({ town, batch }) => town.ask('countyFund', 'payout.export', { batch })),
  handOver: at(({ town, batch }) => {
    const on = shanghaiDate(town.world.clock.now())
    return town.ask('countyFund', 'payout.handOver', { batch, on, how: 'counter' })
  }),
  recall: at(({ town, batch }) => town.ask('countyFund', 'payout.recall', { batch, why })),
  notAccepted: at(({ town, batch }) => town.ask('countyApprover', 'payout.notAccepted', { batch, why })),
  imports: bankSays({}),
  fails: bankSays({ result: '失败', reason: '账号错误' }),
  release: onCase(({ town, grant }, on) => town.ask('countyFund', 'grant.release', { grant, why }, on)),
  confirm: receipt(true),
  missed: receipt(false),
  returns: onCase(({ town, grant }, on) => {
    const returnedOn = shanghaiDate(town.world.clock.now())
    return town.ask('countyFund', 'payout.return', { grant, returnedOn, reason: '账户已销', owner: 'payee' }, on)
  }),
  otherAccount: async ({ town, at: { caseId, worker } }) => {
    const on = await now(town, caseId)
    const proof = await town.upload(worker, 'proof')
    const { name: holder } = aDeclaration().applicant
    const said = { holder, bank: '虚构银行', branch: '虚构支行', number: aCardNumber(4321), proof }
    return () => town.ask(worker, 'case.correctAccount', said as never, on)
  },
  hold: onCase(({ town }, on) => town.ask('countyFund', 'grant.hold', aHold(yuan(50), { programme: 'medical' }), on)),
  exit: onCase(({ town }, on) =>
    town.ask('countyReviewer', 'dossier.exit', { because: 'improved', words: '脱困' }, on),
  ),
} satisfies Record<string, Doing>
type Name = keyof typeof DOES

/** Where the money stands when two meet, and what they would do; each of them comes first once. */
const MEET: Record<'held' | 'made' | 'exported' | 'sent' | 'paid', readonly (readonly [Name, Name])[]> = {
  held: [
    ['batches', 'otherBatch'],
    ['batches', 'release'],
    ['batches', 'otherAccount'],
    ['release', 'exit'],
  ],
  made: [
    ['approve', 'reject'],
    ['reject', 'release'],
    ['reject', 'otherBatch'],
  ],
  exported: [
    ['recall', 'handOver'],
    ['recall', 'export'],
    ['recall', 'reject'],
    ['recall', 'otherBatch'],
  ],
  sent: [
    ['notAccepted', 'imports'],
    ['notAccepted', 'otherBatch'],
    ['imports', 'fails'],
    ['imports', 'otherAccount'],
    ['imports', 'export'],
    ['fails', 'otherAccount'],
    ['fails', 'exit'],
  ],
  paid: [
    ['returns', 'confirm'],
    ['returns', 'missed'],
    ['returns', 'exit'],
    ['hold', 'exit'],
    ['hold', 'otherAccount'],
  ],
}

const batchThat = async (town: Town, stands: keyof typeof MEET, grant: GrantId): Promise<PayoutBatchId> => {
  if (stands === 'held') return 'PB-none' as PayoutBatchId
  if (stands === 'made') return (await batched(town, [grant])).batch
  if (stands === 'exported') return (await exported(town, [grant])).batch
  const { batch } = await sent(town, [grant])
  if (stands === 'sent') return batch
  const file = await bankFile(town, batch, [{ no: 1, amount: yuan(100) }])
  await town.tell('countyFund', 'payout.import', { batch, file })
  return batch
}

/** A town in which the money stands there; each test gets a copy of it. */
const sceneWhere = async (stands: keyof typeof MEET): Promise<Scene> => {
  const town = await aTown(await aWorld())
  await allot(town, 1000)
  const at = await onFile(town)
  const grant = await held(town, at, yuan(100))
  return { town, at, grant, batch: await batchThat(town, stands, grant) }
}
const scenes = new Map<keyof typeof MEET, Promise<Scene>>()
const prepared = (stands: keyof typeof MEET): Promise<Scene> => {
  const scene = scenes.get(stands) ?? sceneWhere(stands)
  scenes.set(stands, scene)
  return scene
}
afterAll(async () => {
  for (const scene of scenes.values()) await (await scene).town.close()
})

/**
 * The answers to both acts when the second act comes before the given transaction of the first act. `second` is undefined once
 * the first act has no such transaction.
 */
const meeting = async (stands: keyof typeof MEET, one: Name, other: Name, before: number) => {
  const original = await prepared(stands)
  const world = await original.town.world.copy()
  const store = interruptible(world.ports.store)
  const town = await aTown({ ...world, ports: { ...world.ports, store } }, { founded: true })
  try {
    const scene = { ...original, town }
    const [doOne, doOther] = [await DOES[one](scene), await DOES[other](scene)]
    let second: Answer | undefined
    store.before(before, async () => {
      second = await doOther()
    })
    const first = await doOne()
    store.before(Number.POSITIVE_INFINITY, async () => undefined)
    await moneyHolds({ town }, new Map())
    const { are, should } = await besideCases(town)
    expect(are).toEqual(should)
    return { first, second }
  } finally {
    await town.close()
  }
}

const MOST_TRANSACTIONS = 5
const pairs = Object.entries(MEET).flatMap(([stands, met]) =>
  met.flatMap((pair) => [pair, [...pair].reverse()].map(([one, other]) => [stands, one, other])),
) as readonly (readonly [keyof typeof MEET, Name, Name])[]
const done = new Set<Name>()

test.each(pairs)(
  '%s: while one would %s, another does %s: no fen is lost, and no two things are true',
  async (...of) => {
    const [, one, other] = of
    for (let before = 1; before <= MOST_TRANSACTIONS; before += 1) {
      const { first, second } = await meeting(...of, before)
      if (first.ok) done.add(one)
      if (second?.ok) done.add(other)
      if (second === undefined) return
    }
  },
)

test('each of these acts was done at least once', () => {
  expect(Object.keys(DOES).filter((name) => !done.has(name as Name))).toEqual([])
})

test('if two different answers of the bank meet, the later answer is reported as a problem because an answer is already entered', async () => {
  for (const [one, other] of [
    ['imports', 'fails'],
    ['fails', 'imports'],
  ] as const) {
    const { first, second } = await meeting('sent', one, other, 1)
    expect([first, second]).toMatchObject([
      { value: { paid: 0, failed: 0, unchanged: 0, problems: [{ problem: 'already-in' }] } },
      { value: { problems: [] } },
    ])
    const same = await meeting('sent', one, one, 1)
    expect(same.first).toMatchObject({ value: { unchanged: 1, problems: [] } })
  }
})
