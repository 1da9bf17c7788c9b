import type { LocalFile } from '@src/gateway'

const SERVER = 'https://bangfu.example'
type Request = {
  readonly url: string
  readonly method: string
  readonly header: Readonly<Record<string, string>>
  readonly data: unknown
}
type Gateway = typeof import('@src/gateway')
/** Functions of the platform that the fake of Taro lacks. */
type Phone = {
  login: jest.Mock
  request: jest.Mock
  downloadFile: jest.Mock
  openDocument: jest.Mock
  cloud: { init: jest.Mock; callFunction: jest.Mock; uploadFile: jest.Mock }
  getFileSystemManager: () => unknown
  clearStorageSync(): void
}

let gateway: Gateway
let phone: Phone

/** A server that issues tokens t1, t2, …, accepts only the newest, and answers calls by `answer`. */
const server = (answer: (envelope: { name: string; commandId?: string }, request: Request) => unknown) => {
  const requests: Request[] = []
  const state = { handedOut: 0, knows: '' }
  phone.request.mockImplementation(async (request: Request) => {
    requests.push(request)
    if (request.url === `${SERVER}/login`) {
      state.handedOut += 1
      state.knows = `t${state.handedOut}`
      return { statusCode: 200, data: { ok: true, value: { token: state.knows, until: 1 }, requestId: 'r' } }
    }
    if (request.method === 'PUT') return { statusCode: 200, data: { ok: true } }
    if (request.header['authorization'] !== `Bearer ${state.knows}`)
      return { statusCode: 200, data: { ok: false, refusal: { code: 'NOT_SIGNED_IN' }, requestId: 'r' } }
    return { statusCode: 200, data: answer(request.data as { name: string }, request) }
  })
  const of = (path: string): readonly Request[] => requests.filter(({ url }) => url === `${SERVER}/${path}`)
  return { requests, of, state }
}
const mine = () => ({ ok: true, value: { cases: [] }, requestId: 'r' })

beforeEach(async () => {
  jest.resetModules()
  jest.useFakeTimers({ advanceTimers: 2000 })
  process.env['TARO_ENV'] = 'weapp'
  Object.assign(globalThis, { SERVER_URL: `${SERVER}/` })
  phone = (await import('@tarojs/taro')).default as unknown as Phone
  phone.login = jest.fn(async () => ({ code: 'a-code' }))
  phone.request = jest.fn()
  phone.downloadFile = jest.fn(async () => ({ tempFilePath: 'tmp', statusCode: 200 }))
  phone.openDocument = jest.fn(async () => ({}))
  phone.cloud = { init: jest.fn(), callFunction: jest.fn(), uploadFile: jest.fn() }
  phone.clearStorageSync()
  gateway = await import('@src/gateway')
})
afterEach(() => jest.useRealTimers())
afterAll(() => {
  process.env['TARO_ENV'] = 'h5'
  Reflect.deleteProperty(globalThis, 'SERVER_URL')
})

