import { aDeclaration } from '@test/support/household'
import { aWorld } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

/** A case that a union entered for a worker, with its claim code. */
const onBehalf = async () => {
  return (await town.tell('baseOfficer', 'case.submitOnBehalf', await town.onBehalf('baseOfficer'))).claimCode
}
const claiming = (code: string) => {
  const { name, idNumber } = aDeclaration().applicant
  return { name, idNumber, code }
}
const wrongs = async (accounts: number, ask: (who: string, i: number) => Promise<string>) => {
  const said: string[] = []
  for (let i = 0; i < accounts; i += 1) said.push(await ask(`guesser-${i}`, i))
  return said
}

test('given a case to be claimed, when sixty accounts guess its code, then at most twenty guesses are checked and an alarm is logged', async () => {
  const code = await onBehalf()
  const said = await wrongs(60, (who, i) => town.refusal(who, 'case.claim', claiming(String(10_000_000 + i))))
  expect(said.filter((one) => one === 'CLAIM_CODE_WRONG').length).toBeLessThanOrEqual(20)
  expect(said[59]).toBe('TOO_MANY')
  expect(town.world.logged.filter(({ event }) => event === 'guessing')).not.toEqual([])
  // the refusal ends after a quarter of an hour, for every person
  town.world.clock.add(15 * 60_000)
  expect((await town.ask('worker-1', 'case.claim', claiming(code))).ok).toBe(true)
})

test('given guesses of member codes by many accounts, then member codes are blocked city-wide for a quarter of an hour and claim codes still work', async () => {
  const said = await wrongs(120, (who, i) => town.refusal(who, 'member.join', { code: String(20_000_000 + i) }))
  expect(said.filter((one) => one === 'MEMBER_CODE_WRONG')).toHaveLength(100)
  expect(said[119]).toBe('TOO_MANY')
  expect(
    town.world.logged.filter(({ event, fields }) => event === 'guessing' && fields.code === 'member'),
  ).toHaveLength(1)
  expect(await town.refusal('guesser-201', 'case.claim', claiming('11111111'))).toBe('CLAIM_CODE_WRONG')
  town.world.clock.add(15 * 60_000)
  expect(await town.refusal('guesser-200', 'member.join', { code: '30000000' })).toBe('MEMBER_CODE_WRONG')
})

test('given a consent link, when many accounts guess its four digits, then at most twenty guesses are checked', async () => {
  await town.submission('worker-1')
  const { name, idNumber } = aDeclaration().members[0] ?? aDeclaration().applicant
  const { code } = await town.tell('worker-1', 'consent.invite', { applicant: '申请人', name, idNumber } as never)
  const said = await wrongs(60, (who, i) =>
    town.refusal(who, 'consent.look', { code, lastFour: String(1000 + i) } as never),
  )
  expect(said.filter((one) => one === 'CONSENT_LINK_WRONG').length).toBeLessThanOrEqual(20)
  const again = await town.tell('worker-1', 'consent.invite', { applicant: '申请人', name, idNumber } as never)
  const look = { code: again.code, lastFour: String(idNumber).slice(-4) }
  expect((await town.ask('spouse', 'consent.look', look as never)).ok).toBe(true)
})
