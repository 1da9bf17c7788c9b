import Taro from '@tarojs/taro'

const { back, go, replace } =
  jest.requireActual<typeof import('@src/gateway/navigation/go')>('@src/gateway/navigation/go')

/** What the router was asked for, in order. */
let asked: string[] = []
/** Tells the gateway that the page asked for last is shown. */
let shown = (): void => undefined
let stack: { route: string }[] = []

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))
const isShown = async (): Promise<void> => {
  shown()
  await settled()
}

beforeEach(() => {
  asked = []
  stack = [{ route: 'pages/home/index' }, { route: 'worker/case/index' }]
  const asking = (way: string) => (to?: { url: string }) => {
    asked.push(`${way} ${to?.url ?? ''}`.trim())
    return Promise.resolve({ errMsg: '' })
  }
  jest.spyOn(Taro, 'navigateTo').mockImplementation(asking('on top') as never)
  jest.spyOn(Taro, 'redirectTo').mockImplementation(asking('instead') as never)
  jest.spyOn(Taro, 'switchTab').mockImplementation(asking('tab') as never)
  jest.spyOn(Taro, 'navigateBack').mockImplementation(asking('back') as never)
  jest.spyOn(Taro, 'getCurrentPages').mockImplementation(() => stack as never)
  jest.spyOn(Taro.eventCenter, 'once').mockImplementation(((_event: string, then: () => void) => {
    shown = then
  }) as never)
})
afterEach(async () => {
  await isShown()
  await isShown()
  jest.restoreAllMocks()
})

test('of two rows tapped at once the first opens, and after it is shown the next tap counts', async () => {
  go('/worker/case/index', { id: 'CA-1' })
  go('/worker/notice/index')
  go('/pages/me/index')
  await settled()
  expect(asked).toEqual(['on top /worker/case/index?id=CA-1'])
  await isShown()
  go('/worker/notice/index')
  expect(asked).toEqual(['on top /worker/case/index?id=CA-1', 'on top /worker/notice/index'])
})

test('a second tap on the way back goes back once', async () => {
  back()
  back()
  await isShown()
  await isShown()
  expect(asked).toEqual(['back'])
})

test('what follows from an answer waits for the page that was just being opened, and comes once', async () => {
  go('/worker/notice/index')
  replace('/worker/case/index', { id: 'CA-1' })
  replace('/worker/case/index', { id: 'CA-1' })
  await settled()
  expect(asked).toEqual(['on top /worker/notice/index'])
  await isShown()
  await isShown()
  expect(asked).toEqual(['on top /worker/notice/index', 'instead /worker/case/index?id=CA-1'])
})

test('a row tapped while the page above it is being left opens when it has been left', async () => {
  back()
  go('/worker/notice/index')
  await settled()
  expect(asked).toEqual(['back'])
  await isShown()
  expect(asked).toEqual(['back', 'on top /worker/notice/index'])
})

test('after a page that could not be fetched the next tap counts', async () => {
  go('/worker/case/index')
  await settled()
  window.dispatchEvent(new Event('unhandledrejection'))
  await settled()
  go('/worker/notice/index')
  expect(asked).toEqual(['on top /worker/case/index', 'on top /worker/notice/index'])
})

test('a refused opening is told, and the next tap counts', async () => {
  jest.spyOn(Taro, 'navigateTo').mockRejectedValueOnce(new Error('navigateTo:fail'))
  const told = jest.spyOn(Taro, 'showToast')
  go('/worker/case/index')
  await isShown()
  expect(told).toHaveBeenCalledTimes(1)
  go('/worker/notice/index')
  expect(asked).toEqual(['on top /worker/notice/index'])
})

test('the tab page in front is not opened once more', () => {
  stack = [{ route: '/pages/home/index' }]
  go('/pages/home/index')
  go('/pages/me/index')
  expect(asked).toEqual(['tab /pages/me/index'])
})

test('after five seconds without a word the next tap counts', () => {
  jest.useFakeTimers()
  go('/worker/case/index')
  jest.advanceTimersByTime(4900)
  go('/worker/notice/index')
  jest.advanceTimersByTime(200)
  go('/worker/notice/index')
  jest.useRealTimers()
  expect(asked).toEqual(['on top /worker/case/index', 'on top /worker/notice/index'])
})
