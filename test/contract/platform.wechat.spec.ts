import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { callsInCloud } from '@cloud/adapters/wechat/calls'
import { cloudFiles } from '@cloud/adapters/wechat/files'
import { identityOf } from '@cloud/adapters/wechat/identity'
import { httpsContentCheck } from '@cloud/adapters/wechat-https/content-check'
import { httpsMessages } from '@cloud/adapters/wechat-https/messages'
import { httpsMiniCodes } from '@cloud/adapters/wechat-https/mini-codes'
import { httpsPhone } from '@cloud/adapters/wechat-https/phone'
import type { Log, LogFields } from '@cloud/ports/world'
import type { FileId } from '@domain/kernel/ids'
import { type Account, openAccount } from '@local/wechat/openapi/account'
import { openapiPlug } from '@local/wechat/openapi/plug'
import { openBucket } from '@local/wechat/storage/bucket'
import { uploadFromPhone } from '@local/wechat/storage/client'
import { storagePlug } from '@local/wechat/storage/plug'
import { fileStoreContract } from './file-store.suite'
import { identityContract } from './identity.suite'
import { messagesContract, OPENID, PAGE, TEMPLATE } from './messages.suite'
import { ENV, openWechat } from './wechat-gateway'

const NAME = "WeChat's cloud"
const API = [
  'subscribeMessage.send',
  'security.msgSecCheck',
  'security.mediaCheckAsync',
  'phonenumber.getPhoneNumber',
  'wxacode.getUnlimited',
]
const TOKEN = 'token-of-the-call'
const FILE = 'FI-0000000000000001' as FileId
const OTHER = 'FI-0000000000000002' as FileId
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Opens WeChat's account besides the storage, with all interfaces a function may call. */
const openAccountOf = async (permissions: readonly string[] = API) => {
  const account: Account = openAccount(undefined, Date.now)
  const templates = new Map([[TEMPLATE, ['thing1', 'date2', 'thing3']]])
  const program = {
    appid: 'wx0123456789abcdef',
    templates,
    pages: new Set([PAGE, 'pages/home/index']),
    judge: {
      words: (words: string) => (words.includes('坏话') ? ('risky' as const) : ('pass' as const)),
      media: () => 'pass' as const,
    },
  }
  const picture = async (): Promise<Uint8Array> => bytes('a picture')
  const plug = openapiPlug({
    account,
    program,
    now: Date.now,
    fetch: picture,
    permissions: (token) => (token === TOKEN ? permissions : undefined),
  })
  const opened = await openWechat({ plugs: [plug] })
  Object.assign(process.env, { WX_API_TOKEN: TOKEN, WX_CONTEXT_KEYS: 'WX_API_TOKEN' })
  account.seen(OPENID)
  const alarms: LogFields[] = []
  const log: Log = {
    info: () => undefined,
    alarm: (_event, fields) => void alarms.push(fields),
    within: (_request, work) => work(),
  }
  return { ...opened, account, templates, alarms, log, calls: callsInCloud(opened.env, opened.sdk) }
}

messagesContract(NAME, async () => {
  const { account, alarms, calls, close, gateway, log, templates } = await openAccountOf()
  return {
    messages: httpsMessages(
      calls,
      { progress: { id: TEMPLATE, fields: ['thing1', 'date2', 'thing3'] } },
      'formal',
      log,
    ),
    allowOne: () => account.grant(OPENID, TEMPLATE),
    retire: () => void templates.delete(TEMPLATE),
    silence: () => gateway.down(),
    sent: () => account.sent().map(({ data }) => data),
    alarms: () => alarms,
    close,
  }
})

