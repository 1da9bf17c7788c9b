import { createEvents } from '@cloud/events/create'
import { PEOPLE } from '@cloud/usecases/stored/collections'
import type { PersonId } from '@domain/kernel/ids'
import { aWorld, type World } from '@test/support/ports'

let world: World
const ID = 'PE-00000001' as PersonId
beforeEach(async () => {
  world = await aWorld()
  const person = { id: ID, openid: 'o-1', name: '', posts: [], sends: { payment: 3, progress: 2 } }
  await world.ports.store.transaction((tx) => tx.insert(PEOPLE, ID, person))
})
afterEach(() => world.close())

const events = (): ReturnType<typeof createEvents> => createEvents([world.ports], { T1: 'payment', T2: 'progress' })
const sends = async (): Promise<unknown> => (await world.ports.store.get(PEOPLE, ID))?.doc.sends
const push = (List: unknown): unknown => ({
  MsgType: 'event',
  Event: 'subscribe_msg_change_event',
  FromUserName: 'o-1',
  List,
})

test('a topic that is refused in WeChat’s settings has no send grants left', async () => {
  const answer = await events()(undefined, push([{ TemplateId: 'T1', SubscribeStatusString: 'reject' }]))
  expect(answer.ok).toBe(true)
  expect(await sends()).toEqual({ payment: 0, progress: 2 })
})
test('a topic that is allowed again gains no send grant by that alone', async () => {
  await events()(undefined, push({ TemplateId: 'T1', SubscribeStatusString: 'accept' }))
  expect(await sends()).toEqual({ payment: 3, progress: 2 })
})
test('a push about an unknown template changes nothing', async () => {
  await events()(undefined, push({ TemplateId: 'T9', SubscribeStatusString: 'reject' }))
  expect(await sends()).toEqual({ payment: 3, progress: 2 })
})
test('a push event sent by a signed-in caller is refused, so that the caller cannot change another person’s settings', async () => {
  const answer = await events()({ openid: 'o-2' }, push({ TemplateId: 'T1', SubscribeStatusString: 'reject' }))
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'NOT_ALLOWED' } })
  expect(await sends()).toEqual({ payment: 3, progress: 2 })
})
test('an event of an unknown kind is refused and logged', async () => {
  expect(await events()(undefined, { Event: 'unknown' })).toMatchObject({ ok: false, refusal: { code: 'BAD_INPUT' } })
  expect(world.logged).toContainEqual(expect.objectContaining({ event: 'push' }))
})
test.each(['\u0000', 'o 1', '甲'])(
  'a push with the id %j, which no store takes as a key, is refused and breaks nothing',
  async (id) => {
    const settings = { ...(push({ TemplateId: 'T1', SubscribeStatusString: 'reject' }) as object), FromUserName: id }
    const checked = { MsgType: 'event', Event: 'wxa_media_check', trace_id: id, result: { suggest: 'risky' } }
    for (const event of [settings, checked])
      expect(await events()(undefined, event)).toMatchObject({ ok: false, refusal: { code: 'BAD_INPUT' } })
  },
)
