// Every page of the app opened by everybody with a cut-off, an altered and somebody else's address, on the real cloud in this
// process: a link in a message or a poster may be broken, and whoever opens it must read a sentence and find a way on.
import type { Envelope } from '@domain/contract/call'
import { reloadMe } from '@src/gateway/session/me'
import { reloadPolicy } from '@src/gateway/session/policy'
import { app } from '@src/text/app'
import { pagesOfTheApp } from '@test/support/app-pages'
import { aWorld } from '@test/support/ports'
import { aTown, type OfficerKey, submitted, type Town } from '@test/support/town'
import { act, cleanup, render } from '@testing-library/react'
import type { ComponentType } from 'react'
import { openedWith } from '../support/taro-api'

let mockTown: Town | undefined
let mockCaller: string | undefined
let mockUnderWay = 0
jest.mock('@src/gateway/calls/transport', () => ({
  sendOnce: async (_entry: string, envelope: Envelope) => {
    mockUnderWay += 1
    try {
      // one request arrives as JSON, like over the network
      return await mockTown?.raw(mockCaller, JSON.parse(JSON.stringify(envelope)))
    } finally {
      mockUnderWay -= 1
    }
  },
}))

/** Every parameter that any page reads, so that no page has to be listed here. */
const PARAMETERS = [
  'base block batch case code deed fresh grant id jurisdiction key layout level line mend name org programme request scene source stage state',
  'type what year',
].flatMap((line) => line.split(' '))

const all = (value: string) => Object.fromEntries(PARAMETERS.map((name) => [name, value]))

const WORKER = 'worker-9'
const PEOPLE: readonly (OfficerKey | typeof WORKER)[] = [
  WORKER,
  'neighbourOfficer',
  'countyReviewer',
  'cityReviewer',
  'countyFund',
  'countyApprover',
  'cityAuditor',
  'cityAdministrator',
]

let foreign: Readonly<Record<string, string>> = {}
beforeAll(async () => {
  globalThis.setImmediate ??= ((run: () => void) => setTimeout(run, 0)) as never // jsdom has none
  const world = await aWorld()
  // the reader of files needs Node's own bytes, and jsdom has a copy of the class
  const kinds = { kindOf: async () => 'image/jpeg' as const, withoutMetadata: (bytes: Uint8Array) => bytes }
  mockTown = await aTown({ ...world, ports: { ...world.ports, kinds } })
  const { caseId } = await submitted(mockTown)
  foreign = { ...all(caseId), year: '2026', grant: 'GR-0000000000000001', batch: 'BA-0000000000000001' }
})
afterAll(() => mockTown?.close())

/** Until nothing is under way, and what was answered is shown. */
const settled = async (): Promise<void> => {
  for (let quiet = 0; quiet < 3; quiet = mockUnderWay === 0 ? quiet + 1 : 0)
    await act(() => new Promise((resolve) => setTimeout(resolve, 1)))
}

/** What nobody may be shown. */
const NEVER = /有一项没有填对|NaN|undefined|null|Invalid|\[object/

const isTab = (at: string): boolean => at.startsWith('pages/')

const faultsOf = (at: string, page: HTMLElement): readonly string[] => {
  const shown = page.querySelector('.page-main')?.textContent ?? ''
  const body = page.querySelector('.page-body')
  const unspeakable = NEVER.exec(shown)?.[0]
  const refused = body?.querySelector('.refusal') !== null && body?.querySelector('[data-testid="to-home"]') === null
  return [
    unspeakable === undefined ? '' : `shows ${unspeakable}`,
    page.querySelector('.skeleton') === null ? '' : 'waits for ever',
    (body?.textContent ?? '').trim().length < 4 && body?.querySelector('input') === null ? 'is empty' : '',
    isTab(at) || page.querySelector('[data-testid="back"]')?.textContent === app.toHome ? '' : 'has no way home',
    refused && page.querySelector('[data-testid="retry"]') === null ? 'ends in a refusal' : '',
  ].filter((fault) => fault !== '')
}

const ADDRESSES = [
  ['without its end', () => ({})],
  ['with letters in it that mean nothing', () => all('%E0%A4%Aundefined')],
  ["with somebody else's case", () => foreign],
] as const

/** The page of all components shows the waiting state on purpose. */
const PAGES = pagesOfTheApp().filter((at) => !at.startsWith('look/'))

describe.each(ADDRESSES)('an address %s', (_how, params) => {
  test.each(PEOPLE)('tells %s on every page what is wrong, and the way home', async (who) => {
    mockCaller = who
    await reloadMe()
    await reloadPolicy()
    const found: string[] = []
    for (const at of PAGES) {
      openedWith(params())
      const { default: Page } = jest.requireActual<{ default: ComponentType }>(`@src/${at}`)
      const { container } = render(<Page />)
      await settled()
      found.push(...faultsOf(at, container).map((fault) => `${at} ${fault}`))
      cleanup()
    }
    expect(found).toEqual([])
    expect(mockTown?.world.logged.filter(({ level }) => level === 'alarm')).toEqual([])
  })
})
