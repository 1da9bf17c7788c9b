let mockWeapp = false
jest.mock('@src/gateway', () => ({
  get isWeapp() {
    return mockWeapp
  },
}))

import { pointOut } from '@src/components/point-out'
import Taro from '@tarojs/taro'

const field = (shown: boolean): void => {
  document.body.innerHTML = '<div class="field-wrong"><input /></div>'
  const wrong = document.querySelector('.field-wrong') as HTMLElement
  wrong.getClientRects = () => (shown ? [{}] : []) as unknown as DOMRectList
}
/** What WeChat answers when it is asked for the box of such a field. */
const fieldOfThePhone = (shown: boolean): void => {
  const query = {
    select: () => query,
    boundingClientRect: (then: (box: unknown) => void) => {
      then(shown ? { height: 80 } : null)
      return query
    },
    exec: () => query,
  }
  Object.assign(Taro, { createSelectorQuery: () => query })
}
const pointedOut = async (): Promise<number> => {
  const said = jest.spyOn(Taro, 'showToast')
  pointOut('请填写')
  await jest.advanceTimersByTimeAsync(100)
  const times = said.mock.calls.length
  said.mockRestore()
  return times
}
beforeEach(() => jest.useFakeTimers())
afterEach(() => {
  jest.useRealTimers()
  mockWeapp = false
})

test('a field that says what is wrong gets the focus, and no message covers it', async () => {
  field(true)
  expect(await pointedOut()).toBe(0)
  expect(document.activeElement?.tagName).toBe('INPUT')
})

test('where no field is shown, the message says it', async () => {
  field(false)
  expect(await pointedOut()).toBe(1)
})

test.each([
  ['says nothing where a field says it', true, 0],
  ['says it where no field does', false, 1],
])('in the mini-program too the message %s', async (_what, shown, times) => {
  mockWeapp = true
  fieldOfThePhone(shown)
  expect(await pointedOut()).toBe(times)
})
