import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import declared from '@src/gateway/platform/private-uses.json'

/** All interfaces that WeChat's privacy guide lists as private; only src/gateway/privacy.ts may call them. */
const PRIVATE = [
  ...[
    'chooseMedia',
    'chooseImage',
    'chooseVideo',
    'chooseMessageFile',
    'saveImageToPhotosAlbum',
    'saveVideoToPhotosAlbum',
  ],
  ...['getLocation', 'chooseLocation', 'choosePoi', 'getFuzzyLocation', 'startLocationUpdate', 'onLocationChange'],
  ...[
    'setClipboardData',
    'getClipboardData',
    'chooseAddress',
    'chooseInvoice',
    'chooseInvoiceTitle',
    'chooseLicensePlate',
  ],
  ...['getWeRunData', 'getUserProfile', 'getUserInfo', 'addPhoneContact', 'addPhoneCalendar', 'chooseContact'],
  ...[
    'startRecord',
    'getRecorderManager',
    'createCameraContext',
    'createLivePusherContext',
    'startFacialRecognitionVerify',
  ],
  ...['openBluetoothAdapter', 'startAccelerometer', 'startCompass', 'startGyroscope', 'startDeviceMotionListening'],
  // not on WeChat's list, but opens the camera
  'scanCode',
]
const OPEN_TYPES = /openType=['"{]+(getPhoneNumber|getRealtimePhoneNumber|chooseAvatar|getUserInfo)/g
/** Buttons for which WeChat itself asks permission, each allowed in one file; they have no equivalent call. */
const BUTTONS: Readonly<Record<string, readonly string[]>> = {
  'src/features/household-form/phone-button.tsx': ['getPhoneNumber'],
}
const GATE = 'src/gateway/platform/privacy.ts'

const sources = execFileSync('git', ['ls-files', '--', 'src/**/*.ts', 'src/**/*.tsx'], { encoding: 'utf8' })
  .split('\n')
  .filter(Boolean)
const read = (file: string): string => readFileSync(file, 'utf8')
const calls = (text: string): string[] =>
  PRIVATE.filter((name) => new RegExp(`\\b(?:Taro|wx)\\s*\\??\\.\\s*${name}\\b`).test(text))

test.each(sources.filter((file) => file !== GATE))(
  '%s uses no private interface of the phone outside the privacy gate',
  (file) => {
    expect(calls(read(file))).toEqual([])
    const buttons = [...read(file).matchAll(OPEN_TYPES)].map(([, name]) => name)
    expect(buttons).toEqual(BUTTONS[file] ?? [])
  },
)

test('every interface behind the privacy gate asks for permission first, and is declared with what still works without it', () => {
  const gate = read(GATE)
  const used = calls(gate)
  const buttons = Object.values(BUTTONS).flat()
  expect([...used, ...buttons].sort()).toEqual(declared.uses.map(({ api }) => api).sort())
  for (const api of used) expect(gate).toMatch(new RegExp(`withLeave\\('${api}', \\(\\) =>\\s*Taro\\.${api}\\(`))
  for (const { data, purpose, without } of declared.uses)
    for (const words of [data, purpose, without]) expect(words).toMatch(/[\u4e00-\u9fff]{2}/)
})

test('the app enables WeChat’s privacy check', () => {
  expect(read('src/app.config.ts')).toContain('__usePrivacyCheck__: true')
})
