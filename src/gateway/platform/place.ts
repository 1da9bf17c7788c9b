/** The build decides: a mini-program, or pages on the web, whose cloud stands under their own path. */
export const isWeapp = process.env.TARO_ENV === 'weapp'

/** `https://bangfu.example.gov.cn`, written in at build time; a build for WeChat's cloud, and every web page, has none. */
declare const SERVER_URL: string
const serverUrl = isWeapp && typeof SERVER_URL !== 'undefined' ? SERVER_URL.replace(/\/$/, '') : ''

/** The mini-program of a federation that has its own server: it speaks HTTPS instead of WeChat's cloud. */
export const hasServer = serverUrl !== ''

/** The folder the page is served from, with its slash: `/` or `/some/prefix/`. Empty in the mini-program. */
export const prefix = (): string => {
  if (isWeapp) return ''
  const { pathname } = window.location
  return pathname.slice(0, pathname.lastIndexOf('/') + 1)
}

/** An address under the page's own folder, or on the federation's server; absolute addresses stay what they are. */
export const addressOf = (path: string): string => {
  if (!isWeapp) return new URL(path, `${window.location.origin}${prefix()}`).toString()
  return hasServer && !/^[a-z]+:\/\//.test(path) ? `${serverUrl}/${path.replace(/^\//, '')}` : path
}
