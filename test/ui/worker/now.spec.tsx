import type { OwnCase } from '@domain/contract/views'
import { plainDate } from '@domain/kernel/plain-date'
import { dateText } from '@src/text'
import { home } from '@src/text/home'
import { casePage as words } from '@src/text/worker'
import { aPolicy } from '@test/support/policy'
import { render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import { MissingItems, Now } from '@src/worker/case/now'

const own = (over: Partial<OwnCase> = {}): OwnCase =>
  ({
    stage: 'surveying',
    stageSince: plainDate('2026-03-02'),
    dueOn: plainDate('2026-03-09'),
    unit: '虚构机械厂工会',
    unitPhone: '0000-1234567',
    wants: [],
    ...over,
  }) as OwnCase
const now = (): string => screen.getByTestId('stage-now').textContent ?? ''

const itIs = (day: string): void => cloud.answers('policy.current', { policy: aPolicy(), today: plainDate(day) })

beforeEach(() => itIs('2026-03-05'))

test('the current stage is shown with its first day, its due day and the union to call', () => {
  render(<Now own={own()} />)
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
  render(<Now own={own({ wants })} />)
  expect(screen.queryByTestId('late')).toBeNull()
  expect(now()).toContain(home.yourTurn)
  expect(now()).toContain(home.yourDay)
})

test('during a notice its last day is shown', () => {
  const notice = { lastDay: plainDate('2026-03-13') } as NonNullable<OwnCase['notice']>
  render(<Now own={own({ stage: 'on-notice', notice, dueOn: undefined })} />)
  expect(now()).toContain(home.noticeUntil)
  expect(now()).toContain(dateText('2026-03-13'))
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
  render(<MissingItems own={own({ wants })} />)
  const text = screen.getByTestId('missing').textContent ?? ''
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

test('a re-examination is offered only while it can still be requested', () => {
  const { unmount } = render(<Now own={own({ stage: 'refused', actions: ['requestReexamination'] })} />)
  expect(now()).toContain('可以申请一次复核')
  unmount()
  render(<Now own={own({ stage: 'refused', actions: [] })} />)
  expect(now()).toContain('复核已经用过')
  expect(now()).not.toContain('可以申请一次复核')
})
