import { putAside, SPOUSE, upToConsents, whoAndWhere } from './support/applying'
import type { Screen } from './support/browser'
import { stage } from './support/town'

const { desk, open } = stage()

/** Waits until the cloud has the drafts of so many phones; checked again after each save of this phone. */
const inCloud = async ({ page }: Screen, person: string, phones: number): Promise<void> => {
  for (;;) {
    const answered = page.waitForResponse((reply) => reply.request().postData()?.includes('"draft.save"') === true)
    // not awaited any more once all drafts are there
    answered.catch(() => undefined)
    const { drafts } = await desk().get(person, 'draft.open', { key: 'apply' })
    if (drafts.length === phones) return
    await answered
  }
}

test('an application begun on one phone continues on another, and neither phone loses what the other wrote', async () => {
  const worker = await desk().newcomer('谷雨声')
  const old = await open(worker)
  await old.tap('go-apply')
  await old.tap('start-apply')
  await whoAndWhere(old)
  await putAside(old)
  await inCloud(old, worker, 1)

  const fresh = await open(worker, { width: 320 })
  await fresh.tap('go-apply')
  await fresh.tap('start-apply')
  await fresh.seesAt('form-hub')
  await fresh.missing('other-draft')
  await fresh.tap('block-family')
  await fresh.tap('person-me')
  await fresh.tap('health-serious-illness')
  await putAside(fresh)
  await inCloud(fresh, worker, 2)

  await old.tap('resume-apply')
  await old.seesAt('other-draft')
  await old.picture('worker-apply-other-draft')
  await old.tap('block-family')
  await old.seesAt('person-me')
  expect(await old.at('person-me').textContent()).toContain('大病')
  await old.tap('to-hub')
  await old.tap('other-draft-swap')
  await old.tap('block-family')
  await old.seesAt('person-me')
  expect(await old.at('person-me').textContent()).not.toContain('大病')
  await old.tap('to-hub')
  await old.tap('other-draft-drop')
  await old.missing('other-draft')
})

test('the husband consents on his own phone', async () => {
  const wife = await desk().newcomer('桑柔止')
  const husband = await desk().newcomer('霍然之')
  const screen = await open(wife)
  await screen.tap('go-apply')
  await screen.tap('start-apply')
  await whoAndWhere(screen)
  await upToConsents(screen)
  // first the applicant’s own two consents
  for (let own = 0; own < 2; own += 1) await screen.tap('agree')
  await screen.seesAt('ask-member')
  await screen.tap('ask-member-make')
  await screen.seesAt('ask-member-link')
  await screen.picture('worker-apply-ask-member')
  const link = (await screen.at('ask-member-link').textContent()) ?? ''
  await screen.tap('ask-member-look')
  await screen.sees('还没有看到确认')

  const his = await open(husband, { width: 320, at: link.split('#/')[1] ?? '' })
  await his.type('agree-last-four', '0000')
  await his.tap('agree-prove')
  await his.seesAt('refusal')
  await his.picture('member-agree-prove')
  await his.type('agree-last-four', SPOUSE.idNumber.slice(-4))
  await his.tap('agree-prove')
  await his.seesAt('agree-text')
  await his.picture('member-agree-text')
  await his.tap('agree-yes')
  await his.seesAt('agreed')

  await screen.tap('ask-member-look')
  await screen.sees('本人已在自己的微信上同意')
  await screen.picture('worker-apply-member-agreed')
})
