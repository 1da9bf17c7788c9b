// Replaced by Taro at build time; tests run the web version.
process.env['TARO_ENV'] = 'h5'
