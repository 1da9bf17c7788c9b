import Taro from '@tarojs/taro'

jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    downloadFile: jest.fn(),
    openDocument: jest.fn(),
    saveFileToDisk: jest.fn(),
    shareFileMessage: jest.fn(),
    getSystemInfoSync: jest.fn(),
  },
}))

import { download } from '@src/gateway/files/download'

const taro = Taro as unknown as Record<string, jest.Mock>
const on = (platform: string, statusCode = 200): void => {
  taro['getSystemInfoSync']?.mockReturnValue({ platform })
  taro['downloadFile']?.mockResolvedValue({ tempFilePath: 'wxfile://tmp', statusCode })
  for (const act of ['openDocument', 'saveFileToDisk', 'shareFileMessage']) taro[act]?.mockResolvedValue({})
}
const env = process.env as Record<string, string | undefined>
const before = env['TARO_ENV']
afterEach(() => {
  env['TARO_ENV'] = before
  jest.restoreAllMocks()
})

describe('in the mini-program', () => {
  beforeEach(() => {
    env['TARO_ENV'] = 'weapp'
  })

  test.each([
    ['android', '名单.xlsx', 'opened', 'xlsx'],
    ['ios', '纪要.DOCX', 'opened', 'docx'],
    ['harmony', '旧表.XLS', 'opened', 'xls'],
  ])('on %s %s is %s as %s', async (platform, name, what, fileType) => {
    on(platform)
    expect(await download('https://a.example/f', name)).toBe(what)
    expect(taro['openDocument']).toHaveBeenLastCalledWith({ filePath: 'wxfile://tmp', fileType, showMenu: true })
  })

  test('a text for the bank, which no phone opens, is passed on under its name', async () => {
    on('android')
    expect(await download('https://a.example/f', '银行代发.csv')).toBe('sent')
    expect(taro['shareFileMessage']).toHaveBeenLastCalledWith({ filePath: 'wxfile://tmp', fileName: '银行代发.csv' })
  })

  test.each(['windows', 'mac'])('WeChat for %s saves it', async (platform) => {
    on(platform)
    expect(await download('https://a.example/f', '银行代发.csv')).toBe('kept')
  })

  test('an expired link, a lost network, a person who passes it to nobody: not got', async () => {
    on('android', 403)
    expect(await download('https://a.example/f', '名单.xlsx')).toBe('failed')
    on('android')
    taro['shareFileMessage']?.mockRejectedValue(new Error('shareFileMessage:fail cancel'))
    expect(await download('https://a.example/f', '银行代发.txt')).toBe('failed')
  })
})

describe('in a browser', () => {
  beforeEach(() => {
    env['TARO_ENV'] = 'h5'
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
  })

  test.each([
    ['Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36', 'given'],
    ['Mozilla/5.0 (Linux; Android 12) MicroMessenger/8.0.40', 'maybe'],
    ['Mozilla/5.0 (Windows NT 6.1) WindowsWechat MicroMessenger/7.0.20', 'maybe'],
    ['Mozilla/5.0 (iPhone) wxwork/4.1.10 MicroMessenger/7.0.1', 'maybe'],
  ])('%s: %s', async (agent, what) => {
    jest.spyOn(navigator, 'userAgent', 'get').mockReturnValue(agent)
    expect(await download('files/FI-a', '名单.xlsx')).toBe(what)
  })
})
