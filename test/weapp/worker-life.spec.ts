import { inventedId, inventedMobile } from '@local/walk/identity'
import { RunningDesk } from '@test/support/desk'
import { HUSBAND, halfFilled, WIFE } from '@test/support/half-filled'
import { textOf } from '@test/support/word'
import { type Holder, pocket } from './support/holder'

let desk: RunningDesk
beforeAll(async () => {
  desk = await RunningDesk.inTown()
})
afterAll(async () => {
  await desk.stop()
  desk.forget()
})
const phoneOf = pocket(() => desk)

const ownCase = async (person: string) => {
  const { cases } = await desk.get(person, 'case.mine', {})
  return cases[0]
}

describe('a half-filled application', () => {
  test('survives a sudden kill, appears on a second phone, and loses nothing written on either phone', async () => {
    const worker = await desk.newcomer('岑望舒')
    const storage = new Map<string, unknown>()
    const first = await phoneOf(worker, { storage })
    await first.tap('go-apply', 'start-apply', 'agree', 'agree', 'block-family')
    await first.fill({ 'unit-search': '万家兴' })
    await first.tap(await first.startingWith('unit-OR'))
    await first.fill({ 'self-name': '岑望舒', 'self-mobile': inventedMobile(9600) })
    first.phone.quit() // the battery is empty: the app gets no event

    const again = await phoneOf(worker, { storage })
    await again.tap('resume-apply', 'block-family')
    await again.seesAt('self-id')
    expect(again.node('self-name')?.attr['value']).toBe('岑望舒')
    await again.fill({ 'self-id': inventedId(9600, '1985-03-12', 'male') })
    await again.tap('to-hub', 'later')
    await again.phone.until(() => again.phone.here.route === 'pages/home/index', 'home')
    await inCloud(again, worker, 1)

    const second = await phoneOf(worker)
    await second.tap('go-apply', 'start-apply', 'block-family')
    await second.fill({ 'home-registered': '演示路九号' })
    await second.tap('to-hub', 'later')
    await inCloud(second, worker, 2)

    await again.tap('resume-apply')
    await again.seesAt('other-draft')
    await again.tap('block-family')
    await again.seesAt('home-registered')
    expect(again.node('home-registered')?.attr['value']).toBe('演示路九号')
    await again.tap('to-hub', 'other-draft-swap', 'other-draft-drop')
    await again.missing('other-draft')
    await again.tap('block-family')
    await again.seesAt('home-registered')
    expect(again.node('home-registered')?.attr['value'] ?? '').toBe('')
  })
})

/** Waits until the cloud has the drafts of so many phones; checked again after each save of this phone. */
const inCloud = async (holder: Holder, person: string, phones: number): Promise<void> => {
  for (;;) {
    const answered = holder.answered('draft.save')
    const { drafts } = await desk.get(person, 'draft.open', { key: 'apply' })
    if (drafts.length === phones) return
    await answered
  }
}

describe('the husband’s own consent', () => {
  test('starts from a card in the chat, is opened by his last four digits, and is reported to her phone', async () => {
    const wife = await desk.newcomer(WIFE.name)
    await halfFilled(desk, wife)
    const hers = await phoneOf(wife)
    await hers.tap('go-apply', 'start-apply', 'block-agree')
    for (let own = 0; own < 2; own += 1) await hers.tap('agree')
    await hers.tap('ask-member-make')
    await hers.seesAt('ask-member-share')
    const card = hers.phone.share()
    expect(card.path).toMatch(/^\/worker\/agree\/index\?code=[0-9A-Za-z_-]{32,40}$/)
    expect(card.title).not.toContain(WIFE.name)
    await hers.tap('ask-member-look')
    await hers.sees('还没有看到确认')

    // a person the card was forwarded to sees nothing
    const stranger = await phoneOf(await desk.newcomer('舒窈'), { at: card.path.slice(1) })
    await stranger.fill({ 'agree-last-four': '0000' })
    await stranger.tap('agree-prove')
    await stranger.seesAt('refusal')
    expect(stranger.phone.text()).not.toContain('桑')

    const his = await phoneOf(await desk.newcomer(HUSBAND.name), { at: card.path.slice(1) })
    await his.fill({ 'agree-last-four': HUSBAND.idNumber.slice(-4) })
    await his.tap('agree-prove')
    await his.seesAt('agree-text')
    await his.tap('agree-yes')
    await his.seesAt('agreed')

    await hers.tap('ask-member-look')
    await hers.sees('本人已在自己的微信上同意')
  })
})

