import { readFileSync } from 'node:fs'
import type { AxeResults } from 'axe-core'
import type { Screen } from './support/browser'
import { stage } from './support/town'

jest.setTimeout(300_000)

const { desk, open } = stage()
const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')

type Axe = { axe?: { run: (context: unknown, options: unknown) => Promise<AxeResults> } }

/** What axe calls serious or critical on the screen as it stands, one line a rule. */
const barriers = async (screen: Screen): Promise<readonly string[]> => {
  await screen.page.evaluate(AXE)
  return screen.page.evaluate(async () => {
    // Taro leaves the pages below the top one in the document, hidden: axe skips what is hidden
    const found = await (globalThis as Axe).axe?.run(document, { resultTypes: ['violations'] })
    return (found?.violations ?? [])
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .map((node) => `${node.html.slice(0, 160)}`)
            .slice(0, 3)
            .join(' | ')}`,
      )
  })
}

/** Every barrier on these pages, as this person sees them. */
const walk = async (screen: Screen, pages: readonly string[]): Promise<readonly string[]> => {
  const found: string[] = []
  for (const at of pages) {
    await screen.go(at)
    await screen.settled()
    found.push(...(await barriers(screen)).map((line) => `${at}  ${line}`))
    await screen.picture(
      `a11y-${at.replace(/\?.*/, '').replace(/\W+/g, '-')}-${screen.page.viewportSize()?.width ?? 0}`,
    )
  }
  return found
}

const ownCase = async (person: string): Promise<string> => {
  const { cases } = await desk().get(person, 'case.mine', {})
  return cases[0]?.id ?? ''
}

describe('nothing serious bars anybody from', () => {
  it('the worker’s pages', async () => {
    const id = await ownCase('w-ou')
    const screen = await open('w-ou')
    const tabs = ['home', 'notices', 'inbox', 'me'].map((page) => `pages/${page}/index`)
    const own = ['case', 'account', 'looked-at', 'consents'].map((page) => `worker/${page}/index?id=${id}`)
    expect(await walk(screen, [...tabs, ...own, 'worker/precheck/index', 'worker/claim/index'])).toEqual([])
  })

  it('the application, step by step', async () => {
    const worker = await desk().newcomer('谷雨声')
    const screen = await open(worker)
    const found: string[] = []
    for (let step = 0; step < 15; step += 1) {
      await screen.page.evaluate(
        ([person, at]) => {
          const key = Object.keys(localStorage).find((name) => name.endsWith('draft:apply'))
          if (key === undefined) return
          const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as { data?: { step?: number } }
          if (kept.data !== undefined) kept.data.step = at as number
          localStorage.setItem(key, JSON.stringify(kept))
          return person
        },
        [worker, step] as const,
      )
      await screen.go('worker/apply/index')
      await screen.settled()
      if (step === 0) await screen.does('begin', () => screen.startingWith('unit-OR').first().click())
      found.push(...(await barriers(screen)).map((line) => `step ${step}  ${line}`))
    }
    await screen.seesAt('step-sign')
    expect(found).toEqual([])
  })

  it('the notice and the objection of a member', async () => {
    const { items } = await desk().get('w-jiang', 'notice.list', {})
    const id = items[0]?.id ?? ''
    const screen = await open('w-jiang')
    expect(await walk(screen, [`worker/notice/index?id=${id}`, `worker/object/index?id=${id}`])).toEqual([])
  })

  it('the base union’s pages', async () => {
    const bus = await open('bus-1')
    const paper = await open('paper-1')
    const accepted = await ownCase('w-zhan')
    const lamp = await open('lamp-1')
    const found = [
      ...(await walk(bus, [
        'base/duties/index',
        'base/cases/index',
        'base/roster/index',
        `base/case/index?id=${await ownCase('w-he')}`,
      ])),
      ...(await walk(paper, [`base/survey/index?id=${accepted}`, 'base/drive/index', 'base/on-behalf/index'])),
      ...(await walk(lamp, [`base/deliberation/index?id=${await ownCase('w-min')}`])),
      ...(await walk(await open('school-1'), [`base/notice/index?id=${await ownCase('w-yan')}`])),
    ]
    expect(found).toEqual([])
  })

  it('the reviewers’ desk', async () => {
    const screen = await open('city-review-1', { wide: true })
    const pages = [
      'review/queue/index',
      `review/case/index?id=${await ownCase('w-bao')}`,
      `review/case/index?id=${await ownCase('w-pu')}`,
      'review/crosscheck/index',
    ]
    expect(await walk(screen, pages)).toEqual([])
  })

  it('the desk of the money, the report, and the office', async () => {
    const money = await open('city-fund', { wide: true })
    const office = await open('city-admin', { wide: true })
    const paid = await ownCase('w-ou')
    const found = [
      ...(await walk(money, [
        'finance/home/index',
        'finance/households/index',
        `finance/propose/index?case=${paid}`,
        'finance/grants/index?state=held',
        'finance/batches/index',
        'finance/failures/index',
        'finance/report/index',
      ])),
      ...(await walk(office, ['admin/home/index', 'admin/unions/index', 'admin/policies/index', 'admin/drive/index'])),
    ]
    expect(found).toEqual([])
  })

  it('the way in: the code on the computer, the numbers on the phone, the computers one is signed in on', async () => {
    const computer = await open('at-the-desk', { wide: true, folder: 'office/' })
    await computer.seesAt('sign-in-code')
    expect(await barriers(computer)).toEqual([])
    const code = ((await computer.at('sign-in-text').textContent()) ?? '').replace(' ', '')
    const number = (await computer.at('sign-in-number').textContent()) ?? ''
    const phone = await open('pengjiang-admin')
    expect(await walk(phone, ['admin/let-in/index', `admin/let-in/index?request=${code}`])).toEqual([])
    await phone.tap(`number-${number}`)
    await phone.seesAt('let-in-approved')
    expect(await walk(phone, ['admin/computers/index', 'admin/found/index'])).toEqual([])
  })
})
