import { runTool } from '@cloud/maintenance/run'
import { openingOf } from '@local/maintenance/from-folder'
import { FAMILIES } from '@local/town/families'
import { sayWho } from '@local/walk/register'
import * as walk from '@local/walk/steps'
import { type OpenedFormer, openFormer } from './former'

let former: OpenedFormer
let min: walk.Case
/** The case in the former release's store that is at its deliberation. */
beforeEach(async () => {
  former = openFormer('town')
  const { hand } = former
  const { posts, name } = await hand.tell('lamp-1', 'me.open', {})
  const { cases } = await hand.tell('w-min', 'case.mine', {})
  min = {
    family: FAMILIES.min,
    worker: 'w-min',
    base: posts[0]?.org.id ?? '',
    officers: ['lamp-1', 'lamp-2'],
    caseId: cases[0]?.id ?? '',
  }
  await sayWho(hand, 'lamp-1', name ?? '')
})
const stageNow = async () => (await former.hand.tell('w-min', 'case.mine', {})).cases[0]?.stage
const recordOf = (heldOn: string, names: readonly string[]) => ({
  heldOn,
  place: '工会会议室',
  chair: names[0] ?? '',
  entitled: names.map((name) => ({ name, present: true })),
  votes: { for: names.length, against: 0, abstain: 0 },
  authentic: true,
  compliant: true,
  reasons: '情况属实',
  minutes: '',
  kinAsked: true,
})
const FOUR = ['甲一', '乙二', '丙三', '丁四']

it('a case of the previous release can be deliberated once its union has entered a committee', async () => {
  const { hand, desk } = former
  const today = desk.clock.today()
  await hand.expectRefusal('COMMITTEE_MISSING', 'lamp-1', 'deliberation.conclude', recordOf(today, FOUR), min.caseId)
  await walk.deliberate()(hand, min, today)
  expect(await stageNow()).toBe('crosschecking')
  await former.close()
})

it('a case of the previous release can be handed up to the county, which deliberates, and the log agrees with the case', async () => {
  const { hand, desk, data } = former
  await walk.handUp('委员都是亲属，凑不够人数')(hand, min, desk.clock.today())
  expect(await stageNow()).toBe('deliberating-above')
  const { posts, name } = await hand.tell('jianghai-review', 'me.open', {})
  await sayWho(hand, 'jianghai-review', name ?? '')
  const org = posts[0]?.org.id ?? ''
  const { groups } = await hand.tell('jianghai-review', 'case.duties', {})
  expect(groups).toContainEqual(expect.objectContaining({ stage: 'deliberating-above', count: 1 }))
  await hand.tell('jianghai-review', 'committee.change', { org, add: FOUR.map((one) => ({ name: one })), remove: [] })
  const record = recordOf(desk.clock.today(), FOUR)
  await hand.tell('jianghai-review', 'deliberation.conclude', record, min.caseId)
  expect(await stageNow()).toBe('crosschecking')
  await desk.close()
  expect(await runTool(['rebuild'], openingOf(data), () => undefined)).toBe(0)
  former.forget()
})