describe('in an open case', () => {
  test('everything that a correction asks for is answered in one submission, even after a kill half-way', async () => {
    const storage = new Map<string, unknown>()
    const phone = await phoneOf('w-rong', { storage })
    await phone.tap('want-correction')
    await phone.sees('残疾证已过有效期')
    await phone.paper('disabilityCertificate')
    await phone.fill({ 'correction-note': '新证和单位证明都补上了。' })
    phone.phone.quit()
    const again = await phoneOf('w-rong', { storage })
    await again.tap('want-correction')
    await again.sees('收到 2 张')
    await again.tap('submit-correction')
    await again.seesAt('correction-done')
    expect((await ownCase('w-rong'))?.wants).toEqual([])
  })

  test('a hit is explained before a verdict is entered', async () => {
    const phone = await phoneOf('w-pu')
    await phone.tap('want-hit')
    await phone.fill({ 'explain-text': '这笔定期存款是母亲的手术押金，已经用完。' })
    await phone.upload('explain-files')
    await phone.tap('submit-explain')
    await phone.seesAt('explain-done')
  })

  test('a refusal is read with its reasons and a re-examination is requested, and the own copy opens as a Word file', async () => {
    const phone = await phoneOf('w-chang')
    await phone.tap('open-case')
    await phone.sees('高于相对困难标准')
    const copy = textOf(await phone.download('own-copy'))
    expect(copy).toContain('常乐安')
    await phone.tap('go-reexamine')
    await phone.fill({ 'reexamine-why': '房租上涨没有算进去，请重新核算。' })
    await phone.tap('submit-reexamine')
    await phone.seesAt('reexamine-done')
    expect((await ownCase('w-chang'))?.stage).toBe('re-examining')
  })

  test('a consent is revoked after its consequence was shown, and the case stops', async () => {
    const phone = await phoneOf('w-he')
    await phone.tap('open-case', 'go-looked-at')
    await phone.seesAt('looked-at')
    phone.phone.back(1)
    await phone.tap('go-consents', 'revoke-crosscheck')
    expect((await ownCase('w-he'))?.stage).toBe('submitted')
    await phone.tap('revoke-yes')
    await phone.seesAt('revoked')
    expect((await ownCase('w-he'))?.stage).toBe('withdrawn')
  })
})

describe('a case that the union made on a worker’s behalf', () => {
  test('is claimed with name, number and code, and a wrong code is refused', async () => {
    const about = (await desk.people()).find(({ key }) => key === 'w-wei')?.about ?? ''
    const code = /认领码 (\d{8})/.exec(about)?.[1] ?? ''
    const id = /身份证号 (\S{18})/.exec(about)?.[1] ?? ''
    const phone = await phoneOf('w-wei')
    await phone.tap('go-claim')
    await phone.fill({
      'claim-name': '卫安澜',
      'claim-id': id,
      'claim-code': code === '11111111' ? '22222222' : '11111111',
    })
    await phone.tap('submit-claim')
    await phone.sees('认领码、姓名或身份证号不对')
    await phone.fill({ 'claim-code': code })
    await phone.tap('submit-claim')
    await phone.seesAt('stage-now')
    expect(phone.phone.here.route).toBe('worker/case/index')
  })
})
