import type { Step } from '@local/walk/steps'
import { aHouseholdAt, HOUSEHOLDS, handAt } from '@test/support/households'
import { photo } from './support/papers'
import { stage } from './support/town'

const { desk, open } = stage()

const asksForIncome: Step = async (hand, { officers, caseId }) => {
  await hand.tell(officers[0], 'case.requestCorrection', { items: ['incomeStatement'], note: '请交收入证明' }, caseId)
}

test('one picture of two households is shown to whoever decides, with the other household', async () => {
  const { items } = await handAt(desk()).tell('lamp-1', 'org.search', { text: '明途灯饰' })
  const union = { key: 'lamp', id: items[0]?.id ?? '' }
  const [first, second] = [
    await aHouseholdAt(desk(), { ...HOUSEHOLDS.chuan, no: 951 }, union, [asksForIncome]),
    await aHouseholdAt(desk(), { ...HOUSEHOLDS.song, no: 952 }, union, [asksForIncome]),
  ]
  // the phone reckons the print while it sends the photo
  for (const { worker } of [first, second]) {
    const screen = await open(worker)
    await screen.tap('want-correction')
    await screen.paper('incomeStatement', photo('paper'))
    await screen.tap('submit-correction')
    await screen.seesAt('correction-done')
  }
  await desk().passDays(1)
  const reviewer = await open('jianghai-review', { at: `review/case/index?id=${second.caseId}`, wide: true })
  await reviewer.seesAt('alike-picture')
  await reviewer.picture('alike-picture-1440')
})
