/** How a sign-in is described to its owner: the browser and the kind of computer, nothing finer. */
export const BROWSERS = ['wechat', 'edge', '360', 'qq', 'firefox', 'chrome', 'safari', 'other'] as const
export const SYSTEMS = ['windows', 'harmony', 'android', 'ios', 'mac', 'linux', 'other'] as const
export type Browser = { readonly name: (typeof BROWSERS)[number]; readonly system: (typeof SYSTEMS)[number] }

// in this order, because most browsers also claim to be Chrome, and Chrome claims to be Safari
const NAME_MARKS: readonly (readonly [RegExp, Browser['name']])[] = [
  [/MicroMessenger|miniProgram/i, 'wechat'],
  [/Edg(e|A|iOS)?\//, 'edge'],
  [/QIHU|360SE|360EE/i, '360'],
  [/QQBrowser/i, 'qq'],
  [/Firefox\/|FxiOS\//, 'firefox'],
  [/Chrome\/|CriOS\/|Chromium\//, 'chrome'],
  [/Safari\//, 'safari'],
]
const SYSTEM_MARKS: readonly (readonly [RegExp, Browser['system']])[] = [
  [/Windows/, 'windows'],
  [/OpenHarmony|HarmonyOS/i, 'harmony'],
  [/Android/, 'android'],
  [/iPhone|iPad|iPod/, 'ios'],
  [/Mac OS X|Macintosh/, 'mac'],
  [/Linux|X11/, 'linux'],
]

const firstOf = <T>(marks: readonly (readonly [RegExp, T])[], text: string): T | undefined =>
  marks.find(([mark]) => mark.test(text))?.[1]

/** `agent`: the User-Agent header. It can be forged, but it is good enough to recognise one's own computer. */
export const browserOf = (agent: string): Browser => ({
  name: firstOf(NAME_MARKS, agent) ?? 'other',
  system: firstOf(SYSTEM_MARKS, agent) ?? 'other',
})
