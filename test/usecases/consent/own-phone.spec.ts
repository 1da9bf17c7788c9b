import { retain } from '@cloud/usecases/maintenance/retention'
import { everything } from '@cloud/usecases/maintenance/walk'
import { CONSENT_LINKS } from '@cloud/usecases/stored/collections'
import { CONSENT_TEXT_VERSION, type Consent } from '@domain/consent/consent'
import type { CallInput } from '@domain/contract/index'
import type { IdNumber } from '@domain/kernel/identity-numbers'
import { aWorld, type World } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'

let world: World
let town: Town
let sent: CallInput<'case.submit'>
beforeEach(async () => {
  world = await aWorld()
  town = await aTown(world)
  sent = await town.submission('worker-1')
})
afterEach(() => town.close())

const DAY = 86_400_000
/** The adult of the household who is asked for consent. */
const spouse = () => {
  const key = sent.consents.find(({ matter, member }) => matter === 'crosscheck' && member !== 'm0')?.member
  const found = sent.declaration.members.find((member) => member.key === key)
  if (found === undefined) throw new Error('the household has an adult besides the applicant')
  return { ...found, idNumber: found.idNumber as IdNumber }
}
const invite = async (who = 'worker-1') => {
  const { name, idNumber } = spouse()
  const { code } = await town.tell(who, 'consent.invite', { applicant: '谷雨声', name, idNumber })
  return { code, lastFour: idNumber.slice(-4) }
}
const agree = (link: { code: string; lastFour: string }, who = 'the-spouse') =>
  town.tell(who, 'consent.agree', { ...link, textVersion: CONSENT_TEXT_VERSION })
const given = async (who = 'worker-1') =>
  (await town.tell(who, 'consent.given', { idNumbers: [spouse().idNumber] })).idNumbers
/** The consents as the form hands them in when the member has consented on their own phone. */
const onOwnPhone = (): Consent[] =>
  sent.consents.map((consent) => (consent.member === spouse().key ? { ...consent, how: 'own-phone' } : consent))

describe('an adult’s consent on their own phone', () => {
  test('is shown to the applicant, and the case stores it as given there', async () => {
    const link = await invite()
    expect(await given()).toEqual([])
    expect(await town.tell('the-spouse', 'consent.look', link)).toEqual({
      applicant: '谷*声',
      name: expect.stringMatching(/^.\*.$/),
      given: false,
    })
    await agree(link)
    expect(await given()).toEqual([spouse().idNumber])
    const { caseId } = await town.tell('worker-1', 'case.submit', { ...sent, consents: onOwnPhone() })
    const { consents } = await town.tell('baseOfficer', 'case.open', { caseId })
    expect(consents).toContainEqual(
      expect.objectContaining({ matter: 'crosscheck', member: spouse().key, how: 'own-phone' }),
    )
  })

  test('cannot be claimed by the applicant: without it the application is refused', async () => {
    const submission = { ...sent, consents: onOwnPhone() }
    expect(await town.refusal('worker-1', 'case.submit', submission)).toBe('CONSENT_MISSING')
    await agree(await invite('worker-2'))
    expect(await town.refusal('worker-1', 'case.submit', submission)).toBe('CONSENT_MISSING')
    expect(await given('worker-1')).toEqual([])
  })

  test('cannot be given on the applicant’s own phone', async () => {
    const link = await invite()
    const input = { ...link, textVersion: CONSENT_TEXT_VERSION }
    expect(await town.refusal('worker-1', 'consent.look', link)).toBe('NOT_ALLOWED')
    expect(await town.refusal('worker-1', 'consent.agree', input)).toBe('NOT_ALLOWED')
  })

  test('counts once when given twice, and is refused on a second phone', async () => {
    const link = await invite()
    await agree(link)
    await agree(link)
    const again = { ...link, textVersion: CONSENT_TEXT_VERSION }
    expect(await town.refusal('somebody-else', 'consent.agree', again)).toBe('CONSENT_GIVEN_ELSEWHERE')
    expect((await town.tell('the-spouse', 'consent.mine', {})).items).toHaveLength(1)
    expect((await town.tell('somebody-else', 'consent.mine', {})).items).toEqual([])
  })

  test('requires the last four digits, and is blocked for an hour after five wrong tries', async () => {
    const link = await invite()
    const wrong = { ...link, lastFour: link.lastFour === '0000' ? '1111' : '0000' }
    for (let i = 0; i < 5; i += 1)
      expect(await town.refusal('the-spouse', 'consent.look', wrong)).toBe('CONSENT_LINK_WRONG')
    expect(await town.refusal('the-spouse', 'consent.look', link)).toBe('TOO_MANY')
    world.clock.add(61 * 60_000)
    expect(await town.tell('the-spouse', 'consent.look', link)).toMatchObject({ given: false })
  })

  test('uses a link that expires after seven days or when a new link is made, and is refused for an outdated text', async () => {
    const first = await invite()
    const second = await invite()
    expect(await town.refusal('the-spouse', 'consent.look', first)).toBe('CONSENT_LINK_WRONG')
    expect(await town.refusal('the-spouse', 'consent.agree', { ...second, textVersion: '2020-01' })).toBe('BAD_INPUT')
    world.clock.add(7 * DAY)
    expect(await town.refusal('the-spouse', 'consent.look', second)).toBe('CONSENT_LINK_WRONG')
  })

  test('is stored without names, numbers or the code in plain text', async () => {
    const link = await invite()
    const docs: unknown[] = []
    for await (const { id, doc } of everything(world.ports.store, CONSENT_LINKS)) docs.push({ id, doc })
    const atRest = JSON.stringify(docs)
    for (const secret of [link.code, spouse().idNumber, spouse().name, '谷雨声']) expect(atRest).not.toContain(secret)
  })

  test('is kept, while an unanswered link is deleted a month after its expiry', async () => {
    const link = await invite()
    await agree(link)
    const other = await town.submission('worker-3', { seed: 3 })
    const member = other.declaration.members[0]
    if (member === undefined) throw new Error('the household has a member')
    await town.tell('worker-3', 'consent.invite', {
      applicant: '某某人',
      name: member.name,
      idNumber: member.idNumber as IdNumber,
    })
    world.clock.add(38 * DAY)
    while ((await retain(world.ports)) > 0);
    const left: unknown[] = []
    for await (const { doc } of everything(world.ports.store, CONSENT_LINKS)) left.push(doc.given?.textVersion)
    expect(left).toEqual([CONSENT_TEXT_VERSION])
  })
})
