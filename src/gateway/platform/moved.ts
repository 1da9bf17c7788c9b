/** Pages that once stood in the package of the base union: bookmarks and letters still have their former addresses. */
const MOVED = /^\/?base\/((?:committee|drive|members|roster)\/index)$/

/** Where a page stands today that is opened by a former address, with the parameters of that address. */
export const movedTo = (path: string, query: Readonly<Record<string, unknown>> = {}): string | undefined => {
  const [, page] = MOVED.exec(path) ?? []
  if (page === undefined) return undefined
  const params = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return `/union/${page}${params.length === 0 ? '' : `?${params.join('&')}`}`
}
