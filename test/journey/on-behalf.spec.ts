import { inventedId } from '@local/walk/identity'

import { APPLICANT, aboutApplicant, putAside, upToSigning } from './support/applying'
import { loseAnswerTo, weakSignal } from './support/bad-weather'
import type { Screen } from './support/browser'
import { photo } from './support/papers'
import { stage } from './support/town'

const { desk, open } = stage()

let code = ''
let caseId = ''

const claim = async (screen: Screen, said: { name: string; id: string; code: string }): Promise<void> => {
  await screen.type('claim-name', said.name)
  await screen.type('claim-id', said.id)
  await screen.type('claim-code', said.code)
  await screen.tap('submit-claim')
}
/** The worker's consent on paper, photographed before anything is asked. */
const withPaper = async (screen: Screen): Promise<void> => {
  await screen.tap('on-behalf-start')
  await screen.upload('consent-paper', photo('paper'))
  await screen.tap('consent-done')
}
const own = { name: APPLICANT.name, id: APPLICANT.idNumber }
const another = { name: '霍青山', id: inventedId(8890, '1984-03-20', 'female') }

test('the base union applies on behalf of a worker, who gives her consent on the officer’s phone', async () => {
  const screen = await open('market-1', { width: 320 })
  await screen.opens('go-duties', 'base/duties/index')
  await screen.does('open it', () => screen.words('代职工申请').click())
  await screen.seesAt('on-behalf')
  await screen.tap('on-behalf-start')
  await screen.seesAt('consent-page')
  expect(await screen.at('consent-done').isDisabled()).toBe(true)
  await screen.upload('consent-paper', photo('paper'))
  await screen.picture('base-on-behalf-320')
  await screen.tap('consent-done')
  await aboutApplicant(screen)
  // the form is left and continued: nothing has to be typed again
  await putAside(screen)
  await screen.tap('begun-go-on')
  await screen.tap('block-family')
  await screen.seesAt('person-me')
  await upToSigning(screen)
  const submission = await loseAnswerTo(screen, 'case.submitOnBehalf')
  await screen.tap('next')
  await screen.seesAt('claim-code')
  // the code is shown although its first response was lost, and it is the valid one
  expect(submission.lost()).toBe(1)
  screen.forgive(/ERR_CONNECTION_RESET/)
  code = ((await screen.at('claim-code').locator('.claim-code').textContent()) ?? '').replace(/\s/g, '')
  expect(code).toMatch(/^\d{8}$/)
  await screen.picture('base-claim-code-320')
  expect(await screen.at('open-case').isDisabled()).toBe(true)
  await screen.tap('code-given')
  await screen.tap('open-case')
  await screen.seesAt('base-case')
  caseId = screen.param('id')
  await screen.sees(/职工尚未认领/)
  await screen.picture('base-case-on-behalf-320')
})

test('a claim with a wrong code, by another person or with another person’s number is refused', async () => {
  const screen = await open(await desk().newcomer('霍青山'), { at: 'worker/claim/index' })
  await claim(screen, { ...own, code: '123' })
  await screen.sees('认领码是八位数字')
  await claim(screen, { ...own, code: code === '11111111' ? '22222222' : '11111111' })
  await screen.sees('认领码、姓名或身份证号不对')
  await screen.picture('worker-claim-wrong')
  await claim(screen, { ...another, code })
  await screen.seesAt('refusal')
  await claim(screen, { ...own, name: another.name, code })
  await screen.seesAt('refusal')
  await screen.go('')
  await screen.seesAt('home')
  expect(await screen.at('my-case').count()).toBe(0)
  screen.forgive(/4\d\d/)
})

test('she claims the case with her own WeChat over a weak signal, the code is used up, and the next person on her phone sees nothing of the case', async () => {
  const worker = await desk().newcomer(APPLICANT.name)
  const screen = await open(worker, { width: 320 })
  const weather = await weakSignal(screen, 400, 15)
  await screen.tap('go-claim')
  const answer = await loseAnswerTo(screen, 'case.claim')
  await claim(screen, { ...own, code })
  await screen.seesAt('stage-now')
  expect(answer.lost()).toBe(1)
  expect(screen.param('id')).toBe(caseId)
  await screen.picture('worker-claimed-320')
  await screen.tap('go-consents')
  await screen.sees(/当面签名同意/)
  await weather.over()

  const second = await open(await desk().newcomer('霍青山'), { at: 'worker/claim/index' })
  await claim(second, { ...own, code })
  await second.seesAt('refusal')
  second.forgive(/4\d\d/)

  // her phone is used by a neighbour with a case of his own
  await screen.handedTo(desk().base, 'w-he')
  await screen.tap('open-case')
  await screen.seesAt('stage-now')
  expect(screen.param('id')).not.toBe(caseId)
  expect(await screen.page.getByText(APPLICANT.name).count()).toBe(0)
  await screen.go(`worker/case/index?id=${caseId}`)
  await screen.sees('没有找到这份申请')
  await screen.handedTo(desk().base, worker)
  await screen.seesAt('my-case')
  await screen.go(`worker/case/index?id=${caseId}`)
  await screen.seesAt('stage-now')

  // from now on the union sees that the case was claimed, and only she may withdraw it
  const base = await open('market-2', { at: `base/case/index?id=${caseId}` })
  await base.sees(/职工本人已认领/)
})

test('a form half filled in on behalf of one worker is not shown to another person on the same phone', async () => {
  const screen = await open('lamp-1', { at: 'base/on-behalf/index' })
  await withPaper(screen)
  await aboutApplicant(screen)
  await screen.handedTo(desk().base, await desk().newcomer('舒窈'))
  await screen.tap('go-apply')
  await screen.tap('start-apply')
  await screen.seesAt('form-consents')
  expect(await screen.page.getByText(APPLICANT.name).count()).toBe(0)
  // her form is still there, listed by the worker's name
  await screen.handedTo(desk().base, 'lamp-1')
  await screen.go('base/on-behalf/index')
  await screen.sees(APPLICANT.name)
  await screen.picture('base-on-behalf-begun-320')
  // another worker's form starts empty
  await withPaper(screen)
  await screen.seesAt('form-consents')
  await screen.tap('agree')
  await screen.tap('agree')
  await screen.tap('block-family')
  expect(await screen.at('self-id').inputValue()).toBe('')
  await screen.go('base/on-behalf/index')
  await screen.does('open the older one', () => screen.startingWith('begun-go-on').last().click())
  await screen.tap('block-family')
  await screen.seesAt('person-me')
})
