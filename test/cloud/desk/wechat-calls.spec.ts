import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openidOf } from '@local/desk/desk-people'
import { handOn } from '@local/walk/hand'
import { deskWire } from '@local/walk/wire'
import { openWechatDesk, type WechatDesk } from '@local/wechat/desk/open'
import { FORBIDDEN } from '@local/wechat/desk/program'
import { greyRows } from '@local/wechat/openapi/png'

const root = mkdtempSync(path.join(tmpdir(), 'wechat-desk-'))
const desks: WechatDesk[] = []
afterAll(async () => {
  for (const desk of desks) await desk.close()
  rmSync(root, { recursive: true, force: true })
})

const open = async (name: string, built = path.resolve('dist')): Promise<WechatDesk> => {
  const desk = await openWechatDesk({ folder: path.join(root, name), built })
  if (desk === undefined) throw new Error('the folder is in use')
  desks.push(desk)
  return desk
}
const logOf = (desk: WechatDesk): string => path.join(desk.folder, 'functions.log')
const printed = (desk: WechatDesk): string => readFileSync(logOf(desk), 'utf8')
/** Waits until a function has printed this text; otherwise the test times out. */
const told = (desk: WechatDesk, words: string): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (!printed(desk).includes(words)) return
      log.close()
      resolve()
    }
    const log = watch(logOf(desk), look)
    look()
  })
/** A picture whose pixels contain the text, because everything else in the file is removed on upload. */
const pictureSaying = (words: string): Uint8Array => {
  const points = Buffer.from(words)
  return greyRows(points.length, 1, Buffer.concat([Buffer.alloc(1), points]), 0)
}

test('a picture that WeChat’s content check rejects is reported by a push and no longer shown, and another picture stays visible', async () => {
  const desk = await open('pictures')
  const hand = handOn(deskWire(desk))
  const fine = await hand.upload('somebody', 'drive-photo')
  const bad = await hand.upload('somebody', 'drive-photo', pictureSaying(FORBIDDEN))
  await told(desk, 'media-risky')
  await hand.expectRefusal('NOT_FOUND', 'somebody', 'file.link', { file: bad })
  await hand.tell('somebody', 'file.link', { file: fine })
  await told(desk, 'media-pass')
})

test('the code from the phone-number button can be exchanged for the number only once', async () => {
  const desk = await open('phone')
  const hand = handOn(deskWire(desk))
  const code = desk.account.phoneCode(openidOf('somebody'), '19900000001')
  expect(await hand.tell('somebody', 'self.phone', { code })).toEqual({ mobile: '19900000001' })
  await hand.expectRefusal('PHONE_NOT_CONNECTED', 'somebody', 'self.phone', { code })
})

test('a permission missing in config.json makes the platform refuse the function with -604101', async () => {
  const built = path.join(root, 'built')
  mkdirSync(path.join(built, 'desk'), { recursive: true })
  cpSync('dist/desk/instance.cjs', path.join(built, 'desk/instance.cjs'))
  cpSync('dist/cloud', path.join(built, 'cloud'), { recursive: true })
  writeFileSync(path.join(built, 'cloud/api/config.json'), JSON.stringify({ permissions: { openapi: [] } }))
  const desk = await open('forgotten', built)
  const code = desk.account.phoneCode(openidOf('somebody'), '19900000001')
  await handOn(deskWire(desk)).expectRefusal('PHONE_NOT_CONNECTED', 'somebody', 'self.phone', { code })
  await told(desk, '604101')
})

test('a folder that one WeChat desk has open cannot be opened by a second desk', async () => {
  const desk = await open('alone')
  expect(await openWechatDesk({ folder: desk.folder, built: path.resolve('dist') })).toBeUndefined()
})
