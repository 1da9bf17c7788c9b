import { COMMANDS, MEMBER_CODES } from '@cloud/usecases/stored/collections'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, type Town } from '@test/support/town'
import { nextDay, walkTo } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld({ countedIds: false }))
})
afterEach(() => town.close())

const made = (by = 'baseOfficer', org = ORG.base.id) => town.tell(by, 'member.code', { org })
const unionOf = async (worker: string) => (await town.tell(worker, 'me.open', {})).memberOf?.id

describe('a member code', () => {
  test('has eight digits, is valid for ninety days, is stored as a hash, and works for many people', async () => {
    const { code, until } = await made()
    expect(code).toMatch(/^\d{8}$/)
    expect(until - town.world.ports.clock.now()).toBe(90 * 24 * 3_600_000)
    expect(JSON.stringify(await town.world.ports.store.get(MEMBER_CODES, ORG.base.id))).not.toContain(code)
    for (const worker of ['colleague-1', 'colleague-2']) {
      expect(await town.tell(worker, 'member.join', { code })).toMatchObject({ org: { id: ORG.base.id } })
      expect(await unionOf(worker)).toBe(ORG.base.id)
    }
  })

  test('is returned again to a retried command, and stored in no readable form', async () => {
    const again = { key: 'key-of-the-one-code-asked-for' }
    const { code } = await town.tell('baseOfficer', 'member.code', { org: ORG.base.id }, again)
    expect((await town.tell('baseOfficer', 'member.code', { org: ORG.base.id }, again)).code).toBe(code)
    const { items } = await town.world.ports.store.query(COMMANDS, { index: 'byTime', eq: [], limit: 10 })
    expect(JSON.stringify(items)).not.toContain(code)
  })

  test('is invalidated by the next code, and those who joined remain members', async () => {
    const { code } = await made()
    await town.tell('colleague-1', 'member.join', { code })
    const newer = await made('baseOfficer2')
    expect(await town.refusal('colleague-2', 'member.join', { code })).toBe('MEMBER_CODE_WRONG')
    expect(await unionOf('colleague-1')).toBe(ORG.base.id)
    await town.tell('colleague-2', 'member.join', { code: newer.code })
  })

  test('expires after ninety days', async () => {
    const { code } = await made()
    nextDay(town, 89)
    await town.tell('colleague-1', 'member.join', { code })
    nextDay(town, 2)
    expect(await town.refusal('colleague-2', 'member.join', { code })).toBe('MEMBER_CODE_WRONG')
  })

  test('cannot be guessed: after five wrong codes the guesser is blocked for an hour', async () => {
    const { code } = await made()
    const wrong = code === '00000000' ? '00000001' : '00000000'
    for (let i = 0; i < 5; i += 1)
      expect(await town.refusal('guesser', 'member.join', { code: wrong })).toBe('MEMBER_CODE_WRONG')
    expect(await town.refusal('guesser', 'member.join', { code })).toBe('TOO_MANY')
    town.world.clock.add(3_600_000)
    await town.tell('guesser', 'member.join', { code })
  })

  test('cannot be guessed by many parallel calls either: all but the four tries left are turned away unread', async () => {
    const { code: right } = await made()
    await town.refusal('guesser', 'member.join', { code: '00000001' })
    // whichever call comes first, so the right code may be among the four
    const codes = [...Array.from({ length: 40 }, (_, i) => String(10_000_000 + i)), right]
    const answers = await Promise.all(codes.map((code) => town.ask('guesser', 'member.join', { code })))
    const turnedAway = answers.filter((answer) => !answer.ok && answer.refusal.code === 'TOO_MANY')
    expect(turnedAway.length).toBeGreaterThanOrEqual(codes.length - 4)
  })

  test('does not reset the count of wrong codes when a right code is sent under the same key', async () => {
    const { code } = await made()
    const wrong = code === '00000000' ? '00000001' : '00000000'
    for (let i = 0; i < 7; i += 1) await town.tell('colleague', 'member.join', { code })
    const key = { key: 'the-same-command-again' }
    for (let i = 0; i < 4; i += 1)
      expect(await town.refusal('colleague', 'member.join', { code: wrong }, key)).toBe('MEMBER_CODE_WRONG')
    await town.tell('colleague', 'member.join', { code }, key)
    expect(await town.refusal('colleague', 'member.join', { code: wrong })).toBe('MEMBER_CODE_WRONG')
    expect(await town.refusal('colleague', 'member.join', { code: wrong })).toBe('TOO_MANY')
  })

  test('can be made by an officer of that base union only', async () => {
    const ask = { org: ORG.base.id }
    for (const who of ['neighbourOfficer', 'countyReviewer', 'countyAdministrator', 'colleague-1'])
      expect(await town.refusal(who, 'member.code', ask)).toBe('NOT_ALLOWED')
    expect(await town.refusal('countyOfficer', 'member.code', { org: ORG.county.id })).toBe('ORG_WRONG_LEVEL')
  })
})

describe('a member of a union', () => {
  test('can read its notices and object, while an unrelated person and a member of another union cannot', async () => {
    await walkTo(town, 'on-notice')
    expect((await town.tell('colleague', 'notice.list', {})).items).toEqual([])
    await town.tell('colleague', 'member.join', { code: (await made()).code })
    const [notice] = (await town.tell('colleague', 'notice.list', {})).items
    if (notice === undefined) throw new Error('the notice is not to be seen')
    const said = { notice: notice.id, anonymous: true, text: '听说他家去年买了车，请核实。', files: [] }
    await town.tell('colleague', 'notice.object', said)
    const elsewhere = await made('neighbourOfficer', ORG.neighbour.id)
    await town.tell('somebody', 'member.join', { code: elsewhere.code })
    for (const who of ['somebody', 'stranger']) {
      expect(await town.refusal(who, 'notice.open', { notice: notice.id })).toBe('NOT_FOUND')
      expect(await town.refusal(who, 'notice.object', said)).toBe('NOT_FOUND')
    }
  })

  test('who joins another union can read only the notices of the new union', async () => {
    await walkTo(town, 'on-notice')
    await town.tell('colleague', 'member.join', { code: (await made()).code })
    await town.tell('colleague', 'member.join', { code: (await made('neighbourOfficer', ORG.neighbour.id)).code })
    expect(await unionOf('colleague')).toBe(ORG.neighbour.id)
    expect((await town.tell('colleague', 'notice.list', {})).items).toEqual([])
  })
})