describe('a mini-program of a federation with its own server', () => {
  test('signs in with WeChat’s code once for many calls', async () => {
    const { of } = server(mine)
    const answers = await Promise.all([gateway.ask('case.mine', {}), gateway.ask('case.mine', {})])
    expect(answers.map((answer) => answer.ok)).toEqual([true, true])
    await gateway.ask('case.mine', {})
    expect(of('login').map(({ data }) => data)).toEqual([{ code: 'a-code' }])
    expect(of('api').map(({ header }) => header['authorization'])).toEqual(['Bearer t1', 'Bearer t1', 'Bearer t1'])
  })

  test('signs in again automatically when the session has expired, and the command keeps its key', async () => {
    const { of, state } = server(() => ({ ok: true, value: { ended: 0 }, requestId: 'r' }))
    await gateway.ask('case.mine', {})
    state.knows = 'revoked'
    const answer = await gateway.command('session.revoke', { session: 'all' })
    expect(answer.ok).toBe(true)
    const sent = of('api').slice(1)
    expect(sent.map(({ header }) => header['authorization'])).toEqual(['Bearer t1', 'Bearer t2'])
    const keys = sent.map(({ data }) => (data as { commandId?: string }).commandId)
    expect(keys[0]).toMatch(/^[0-9A-Za-z_-]{16,64}$/)
    expect(keys[1]).toBe(keys[0])
  })

  test('retries a call under the same key when the reply is lost', async () => {
    let lost = 1
    const { of } = server(() => {
      lost -= 1
      if (lost >= 0) throw new Error('request:fail timeout')
      return { ok: true, value: { ended: 0 }, requestId: 'r' }
    })
    expect((await gateway.command('session.revoke', { session: 'all' })).ok).toBe(true)
    const keys = of('api').map(({ data }) => (data as { commandId?: string }).commandId)
    expect(keys).toHaveLength(2)
    expect(keys[1]).toBe(keys[0])
  })

  test('answers UNAVAILABLE when there is no signal at sign-in', async () => {
    phone.request.mockRejectedValue(new Error('request:fail'))
    expect(await gateway.ask('case.mine', {})).toMatchObject({ ok: false, refusal: { code: 'UNAVAILABLE' } })
  })

  test('shows the person the server’s refusal of the sign-in', async () => {
    phone.request.mockResolvedValue({
      statusCode: 200,
      data: { ok: false, refusal: { code: 'TOO_MANY' }, requestId: '' },
    })
    expect(await gateway.ask('case.mine', {})).toMatchObject({ ok: false, refusal: { code: 'TOO_MANY' } })
  })

  test('uploads files to the server’s own address', async () => {
    const bytes = new ArrayBuffer(3)
    phone.getFileSystemManager = () => ({
      readFile: ({ success }: { success: (read: { data: ArrayBuffer }) => void }) => success({ data: bytes }),
    })
    const { requests } = server(({ name }) =>
      name === 'file.ticket'
        ? { ok: true, value: { file: 'FI-1', put: { via: 'https', path: 'upload/FI-1?t=pass' } }, requestId: 'r' }
        : { ok: true, value: { file: 'FI-1' }, requestId: 'r' },
    )
    const file: LocalFile = { path: 'wxfile://a.pdf', name: 'a.pdf', size: 3, mime: 'application/pdf' }
    expect(await gateway.upload('proof', file)).toMatchObject({ ok: true, value: 'FI-1' })
    expect(requests.find(({ method }) => method === 'PUT')).toMatchObject({
      url: `${SERVER}/upload/FI-1?t=pass`,
      header: { 'content-type': 'application/pdf' },
      data: bytes,
    })
  })

  test('downloads files from the server’s own address', async () => {
    expect(await gateway.download('file/FI-1/a.xlsx?t=pass', 'a.xlsx')).toBe('opened')
    expect(phone.downloadFile).toHaveBeenCalledWith({ url: `${SERVER}/file/FI-1/a.xlsx?t=pass` })
    expect(phone.openDocument).toHaveBeenCalledWith({ filePath: 'tmp', fileType: 'xlsx', showMenu: true })
  })

  test('does not open the response to an expired link as a document', async () => {
    phone.downloadFile = jest.fn(async () => ({ tempFilePath: 'tmp', statusCode: 403 }))
    expect(await gateway.download('file/FI-1/a.docx?t=over', 'a.docx')).toBe('failed')
    expect(phone.openDocument).not.toHaveBeenCalled()
  })

  test('never calls WeChat’s cloud', async () => {
    server(mine)
    ;(await import('@src/gateway/platform/start')).startCloud()
    await gateway.ask('case.mine', {})
    expect(phone.cloud.init).not.toHaveBeenCalled()
    expect(phone.cloud.callFunction).not.toHaveBeenCalled()
  })
})
