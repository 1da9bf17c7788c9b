import type { OwnCase } from '@domain/contract/views'
import { plainDate } from '@domain/kernel/plain-date'
import { dateText } from '@src/text'
import { home } from '@src/text/home'
import { road, roadStepText, waitingText } from '@src/text/road'
import { casePage as words } from '@src/text/worker'
import { aPolicy } from '@test/support/policy'
import { render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import { Now } from '@src/worker/case/now'
import { RoadAhead } from '@src/worker/case/road'

const aRoad = (over: Partial<OwnCase['road']> = {}): OwnCase['road'] => ({
  waiting: 'visit',
  holder: 'base',
  by: plainDate('2026-03-09'),
  steps: [],
  ...over,
})
const own = (over: Partial<OwnCase> = {}): OwnCase =>
  ({
    id: 'CA-1',
    stage: 'surveying',
    stageSince: plainDate('2026-03-02'),
    road: aRoad(),
    holder: { unit: '虚构机械厂工会', phone: '0000-1234567' },
    wants: [],
    ...over,
  }) as unknown as OwnCase
const now = (): string => screen.getByTestId('stage-now').textContent ?? ''

const itIs = (day: string): void => cloud.answers('policy.current', { policy: aPolicy(), today: plainDate(day) })

beforeEach(() => itIs('2026-03-05'))

test('the headline says whose turn it is, with its day and the union to call', () => {
  render(<Now own={own()} />)
  expect(now()).toContain(waitingText.visit.now)
  expect(now()).toContain(road.unions)
  expect(now()).toContain(dateText('2026-03-02'))
  expect(now()).toContain(dateText('2026-03-09'))
  expect(now()).toContain('虚构机械厂工会')
  expect(screen.queryByTestId('late')).toBeNull()
})

test('a passed due day is shown as late, unless the case waits for the worker', () => {
  itIs('2026-03-10')
  const { unmount } = render(<Now own={own()} />)
  expect(screen.getByTestId('late').textContent).toContain(words.late)
  unmount()
  const wants: OwnCase['wants'] = [{ kind: 'correction', dueOn: plainDate('2026-03-09'), items: ['income'], note: '' }]
  render(<Now own={own({ wants, road: aRoad({ waiting: 'correction', holder: 'worker' }) })} />)
  expect(screen.queryByTestId('late')).toBeNull()
  expect(now()).toContain(waitingText.correction.now)
  expect(now()).toContain(road.yourDay)
})

test('during a notice its last day is shown, and the expected one while it cannot be counted', () => {
  const on = (by: string | undefined, expectedEnd?: string) =>
    own({
      road: aRoad({ waiting: 'notice', by: by === undefined ? undefined : plainDate(by) }),
      notice: { expectedEnd } as NonNullable<OwnCase['notice']>,
    })
  const { unmount } = render(<Now own={on('2026-03-13')} />)
  expect(now()).toContain(road.noticeDay)
  expect(now()).toContain(dateText('2026-03-13'))
  unmount()
  render(<Now own={on(undefined, '2027-01-08')} />)
  expect(now()).toContain(home.noticeExpected)
  expect(now()).toContain(dateText('2027-01-08'))
})

test('a correction shows all missing items at once, with the due day and the period allowed', () => {
  const wants: OwnCase['wants'] = [
    {
      kind: 'correction',
      dueOn: plainDate('2026-03-23'),
      items: ['householdRegister', 'incomeStatement', 'account', 'other'],
      note: '第二页看不清',
    },
  ]
  const by = plainDate('2026-03-23')
  render(<Now own={own({ wants, road: aRoad({ waiting: 'correction', holder: 'worker', by }) })} />)
  const text = screen.getByTestId('stage-now').textContent ?? ''
  for (const said of [
    '户口簿',
    '收入证明',
    '收款账户',
    words.items.other,
    '第二页看不清',
    dateText('2026-03-23'),
    '15 个工作日',
  ])
    expect(text).toContain(said)
  expect(text).not.toMatch(/[A-Za-z]/)
})

test('each thing asked is shown once, with one button; money that the union is looking for is not asked', () => {
  const hit = { kind: 'hit' as const, counterpart: 'vehicles', member: '甄*' as never, dueOn: plainDate('2026-03-12') }
  const receipt = { kind: 'receipt' as const, grant: 'GR-1' as never, programme: 'living' as const, amount: 1 as never }
  const wants: OwnCase['wants'] = [
    { ...hit, key: 'a' },
    { ...hit, key: 'b', counterpart: 'banks' },
    { ...receipt, paidOn: plainDate('2026-03-03'), traced: true },
  ]
  render(<Now own={own({ wants, road: aRoad({ waiting: 'hit', holder: 'worker' }) })} />)
  expect(screen.getAllByTestId('want-hit')).toHaveLength(2)
  expect(screen.queryByTestId('want-receipt')).toBeNull()
  expect(now().split('车辆').length).toBe(2)
})

test('the road shows days done, who has the present step, and the usual time of those to come', () => {
  const steps: OwnCase['road']['steps'] = [
    { key: 'applied', state: 'done', on: plainDate('2026-03-02') },
    { key: 'surveying', state: 'now', days: 5 },
    { key: 'deliberating', state: 'next', days: 5 },
    { key: 'on-notice', state: 'next', days: 7 },
    { key: 'paying', state: 'next', until: plainDate('2026-11-30') },
  ]
  render(<RoadAhead own={own({ road: aRoad({ steps }) })} />)
  const said = screen.getByTestId('road').textContent ?? ''
  for (const one of [
    roadStepText.applied,
    dateText('2026-03-02'),
    road.has('虚构机械厂工会'),
    road.by('2026-03-09'),
    road.usual(7),
    road.until('2026-11-30'),
  ])
    expect(said).toContain(one)
  expect(screen.getByText(road.left(12))).toBeTruthy()
})