describe('WeChat’s interfaces called from a function', () => {
  let here: Awaited<ReturnType<typeof openAccountOf>>
  beforeEach(async () => {
    here = await openAccountOf()
  })
  afterEach(() => here.close())

  test('the content check passes or refuses a text', async () => {
    const check = httpsContentCheck(here.calls, undefined, here.log)
    expect(await check.text(OPENID, '公示期五个工作日')).toBe('pass')
    expect(await check.text(OPENID, '一句坏话')).toBe('refused')
  })
  test('the content check of a user who was not active lately is “unknown” and blocks no text', async () => {
    const check = httpsContentCheck(here.calls, undefined, here.log)
    expect(await check.text('o-long-gone', '一句坏话')).toBe('unknown')
    expect(here.alarms).toHaveLength(1)
  })
  test('a picture sent for checking gets a trace id', async () => {
    const check = httpsContentCheck(here.calls, undefined, here.log)
    expect(await check.media(OPENID, 'https://files.example/picture', 'image')).toMatch(/^[0-9a-f-]{36}$/)
  })
  test('a phone code is exchanged for the number only once', async () => {
    const phone = httpsPhone(here.calls, here.log)
    const code = here.account.phoneCode(OPENID, '19988888888')
    expect(await phone.exchange(code)).toBe('19988888888')
    expect(await phone.exchange(code)).toBeUndefined()
  })
  test('a mini-program code is returned as a PNG, and not at all when its scene is too long', async () => {
    const codes = httpsMiniCodes(here.calls, 'formal', here.log)
    const picture = await codes.draw('pages/home/index', 's=0123456789abcdef0123456789')
    expect(
      Buffer.from(picture ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    expect(await codes.draw('pages/home/index', 'x'.repeat(33))).toBeUndefined()
  })
  test('a function without the permission logs the error -604101', async () => {
    const without = await openAccountOf([])
    try {
      expect(await httpsPhone(without.calls, without.log).exchange('any')).toBeUndefined()
      expect(without.alarms).toEqual([expect.objectContaining({ call: 'phone.exchange', code: '-604101' })])
    } finally {
      await without.close()
    }
  })
})

const openFiles = async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'bangfu-cloud-'))
  const bucket = openBucket(folder, Date.now)
  const plug = storagePlug({ env: ENV, bucket, secret: Buffer.alloc(32, 3), now: Date.now })
  const { gateway, sdk, env, close } = await openWechat({ plugs: [plug] })
  const now = (): number => 1_772_413_200_000
  const hash = (text: string): string => Buffer.from(`hash of ${text}`).toString('base64url')
  const config = { env, sdk, hash, secret: 'for tests only, thirty-two letters', clock: { now } }
  return {
    gateway,
    now,
    config,
    cloud: { bucket, env: ENV },
    files: cloudFiles(config).forPhones,
    web: cloudFiles(config).forWeb,
    close: async () => {
      await close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
type Cloud = Awaited<ReturnType<typeof openFiles>>

fileStoreContract(NAME, openFiles)
fileStoreContract(`${NAME}, for browsers`, async () => {
  const opened = await openFiles()
  return { ...opened, files: opened.web }
})

describe('files that phones upload to cloud storage', () => {
  let here: Cloud
  beforeEach(async () => {
    here = await openFiles()
  })
  afterEach(() => here.close())

  const placeFor = async (file: FileId): Promise<string> => {
    const ticket = await here.files.ticket(file)
    return ticket.via === 'cloud' ? ticket.cloudPath : ''
  }
  const bring = async (file: FileId, words: string): Promise<string> =>
    uploadFromPhone(here.cloud, 'o-worker', await placeFor(file), bytes(words))
  const wordsIn = async (file: FileId, cloudId?: string): Promise<string | undefined> => {
    const found = await here.files.read(file, cloudId)
    return found === undefined ? undefined : Buffer.from(found).toString()
  }

  test('are read from the path that the upload ticket gave', async () => {
    const cloudId = await bring(FILE, 'a proof')
    expect(await wordsIn(FILE, cloudId)).toBe('a proof')
    expect(await wordsIn(FILE)).toBe('a proof')
  })
  test('are not read from another file’s path, even if its cloud id is valid', async () => {
    const others = await bring(OTHER, "a neighbour's proof")
    expect(await wordsIn(FILE, others)).toBeUndefined()
    await here.files.write(OTHER, bytes('kept'))
    const kept = [
      ...(await here.files.link(OTHER, 'image/jpeg', 'a.jpg', 60_000)).url.matchAll(/kept\/[\w-]+/g),
    ][0]?.[0]
    expect(await wordsIn(FILE, `cloud://${ENV}.bucket/${kept}`)).toBeUndefined()
    expect(await wordsIn(FILE, `cloud://another-env.bucket/${await placeFor(FILE)}`)).toBeUndefined()
    for (const odd of ['', 'cloud://', 'cloud:///', `cloud://${ENV}.x`, 'https://elsewhere/in/x'])
      expect(await wordsIn(FILE, odd)).toBeUndefined()
  })
  test('cannot be replaced after they have been read once', async () => {
    const cloudId = await bring(FILE, 'as seen')
    await here.files.read(FILE, cloudId)
    await bring(FILE, 'swapped')
    expect(await wordsIn(FILE, cloudId)).toBe('as seen')
    const { url } = await here.files.link(FILE, 'image/jpeg', 'a.jpg', 60_000)
    expect(await (await fetch(url)).text()).toBe('as seen')
  })
  test('have paths that reveal neither the file id nor each other', async () => {
    const [one, two] = [await placeFor(FILE), await placeFor(OTHER)]
    expect(one).not.toBe(two)
    expect(one).not.toContain(FILE)
    expect(one.length).toBeLessThan(200)
  })
  test('are removed from both paths, and their links then give 404', async () => {
    const cloudId = await bring(FILE, 'a proof')
    await here.files.read(FILE, cloudId)
    const { url } = await here.files.link(FILE, 'image/jpeg', 'a.jpg', 60_000)
    await bring(FILE, 'again')
    await here.files.remove(FILE)
    expect(await wordsIn(FILE, cloudId)).toBeUndefined()
    expect((await fetch(url)).status).toBe(404)
  })
  test('cannot be linked before they have arrived: the link is refused as unavailable', async () => {
    await expect(here.files.link(FILE, 'image/jpeg', 'a.jpg', 60_000)).rejects.toMatchObject({ kind: 'unavailable' })
  })
  test('are stored only once when they are uploaded through the browser', async () => {
    const { web } = here
    expect(await web.receive(FILE, bytes('as seen'))).toBe('kept')
    expect(await web.receive(FILE, bytes('as seen'))).toBe('kept')
    expect(await web.receive(FILE, bytes('swapped'))).toBe('other-content')
    expect(await wordsIn(FILE)).toBe('as seen')
    const { url } = await web.link(FILE, 'image/jpeg', 'a.jpg', 60_000)
    expect(web.verifyLink(FILE, url.split('?t=')[1] ?? '')).toMatchObject({ file: FILE, mime: 'image/jpeg' })
  })
  test('are unavailable while the platform is down', async () => {
    await here.files.write(FILE, bytes('kept'))
    await here.gateway.down()
    await expect(here.files.read(FILE)).rejects.toMatchObject({ kind: 'unavailable' })
  })
})

identityContract(NAME, async () => {
  const { sdk, env, close } = await openWechat()
  return {
    vouchedFor: async (openid) => {
      Object.assign(process.env, { WX_OPENID: openid ?? '', WX_CONTEXT_KEYS: openid === undefined ? '' : 'WX_OPENID' })
      return identityOf(sdk, env)
    },
    // the platform passes the event separately from the environment: an adapter that never gets the event cannot trust it
    claimed: async (openid) => {
      Object.assign(process.env, { WX_OPENID: openid, WX_CONTEXT_KEYS: 'WX_APPID' })
      return identityOf(sdk, env)
    },
    close,
  }
})
