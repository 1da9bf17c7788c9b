import { MESSAGE_TOPICS, type MessageTopic } from '@domain/message/message'
import { render, screen } from '@testing-library/react'

jest.mock('@src/gateway', () => ({ isWeapp: true, useLargeType: () => [false, () => undefined] }))

import { Untold } from '@src/admin/home/untold'

const outer = globalThis as unknown as { TEMPLATE_IDS: Partial<Record<MessageTopic, string>> }
const all = Object.fromEntries(MESSAGE_TOPICS.map((topic) => [topic, `T-${topic}`]))

test('with every template on both sides there is nothing to say', () => {
  outer.TEMPLATE_IDS = all
  const { container } = render(<Untold untold={[]} />)
  expect(container.textContent).toBe('')
})

test('what the server cannot send, and what this mini-program asks no leave for, is said in words', () => {
  const { wanted: _wanted, ...rest } = all
  outer.TEMPLATE_IDS = rest
  render(<Untold untold={['duty', 'payment']} />)
  expect(screen.getByText(/谁也收不到：待办提醒、发放通知/)).toBeTruthy()
  expect(screen.getByText(/不会请人同意接收：需要补充。/)).toBeTruthy()
})
