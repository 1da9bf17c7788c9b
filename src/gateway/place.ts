/** The build decides: in the mini-program the cloud is WeChat's, on the web it stands under the page's own path. */
export const isWeapp = process.env.TARO_ENV === 'weapp'

/** The folder the page is served from, with its slash: `/` or `/some/prefix/`. Empty in the mini-program. */
export const prefix = (): string => {
  if (isWeapp) return ''
  const { pathname } = window.location
  return pathname.slice(0, pathname.lastIndexOf('/') + 1)
}

/** An address under the page's own folder; absolute addresses stay what they are. */
export const addressOf = (path: string): string =>
  isWeapp ? path : new URL(path, `${window.location.origin}${prefix()}`).toString()
