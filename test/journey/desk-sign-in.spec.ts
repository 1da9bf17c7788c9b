import { computersPage, letInPage } from '@src/text/computers'
import { signInPage } from '@src/text/session'
import type { Screen } from './support/browser'
import { stage } from './support/town'

const { desk, open } = stage()

const ADMIN = 'pengjiang-admin'

/** The web page as deployed: no person is signed in until a phone has approved the browser. */
const atTheDesk = (name: string, at = ''): Promise<Screen> => open(name, { wide: true, folder: 'office/', at })

const onScreen = async (computer: Screen): Promise<{ readonly code: string; readonly number: string }> => {
  await computer.seesAt('sign-in-code')
  const code = (await computer.at('sign-in-text').textContent()) ?? ''
  const number = (await computer.at('sign-in-number').textContent()) ?? ''
  expect(code).toMatch(/^\d{4} \d{4}$/)
  expect(number).toMatch(/^\d{2}$/)
  return { code, number }
}

/** The phone of a person of the town; in a browser there is no scanner, so the code is typed. */
const phoneAt = async (person: string, code: string): Promise<Screen> => {
  const phone = await open(person, { at: 'pages/me/index' })
  await phone.tap('go-let-in')
  await phone.type('let-in-code', code)
  await phone.tap('let-in-next')
  return phone
}

const letIn = async (computer: Screen, person: string): Promise<Screen> => {
  const { code, number } = await onScreen(computer)
  const phone = await phoneAt(person, code)
  await phone.tap(`number-${number}`)
  await phone.seesAt('let-in-approved')
  await computer.missing('sign-in')
  return phone
}

const passMinutes = async (minutes: number): Promise<void> => {
  const answer = await fetch(`${desk().base}desk/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ minutes }),
  })
  expect(answer.ok).toBe(true)
}

describe('signing in to the web desk', () => {
  it('a link asks for the sign-in code first and opens its page after the phone’s approval', async () => {
    const computer = await atTheDesk('at-the-desk', 'admin/unions/index')
    const { code, number } = await onScreen(computer)
    await computer.picture('sign-in-1440')
    const phone = await phoneAt(ADMIN, code)
    await phone.seesAt('let-in-confirm')
    await phone.sees(letInPage.which)
    await phone.picture('let-in')
    await phone.tap(`number-${number}`)
    await phone.seesAt('let-in-approved')
    await phone.picture('let-in-approved')
    await computer.seesAt('register')
    await computer.missing('sign-in')
    const cookies = await computer.page.context().cookies()
    expect(cookies).toMatchObject([{ httpOnly: true, sameSite: 'Strict' }])
    expect(await computer.page.evaluate(() => document.cookie)).toBe('')
    // the same browser stays signed in
    await computer.reload()
    await computer.seesAt('register')
  })

  it('a wrong number is refused, and three of them invalidate the code, so that the computer needs a new one', async () => {
    const computer = await atTheDesk('wrong-number')
    const { code, number } = await onScreen(computer)
    const phone = await phoneAt(ADMIN, code)
    await phone.seesAt(`number-${number}`)
    const all = await phone.startingWith('number-').all()
    const ids = await Promise.all(all.map((one) => one.getAttribute('data-testid')))
    const [first = '', second = '', third = ''] = ids.flatMap((id) =>
      id === null || id === `number-${number}` ? [] : [id],
    )
    await phone.tap(first)
    await phone.sees('还可以点 2 次')
    await phone.tap(second)
    await phone.sees('还可以点 1 次')
    await phone.tap(third)
    await phone.seesAt('let-in-over')
    await computer.seesAt('sign-in-over')
    await computer.tap('sign-in-again')
    const anew = await onScreen(computer)
    expect(anew.code).not.toBe(code)
  })

  it('“不是我” on the phone ends the computer’s sign-in request', async () => {
    const computer = await atTheDesk('not-me')
    const { code } = await onScreen(computer)
    const phone = await phoneAt(ADMIN, code)
    await phone.tap('let-in-decline')
    await phone.seesAt('let-in-declined')
    await computer.seesAt('sign-in-over')
  })

  it('a worker gets the message that the web desk is for officers only', async () => {
    const computer = await atTheDesk('for-officers')
    const { code } = await onScreen(computer)
    const worker = await desk().newcomer('纪小满')
    const phone = await open(worker)
    await phone.go(`admin/let-in/index?request=${code.replace(' ', '')}`)
    await phone.sees('电脑网页供工会经办人员使用')
    await computer.seesAt('sign-in-code')
  })

  it('an expired code is refused on the phone and on the computer', async () => {
    const computer = await atTheDesk('too-late')
    const { code } = await onScreen(computer)
    await passMinutes(3)
    const phone = await phoneAt(ADMIN, code)
    await phone.seesAt('let-in-over')
    await computer.seesAt('sign-in-over')
  })
})

describe('a session of the web desk', () => {
  it('expires with a message on the page, and keeps the typed input until the phone has approved a new sign-in', async () => {
    const computer = await atTheDesk('half-an-hour', 'admin/unions/index')
    await letIn(computer, ADMIN)
    await computer.tap('register')
    await computer.type('union-name', '半途而写公司工会')
    await computer.type('union-staff', '21')
    await computer.type('union-phone', '0000-0000021')
    await passMinutes(31)
    await computer.tap('register-send')
    await computer.sees(signInPage.ended)
    await computer.picture('session-ended-1440')
    await letIn(computer, ADMIN)
    await computer.tap('register-send')
    await computer.sees('半途而写公司工会已登记')
  })

  it('is revoked from the phone, and the computer is signed out at its next step', async () => {
    const computer = await atTheDesk('from-the-phone', 'admin/unions/index')
    const phone = await letIn(computer, ADMIN)
    await computer.seesAt('register')
    await phone.go('admin/computers/index')
    await phone.sees(computersPage.lastUsed)
    await phone.picture('computers')
    const all = await phone.startingWith('end-all').count()
    if (all > 0) await phone.tap('end-all')
    else await phone.startingWith('end-').first().click()
    await phone.seesAt('ended')
    await computer.go('admin/unions/index')
    await computer.seesAt('sign-in-code')
  })

  it('is ended at the desk, and no typed input remains for the next person', async () => {
    const computer = await atTheDesk('signing-out')
    await letIn(computer, ADMIN)
    await computer.go('pages/me/index')
    await computer.tap('sign-out')
    await computer.tap('sign-out')
    await computer.seesAt('sign-in-code')
    const kept = await computer.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')))
    expect(kept).toEqual([])
  })

  it('ends when the officer is removed: the next step asks for a sign-in', async () => {
    const person = await desk().newcomer('施又新')
    const { posts } = await desk().get(ADMIN, 'me.open', {})
    const county = posts[0]?.org.id
    if (county === undefined) throw new Error('the administrator has no post')
    const { code } = await desk().get(ADMIN, 'officer.invite', { org: county, role: 'auditor', name: '施又新' })
    await desk().get(person, 'officer.join', { code })
    const computer = await atTheDesk('removed', 'admin/unions/index')
    await letIn(computer, person)
    await computer.seesAt('side-nav-home')
    const { officers } = await desk().get(ADMIN, 'officer.list', { org: county })
    const removed = officers.find(({ name }) => name === '施又新')
    if (removed === undefined) throw new Error('nobody joined')
    await desk().get(ADMIN, 'officer.remove', { org: county, person: removed.person, role: 'auditor' })
    await computer.go('admin/unions/index')
    await computer.seesAt('sign-in-code')
  })
})
