/** Fixed by the build: true in the mini-program, false in web pages, whose cloud is under their own path. */
export const isWeapp = process.env.TARO_ENV === 'weapp'

/** `https://bangfu.example.gov.cn`, replaced at build time; empty for WeChat's cloud and for web pages. */
declare const SERVER_URL: string
const serverUrl = isWeapp && typeof SERVER_URL !== 'undefined' ? SERVER_URL.replace(/\/$/, '') : ''

/** The mini-program of a federation with its own server: it uses HTTPS instead of WeChat's cloud. */
export const hasServer = serverUrl !== ''

/** The folder the page is served from, with a trailing slash: `/` or `/some/prefix/`. Empty in the mini-program. */
export const prefix = (): string => {
  if (isWeapp) return ''
  const { pathname } = window.location
  return pathname.slice(0, pathname.lastIndexOf('/') + 1)
}

/** Resolves an address relative to the page's own folder or the federation's server; absolute addresses stay unchanged. */
export const addressOf = (path: string): string => {
  if (!isWeapp) return new URL(path, `${window.location.origin}${prefix()}`).toString()
  return hasServer && !/^[a-z]+:\/\//.test(path) ? `${serverUrl}/${path.replace(/^\//, '')}` : path
}
