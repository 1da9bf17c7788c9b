import { jsonLog } from '@cloud/adapters/json-log'
import { createClock } from '@cloud/clock/create'
import { StoreError } from '@cloud/ports/doc-store'
import { openDeclaration } from '@cloud/usecases/household/seal'
import { yuan } from '@domain/kernel/fen'
import { accountIn } from '@test/support/household'
import { allot, paid } from '../../support/money'
import { aWorld, type World } from '../../support/ports'
import { aTown, OFFICERS, submitted, type Town } from '../../support/town'
import { caseOf, walkTo } from '../../support/walk'

let world: World
let town: Town
let lines: string[]
beforeEach(async () => {
  lines = []
  const plain = await aWorld({ countedIds: false })
  const log = jsonLog(plain.clock, (line) => void lines.push(line))
  world = { ...plain, ports: { ...plain.ports, log } }
  town = await aTown(world)
})
afterEach(() => world.close())

type Line = {
  readonly event: string
  readonly request?: string
  readonly call?: string
  readonly [field: string]: unknown
}
const read = (): readonly Line[] => lines.map((line) => JSON.parse(line) as Line)

/**
 * Every text the household declared, except member keys and the like, because a random id may contain two letters by chance.
 */
const toldBy = async (caseId: string): Promise<readonly string[]> => {
  const { applicant, members, account } = openDeclaration(world.ports.sealer, (await caseOf(town, caseId)).declaration)
  const texts = [applicant, ...members].flatMap((person) =>
    [person.name, person.idNumber, ...Object.values(person)].filter((value) => typeof value === 'string'),
  )
  const words = /^[a-z-]+$|^\d{4}-\d{2}/ // types and dates, which a log may contain as well
  return [...new Set([...texts, accountIn({ account }).number, accountIn({ account }).branch])].filter(
    (text) => (/\p{Script=Han}{2}/u.test(text) || text.length >= 8) && !words.test(text),
  )
}

test('no log line of a complete case, from the application to the payment, contains personal data', async () => {
  await allot(town, yuan(100_000))
  const at = await walkTo(town, 'on-file')
  await paid(town, at)
  await createClock(world.ports)()
  const people = [at.worker, at.caseId, ...Object.keys(OFFICERS), ...Object.values(OFFICERS).map(({ name }) => name)]
  const secrets = [...(await toldBy(at.caseId)), ...people]
  expect(secrets.length).toBeGreaterThan(25)
  expect(lines.length).toBeGreaterThan(40)
  for (const secret of secrets) expect(lines.filter((line) => line.includes(secret))).toEqual([])
  expect(read().every(({ request }) => /^[0-9A-Za-z]{16}$/.test(request ?? ''))).toBe(true)
})

test('log lines about invalid input, a broken store or a bug quote no private data', async () => {
  const private_ = '99900019900101001X'
  await town.raw('worker-1', {
    name: 'case.submit',
    commandId: 'key-12345678901234567',
    input: { name: '王小明', private_ },
  })
  await town.raw('worker-1', { name: private_, input: {}, requestId: private_ })
  const broken = (error: Error): Promise<Town> =>
    aTown(
      {
        ...world,
        ports: {
          ...world.ports,
          store: {
            ...world.ports.store,
            query: async () => {
              throw error
            },
          },
        },
      },
      { founded: true },
    )
  const errors = [
    new StoreError('unavailable', `at 王小明 ${private_}`, 'SQLITE_FULL'),
    new TypeError(`cannot read 王小明 ${private_}`),
    Object.assign(new Error(private_), { code: private_ }),
  ]
  for (const error of errors)
    expect(await (await broken(error)).refusal('worker-1', 'inbox.list', {})).toBe('UNAVAILABLE')
  expect(read().flatMap(({ event, error }) => (event === 'broken' ? [error] : []))).toEqual([
    'StoreError.unavailable.SQLITE_FULL',
    'TypeError',
    'Error',
  ])
  expect(lines.join('')).not.toMatch(/王小明|9990001990/)
})

test('the phone’s request id is logged with the call, its answer and the message it causes', async () => {
  const { caseId, version } = await submitted(town)
  const answers = (['progress', 'progress'] as const).map((topic) => ({ topic, answer: 'accept' as const }))
  await town.tell('worker-1', 'message.recordGrants', { answers })
  await createClock(world.ports)()
  lines.length = 0
  const requestId = 'tapAbcDefGhiJkl1'
  const body = {
    name: 'case.accept',
    commandId: 'key-accept-0000000001',
    caseId,
    expectedVersion: version,
    input: {},
    requestId,
  }
  expect(await town.raw('baseOfficer', body)).toMatchObject({ ok: true, requestId })
  await createClock(world.ports)()
  const ours = read().filter(({ request }) => request === requestId)
  expect(ours.map(({ event, call, job }) => call ?? job ?? event)).toEqual(['case.accept', 'drain-outbox'])
})

test.each([undefined, 'short', '6200000000000000', '9990001990010100X!', 17, { toString: 1 }, 'x'.repeat(500)])(
  'an invalid request id (%p) is replaced, and the call is answered',
  async (requestId) => {
    const answer = await town.raw('worker-1', { name: 'inbox.list', input: {}, requestId })
    expect(answer).toMatchObject({ ok: true, requestId: expect.stringMatching(/^[0-9A-Za-z]{16}$/) })
    expect(answer.requestId).not.toBe(requestId)
  },
)
