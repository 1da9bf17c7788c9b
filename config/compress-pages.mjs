// Writes Brotli and gzip copies of each script and stylesheet of the web pages, compressed once at build time with the best
// (slowest) level: an office with a slow connection waits a quarter as long, and no server has to compress. Only files named by
// their content hash, so that a copy is always of the same build as its file.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { filesUnder } from './digest.cjs'

const HASHED = /\.[0-9a-f]{8}\.(js|css)$/
const SMALL = 1024

/** @param {string} folder folder of the built pages */
export const compressPages = (folder) => {
  for (const file of filesUnder(folder)) if (/\.(br|gz)$/.test(file)) rmSync(file)
  for (const file of filesUnder(folder).filter((each) => HASHED.test(each))) {
    const bytes = readFileSync(file)
    if (bytes.length < SMALL) continue
    const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: quality }))
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
  }
}
