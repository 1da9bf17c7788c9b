import { trouble } from '@src/text/trouble'
import Taro, { useRouter } from '@tarojs/taro'

type Params = Readonly<Record<string, string | number | undefined>>

const TABS = ['/pages/home/index', '/pages/notices/index', '/pages/inbox/index', '/pages/me/index']

const urlOf = (path: string, params: Params): string => {
  const query = Object.entries(params)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&')
  return query === '' ? path : `${path}?${query}`
}

// A sub-package that could not be fetched: the page stays where it is, and says why nothing happened.
const notOpened = (): void => {
  void Taro.showToast({ title: trouble.notOpened, icon: 'none', duration: 3000 })
}

/** Opens a page on top of this one; tab pages take the place of all. */
export const go = (path: string, params: Params = {}): void => {
  if (TABS.includes(path)) Taro.switchTab({ url: path }).catch(notOpened)
  // WeChat keeps ten pages at most: the eleventh takes the place of the tenth.
  else if (Taro.getCurrentPages().length >= 9) Taro.redirectTo({ url: urlOf(path, params) }).catch(notOpened)
  else Taro.navigateTo({ url: urlOf(path, params) }).catch(notOpened)
}

export const replace = (path: string, params: Params = {}): void => {
  if (TABS.includes(path)) Taro.switchTab({ url: path }).catch(notOpened)
  else Taro.redirectTo({ url: urlOf(path, params) }).catch(notOpened)
}

/** One page back; from a page that was opened alone, home. */
export const back = (): void => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: '/pages/home/index' })
}

const decoded = (value: unknown): string => {
  const text = typeof value === 'string' ? value : ''
  try {
    // the mini-program hands the query over as it was written; the web has decoded it already
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const clean = (given: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(given ?? {}).map(([name, value]) => [name, decoded(value)]))

/** What this page was opened with. */
export const useParams = (): Readonly<Record<string, string>> => clean(useRouter().params)
