import { sayWho } from '@local/walk/register'
import { bureauList } from '@local/walk/tables'
import { openFormer } from './former'

it('a hit that the previous release left open stays open after another bank answers, until a person judges it', async () => {
  const former = openFormer('short-year')
  const { hand } = former
  const reviewer = 'city-review-2'
  await sayWho(hand, reviewer, (await hand.tell(reviewer, 'me.open', {})).name ?? '')
  const { items } = await hand.tell(reviewer, 'case.queue', { stage: 'crosschecking', limit: 50 })
  const caseId = items.find(({ flags }) => flags.includes('hit'))?.id
  if (caseId === undefined) throw new Error('no open hit')
  const before = await hand.tell(reviewer, 'case.open', { caseId })
  expect(before.check?.full?.hits).toMatchObject([{ counterpart: 'banks', member: 'm0' }])
  const batches = (await hand.tell(reviewer, 'crosscheck.list', {})).items
  const batch = batches.find(
    ({ counterparts }) =>
      counterparts.some(({ hits }) => hits > 0) && counterparts.some(({ returned }) => returned === 0),
  )?.id
  if (batch === undefined) throw new Error('no batch half way')
  const file = await bureauList(hand, reviewer, { batch, counterpart: 'banks' })
  await hand.tell(reviewer, 'crosscheck.import', { batch, counterpart: 'banks', source: '乙银行', file })
  const after = await hand.tell(reviewer, 'case.open', { caseId })
  expect(after.check?.full?.hits).toEqual(before.check?.full?.hits)
  expect(after.actions).not.toContain('refuse')
  await former.close()
})
