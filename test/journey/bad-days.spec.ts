import { upToSigning, whoAndWhere } from './support/applying'
import { faultsTold, newBuild, nonsense } from './support/bad-weather'
import { stage } from './support/town'
import { leafThrough, signSurvey, survey } from './support/working'

const { desk, open } = stage()

describe('on a bad day', () => {
  it('a form that is reloaded half-way continues in the same block, and a double tap submits one case only', async () => {
    const worker = await desk().newcomer('谷雨声')
    const screen = await open(worker)
    await screen.tap('go-apply')
    await screen.tap('start-apply')
    await whoAndWhere(screen)
    await screen.reload()
    await screen.seesAt('block-page-family')
    await screen.seesAt('person-me')
    await screen.go('')
    await screen.picture('worker-home-resume')
    await screen.tap('resume-apply')
    await screen.tap('block-family')
    await upToSigning(screen)
    await screen.does('tap twice', () => screen.at('next').dblclick())
    await screen.seesAt('submitted')
    const { cases } = await desk().get(worker, 'case.mine', {})
    expect(cases).toHaveLength(1)
  })

  it('two rows tapped at once open one page, which is drawn, and back leads to where they were', async () => {
    const screen = await open('w-shang', { at: 'pages/me/index' })
    await screen.seesAt('go-claim')
    await screen.does('tap two rows at once', () =>
      screen.page.evaluate(() => {
        for (const row of ['go-claim', 'go-join']) document.querySelector<HTMLElement>(`[data-testid=${row}]`)?.click()
      }),
    )
    await screen.seesAt('claim')
    await screen.missing('join-code')
    await screen.tap('back')
    await screen.seesAt('me')
    await screen.tap('go-join')
    await screen.seesAt('join-code')
  })

  it('a survey filled in without a signal is kept on the phone and sent when the signal is back', async () => {
    const screen = await open('paper-1')
    await screen.opens('go-duties', 'base/duties/index')
    await screen.does('open the survey', () => screen.startingWith('duty-CA').first().click())
    await screen.seesAt('survey-arrived')
    await screen.signal(false)
    await survey(screen)
    await signSurvey(screen)
    await screen.tap('survey-submit')
    await screen.seesAt('survey-waiting')
    await screen.picture('base-survey-offline')
    await screen.signal(true)
    await screen.seesAt('survey-to-deliberation')
    screen.forgive(/ERR_INTERNET_DISCONNECTED/)
  })

  it('an officer with an outdated page is shown the step that another officer has taken since', async () => {
    const first = await open('bus-1')
    await first.opens('go-duties', 'base/duties/index')
    await first.does('open the case', () => first.startingWith('duty-CA').first().click())
    await leafThrough(first)
    await first.seesAt('accept-submit')
    const second = await open('bus-2', { at: `base/case/index?id=${first.param('id')}` })
    await leafThrough(second)
    await second.seesAt('accept-submit')
    await first.tap('accept-submit')
    await first.seesAt('done')
    await second.tap('accept-submit')
    await second.seesAt('stale')
    await second.picture('base-stale')
    second.forgive(/409/)
  })

  it('a character typed while the page is being drawn appears in the field', async () => {
    const screen = await open(await desk().newcomer('钟离暮'))
    await screen.focusFirstField()
    await screen.go('worker/join-union/index')
    await screen.does('see a field', () => screen.page.locator('.input:visible').first().waitFor())
    await screen.still() // all parts of the page have stopped moving
    await screen.page.keyboard.insertText('12')
    expect(await screen.page.locator('.input:visible').first().inputValue()).toBe('12')
  })

  it('a page shows that the network is missing, and removes this notice when the network is back', async () => {
    const screen = await open(await desk().newcomer('蔺初九'))
    await screen.seesAt('go-apply')
    await screen.signal(false)
    await screen.seesAt('offline')
    await screen.picture('worker-home-offline')
    await screen.signal(true)
    await screen.missing('offline')
    screen.forgive(/ERR_INTERNET_DISCONNECTED/)
  })

  it('a page left open during a new build shows that the app has been updated', async () => {
    const screen = await open(await desk().newcomer('蔺十一'), { width: 320 })
    await screen.seesAt('go-apply')
    await newBuild(screen)
    await screen.tap('go-apply')
    await screen.seesAt('renewed')
    await screen.sees('工会帮扶已经更新')
    await screen.picture('worker-new-build-320')
    await screen.tap('reload-later')
    await screen.page.waitForURL(/pages\/home\/index/)
    await screen.tap('go-apply')
    await screen.seesAt('renewed')
    await screen.page.unrouteAll()
    await screen.tap('reload')
    await screen.seesAt('start')
    screen.forgive(/404|ChunkLoadError|Loading (?:CSS )?chunk/)
  })

  it('a page that fails to render offers a way on and reports only the place in the code to the cloud', async () => {
    const screen = await open(await desk().newcomer('蔺十二'), { width: 320 })
    await screen.seesAt('go-apply')
    const told = faultsTold(screen.page)
    await nonsense(screen, 'inbox.list')
    await screen.does('open the inbox', () => screen.page.getByText('消息', { exact: true }).last().click())
    await screen.seesAt('page-broken')
    await screen.sees(/请把编号 [0-9A-Z]{6} 告诉工会/)
    await screen.missing('step-lost')
    await screen.picture('page-broken-320')
    expect(told).toHaveLength(1)
    expect(told[0]?.input).toMatchObject({ page: 'pages/inbox/index', error: 'TypeError' })
    expect(JSON.stringify(told)).not.toMatch(/蔺十二|undefined|as\//)
    await screen.tap('broken-home')
    await screen.seesAt('go-apply')
    screen.forgive(/TypeError|reading/)
  })

  it('a refusal shows the request number under which it is logged', async () => {
    const screen = await open(await desk().newcomer('蔺十三'), {
      at: 'base/case/index?id=CA-nobodysCase0001',
      width: 320,
    })
    await screen.seesAt('refusal')
    await screen.sees(/问题编号 [0-9A-Z]{6}/)
    await screen.picture('refusal-number-320')
    screen.forgive(/40[34]/)
  })

  it('an unknown address opens the home page', async () => {
    const screen = await open(await desk().newcomer('蔺十四'), { at: 'worker/gone/index' })
    await screen.seesAt('go-apply')
  })
})
