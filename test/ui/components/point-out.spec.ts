jest.mock('@src/gateway', () => ({ isWeapp: false }))

import { pointOut } from '@src/components/point-out'
import Taro from '@tarojs/taro'

const field = (shown: boolean): void => {
  document.body.innerHTML = '<div class="field-wrong"><input /></div>'
  const wrong = document.querySelector('.field-wrong') as HTMLElement
  wrong.getClientRects = () => (shown ? [{}] : []) as unknown as DOMRectList
}
const pointedOut = (): number => {
  const said = jest.spyOn(Taro, 'showToast')
  pointOut('请填写')
  jest.advanceTimersByTime(100)
  const times = said.mock.calls.length
  said.mockRestore()
  return times
}
beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('a field that says what is wrong gets the focus, and no message covers it', () => {
  field(true)
  expect(pointedOut()).toBe(0)
  expect(document.activeElement?.tagName).toBe('INPUT')
})

test('where no field is shown, the message says it', () => {
  field(false)
  expect(pointedOut()).toBe(1)
})
