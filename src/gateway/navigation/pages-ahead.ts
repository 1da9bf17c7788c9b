import { isWeapp } from '../platform/place'

type Route = { readonly path?: unknown; readonly load?: unknown }
type WithRoutes = { readonly __taroAppConfig?: { readonly routes?: readonly Route[] } }

/**
 * Loads the code of pages that are needed without a connection. In the mini-program a page comes with its whole sub-package; in
 * a browser each is loaded when first opened, which may be too late.
 * @param paths as in PATHS: `/base/survey/index`
 * @returns whether all of them are loaded now
 */
export const pagesAhead = async (paths: readonly string[]): Promise<boolean> => {
  if (isWeapp) return true
  const routes = (globalThis as WithRoutes).__taroAppConfig?.routes ?? []
  const wanted = routes.filter(({ path }) => paths.includes(`/${String(path)}`))
  try {
    // Taro's loader of a page: returns a list whose first element is the promise of the page
    await Promise.all(wanted.map(({ load }) => (typeof load === 'function' ? (load() as unknown[])[0] : undefined)))
    return true
  } catch {
    return false
  }
}
