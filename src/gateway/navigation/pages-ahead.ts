import { isWeapp } from '../platform/place'

type Route = { readonly path?: unknown; readonly load?: unknown }
type WithRoutes = { readonly __taroAppConfig?: { readonly routes?: readonly Route[] } }

/**
 * Pages whose code is needed where there is no signal. In the mini-program a page comes with its whole sub-package; in a
 * browser each is fetched when it is first opened, which may be too late.
 * @param paths as in PATHS: `/base/survey/index`
 * @returns whether all of them are here now
 */
export const pagesAhead = async (paths: readonly string[]): Promise<boolean> => {
  if (isWeapp) return true
  const routes = (globalThis as WithRoutes).__taroAppConfig?.routes ?? []
  const wanted = routes.filter(({ path }) => paths.includes(`/${String(path)}`))
  try {
    // Taro's own way to a page: a list whose first is the page on its way
    await Promise.all(wanted.map(({ load }) => (typeof load === 'function' ? (load() as unknown[])[0] : undefined)))
    return true
  } catch {
    return false
  }
}
