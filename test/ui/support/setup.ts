// Taro replaces this at build time; in tests the web side is under the glass.
process.env['TARO_ENV'] = 'h5'
