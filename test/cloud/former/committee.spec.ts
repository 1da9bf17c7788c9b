import { FAMILIES } from '@local/town/families'
import { sayWho } from '@local/walk/register'
import * as walk from '@local/walk/steps'
import { openFormer } from './former'

it('a case of the former release waits for nothing but its union’s committee, which is entered on the spot', async () => {
  const former = openFormer('town')
  const { hand, desk } = former
  const { posts } = await hand.tell('lamp-1', 'me.open', {})
  const base = posts[0]?.org.id ?? ''
  const { cases } = await hand.tell('w-min', 'case.mine', {})
  const kase: walk.Case = {
    family: FAMILIES.min,
    worker: 'w-min',
    base,
    officers: ['lamp-1', 'lamp-2'],
    caseId: cases[0]?.id ?? '',
  }
  await sayWho(hand, 'lamp-1', (await hand.tell('lamp-1', 'me.open', {})).name ?? '')
  const today = desk.clock.today()
  const record = {
    heldOn: today,
    place: '工会会议室',
    chair: '甲一',
    entitled: ['甲一', '乙二', '丙三', '丁四'].map((name) => ({ name, present: true })),
    votes: { for: 4, against: 0, abstain: 0 },
    authentic: true,
    compliant: true,
    reasons: '情况属实',
    minutes: '',
    kinAsked: true,
  }
  await hand.expectRefusal('COMMITTEE_MISSING', 'lamp-1', 'deliberation.conclude', record, kase.caseId)
  await walk.deliberate()(hand, kase, today)
  expect((await hand.tell('w-min', 'case.mine', {})).cases[0]).toMatchObject({ stage: 'crosschecking' })
  await former.close()
})
