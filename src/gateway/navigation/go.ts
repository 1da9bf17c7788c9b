import type { Refusal } from '@domain/kernel/result'
import { trouble } from '@src/text/trouble'
import Taro, { useRouter } from '@tarojs/taro'
import { oneAtATime } from './one-at-a-time'

type Params = Readonly<Record<string, string | number | undefined>>

const TABS = ['/pages/home/index', '/pages/notices/index', '/pages/inbox/index', '/pages/me/index']

const urlOf = (path: string, params: Params): string => {
  const query = Object.entries(params)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&')
  return query === '' ? path : `${path}?${query}`
}

// A sub-package could not be downloaded: the page stays, and a message explains why nothing happened.
const notOpened = (): void => {
  void Taro.showToast({ title: trouble.notOpened, icon: 'none', duration: 3000 })
}

const isTab = (path: string): boolean => TABS.includes(path)

/** Whether no page is open below this one. */
export const isFirst = (): boolean => Taro.getCurrentPages().length < 2

/** Whether this is the tab page in front: asked for again it would neither open nor fail. */
const isHere = (path: string): boolean => isFirst() && `/${Taro.getCurrentPages()[0]?.route ?? ''}`.endsWith(path)

/** Opens a page on top of this one; a tab page replaces all open pages. */
export const go = (path: string, params: Params = {}): void => {
  const url = urlOf(path, params)
  if (isTab(path) && isHere(path)) return
  oneAtATime('open', () => {
    if (isTab(path)) return Taro.switchTab({ url: path }).catch(notOpened)
    // WeChat keeps at most ten pages open: the eleventh would replace the tenth.
    return (Taro.getCurrentPages().length >= 9 ? Taro.redirectTo({ url }) : Taro.navigateTo({ url })).catch(notOpened)
  })
}

export const replace = (path: string, params: Params = {}): void =>
  oneAtATime('replace', () =>
    (isTab(path) ? Taro.switchTab({ url: path }) : Taro.redirectTo({ url: urlOf(path, params) })).catch(notOpened),
  )

/** Goes back one page; home, if only one page is open. */
export const back = (): void =>
  oneAtATime('back', () => (isFirst() ? Taro.switchTab({ url: '/pages/home/index' }) : Taro.navigateBack()))

const decoded = (value: unknown): string => {
  const text = typeof value === 'string' ? value : ''
  try {
    // the mini-program passes the query undecoded; the web has decoded it already
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const clean = (given: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(given ?? {}).map(([name, value]) => [name, decoded(value)]))

type Readable<T> = { readonly safeParse: (text: unknown) => { readonly data?: T } }

/**
 * One id of this page's address, in the form of a query that has been answered: a page that lists it under `asked` says by itself
 * that its address was cut off or altered.
 */
export const useNamed = <T>(name: string, id: Readable<T>) => {
  const { data } = id.safeParse(useParams()[name])
  const refusal: Refusal | undefined = data === undefined ? { code: 'BAD_INPUT' } : undefined
  return { data, refusal, loading: false, reload: async () => undefined }
}

/** The parameters this page was opened with. */
export const useParams = (): Readonly<Record<string, string>> => clean(useRouter().params)
