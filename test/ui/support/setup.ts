// Replaced by Taro at build time; tests run the web version.
process.env['TARO_ENV'] = 'h5'

// jsdom has no screen: pages are narrow unless a test says otherwise; tests without a page have no window
if (typeof window !== 'undefined')
  window.matchMedia = (media) =>
    ({ media, matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }) as never

// Two elements of one list with the same key can swap or lose what stands in them: React only warns of it, here the test fails.
const { error } = console
console.error = (...words: unknown[]): void => {
  error(...words)
  if (String(words[0]).includes('two children with the same key'))
    throw new Error(`two elements of one list have the key ${String(words[1])}`)
}
