import { MESSAGE_TOPICS, type MessageTopic } from '@domain/message/message'
import { render, screen } from '@testing-library/react'
import { phone } from '../support/gateway'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import { Untold } from '@src/admin/home/untold'

const outer = globalThis as unknown as { TEMPLATE_IDS: Partial<Record<MessageTopic, string>> }
const all = Object.fromEntries(MESSAGE_TOPICS.map((topic) => [topic, `T-${topic}`]))

beforeEach(() => {
  phone.isWeapp = true
})

test('no warning is shown when server and mini-program have all templates', () => {
  outer.TEMPLATE_IDS = all
  const { container } = render(<Untold untold={[]} />)
  expect(container.textContent).toBe('')
})

test('the warning names messages that the server cannot send and messages for which the mini-program asks no permission', () => {
  const { wanted: _wanted, ...rest } = all
  outer.TEMPLATE_IDS = rest
  render(<Untold untold={['duty', 'payment']} />)
  expect(screen.getByText(/谁也收不到：待办提醒、发放通知/)).toBeTruthy()
  expect(screen.getByText(/不会请人同意接收：需要补充。/)).toBeTruthy()
})
