import { selfCalls } from '@domain/contract/self'
import { reportFault, reportOf } from '@src/gateway/faults/report-fault'
import Taro from '@tarojs/taro'
import { cloudOverHttps } from '../support/https'

const at = (path: string) => {
  jest.spyOn(Taro, 'getCurrentInstance').mockReturnValue({ router: { path, params: {} } } as never)
}

const broken = (message: string, stack: string): Error => {
  const error = new TypeError(message)
  error.stack = stack
  return error
}

const onWeb = broken(
  "Cannot read '谷雨声 13900000000'",
  `TypeError: Cannot read '谷雨声 13900000000'
    at Home (https://desk.example/as/w-gu/js/shared.4a7aedc9.js:1:2326)
    at Nh (https://desk.example/as/w-gu/js/vendors.d46b4eee.js:2:525568)
    at https://desk.example/as/w-gu/js/worker_apply_index.1122aabb.js:1:99`,
)
const inWeChat = `MiniProgramError
Cannot read property '谷雨声' of undefined
TypeError: Cannot read property '谷雨声' of undefined
    at Object.x (https://usr/app-service.js:12:345)
    at WAServiceMainContext.js:1:22222
    at n (https://usr/worker/apply/index.js:7:8)`

describe('an error report', () => {
  test('contains the build, the page without parameters, the error class and positions in our own files', () => {
    at('/worker/case/index?id=CA-1&name=谷雨声')
    expect(reportOf(onWeb)).toEqual({
      build: 'unknown',
      page: 'worker/case/index',
      error: 'TypeError',
      frames: ['js/shared.4a7aedc9.js:1:2326', 'js/worker_apply_index.1122aabb.js:1:99'],
    })
  })

  test('contains the same when the error comes as WeChat’s text', () => {
    at('worker/apply/index')
    expect(reportOf(inWeChat)).toMatchObject({
      error: 'TypeError',
      frames: ['app-service.js:12:345', 'worker/apply/index.js:7:8'],
    })
  })

  test.each([onWeb, inWeChat, new Error('岑'), 'text', undefined])(
    'always matches the contract and contains no private data',
    (error) => {
      at('/pages/home/index?stamp=1')
      const report = reportOf(error)
      expect(selfCalls['app.report'].input.safeParse(report).success).toBe(true)
      expect(JSON.stringify(report)).not.toMatch(/谷雨声|13900000000|岑|w-gu/)
    },
  )

  test('is sent once for each error, up to a limit', async () => {
    at('pages/home/index')
    const sent = cloudOverHttps({ 'app.report': () => ({}) })
    const fault = (line: number) => broken('x', `TypeError: x\n    at a (https://d/js/app.11aa22bb.js:${line}:1)`)
    const first = await reportFault(fault(1))
    expect(first).toMatch(/^[0-9A-Z]{6}$/)
    expect(await reportFault(fault(1))).toBe(first)
    expect(sent).toHaveLength(1)
    for (let line = 2; line < 20; line += 1) await reportFault(fault(line))
    expect(sent).toHaveLength(5)
  })
})
