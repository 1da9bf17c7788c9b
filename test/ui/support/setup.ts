// Replaced by Taro at build time; tests run the web version.
process.env['TARO_ENV'] = 'h5'

// jsdom has no screen: pages are narrow unless a test says otherwise; tests without a page have no window
if (typeof window !== 'undefined')
  window.matchMedia = (media) =>
    ({ media, matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }) as never
