import { createEvents } from '@cloud/events/create'
import { StoreError } from '@cloud/ports/doc-store'
import { FILES, PEOPLE } from '@cloud/usecases/stored/collections'
import type { FileId, OrgId } from '@domain/kernel/ids'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, type personOf, type Town } from '@test/support/town'
import { postOn, today, walkTo } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const opinion = (trace: string, suggest: 'pass' | 'review' | 'risky') =>
  createEvents([town.world.ports], {})(undefined, {
    MsgType: 'event',
    Event: 'wxa_media_check',
    trace_id: trace,
    result: { suggest },
  })
const inboxOf = async (openid: string): Promise<readonly string[]> =>
  (await town.tell(openid, 'inbox.list', {})).items.map(({ key }) => key)
const lookedAt = async (file: FileId) => (await town.world.ports.store.get(FILES, file))?.doc

describe('a remark on a notice', () => {
  test.each([
    ['refused', 'TEXT_NOT_FIT'],
    ['pass', undefined],
    ['unknown', undefined],
  ] as const)('is posted or refused according to the content check’s result “%s”', async (said, refusal) => {
    town.world.checkContent({ words: (words) => (words === '一句话' ? said : 'refused') })
    const at = await walkTo(town, 'to-post')
    const input = { postedOn: today(town), photo: await town.upload('baseOfficer', 'notice-photo'), remark: '一句话' }
    if (refusal === undefined) await town.tell('baseOfficer', 'notice.post', input, at)
    else expect(await town.refusal('baseOfficer', 'notice.post', input, at)).toBe(refusal)
  })

  test('that is empty is not sent to the content check', async () => {
    town.world.checkContent({ words: () => 'refused' })
    await postOn(town, await walkTo(town, 'to-post'))
  })
})

describe('a picture for the notice board', () => {
  const asked: string[] = []
  beforeEach(() => {
    asked.length = 0
    town.world.checkContent({
      picture: (url) => {
        asked.push(url)
        return `trace-${asked.length}`
      },
    })
  })

  test('is sent to the content check on arrival, while a household’s proofs never are', async () => {
    const photo = await town.upload('baseOfficer', 'notice-photo')
    expect((await lookedAt(photo))?.trace).toBe('trace-1')
    const proof = await town.upload('a-worker', 'proof')
    expect((await lookedAt(proof))?.trace).toBeUndefined()
    expect(asked).toHaveLength(1)
  })

  test('that is found unfit is hidden from all readers, and the officers of its union are notified once', async () => {
    const member = `PE-a-member` as ReturnType<typeof personOf>
    await town.world.ports.store.transaction((tx) =>
      tx.insert(PEOPLE, member, {
        id: member,
        openid: 'a-member',
        name: '',
        posts: [],
        memberOf: ORG.base.id as OrgId,
        sends: {},
      }),
    )
    const at = await walkTo(town, 'to-post')
    const photo = await town.upload('baseOfficer', 'notice-photo')
    const trace = (await lookedAt(photo))?.trace ?? ''
    await town.tell('baseOfficer', 'notice.post', { postedOn: today(town), photo, remark: '' }, at)
    await town.tell('a-member', 'file.link', { file: photo })
    for (let told = 0; told < 2; told += 1)
      expect(await opinion(trace, 'risky')).toEqual({ ok: true, value: { done: 'picture-withheld' } })
    for (const openid of ['a-member', 'baseOfficer', 'countyReviewer'])
      expect(await town.refusal(openid, 'file.link', { file: photo })).toBe('NOT_FOUND')
    for (const officer of ['baseOfficer', 'baseOfficer2'])
      expect((await inboxOf(officer)).filter((key) => key === 'pictureWithheld')).toHaveLength(1)
    expect(await inboxOf('neighbourOfficer')).not.toContain('pictureWithheld')
  })

  test('that was withheld before the posting can no longer be posted', async () => {
    const at = await walkTo(town, 'to-post')
    const photo = await town.upload('baseOfficer', 'notice-photo')
    await opinion((await lookedAt(photo))?.trace ?? '', 'risky')
    expect(await inboxOf('baseOfficer')).toContain('pictureWithheld')
    const input = { postedOn: today(town), photo, remark: '' }
    expect(await town.refusal('baseOfficer', 'notice.post', input, at)).toBe('FILE_NOT_RECEIVED')
  })

  test.each(['pass', 'review'] as const)('that is rated %s stays', async (suggest) => {
    const photo = await town.upload('baseOfficer', 'notice-photo')
    expect(await opinion((await lookedAt(photo))?.trace ?? '', suggest)).toEqual({
      ok: true,
      value: { done: 'picture-stays' },
    })
    await town.tell('baseOfficer', 'file.link', { file: photo })
  })

  test('is not affected by a rating for an unknown trace id, which raises an alarm', async () => {
    await town.upload('baseOfficer', 'notice-photo')
    for (const trace of ['trace-of-nobody', 'x'])
      expect(await opinion(trace, 'risky')).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } })
    expect(town.world.logged).toContainEqual(expect.objectContaining({ level: 'alarm', event: 'push' }))
  })

  test('is accepted when the content check cannot be reached', async () => {
    const { files } = town.world.ports
    const link = files.link
    Object.assign(files, {
      link: async () => {
        throw new StoreError('unavailable', 'no address')
      },
    })
    const photo = await town.upload('baseOfficer', 'notice-photo')
    Object.assign(files, { link })
    expect((await lookedAt(photo))?.trace).toBeUndefined()
    expect(town.world.logged).toContainEqual(expect.objectContaining({ level: 'alarm', event: 'content' }))
  })
})
