// Beside each script and stylesheet of the web pages the same in Brotli and gzip, made once with the build at their best (and
// slowest): an office behind a thin line waits a quarter as long, and no server has to compress anything. Only files that are named by
// their content: what lies beside one is then always of the same build.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const HASHED = /\.[0-9a-f]{8}\.(js|css)$/
const SMALL = 1024

/** @param {string} folder @returns {string[]} */
const filesUnder = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(path.join(folder, entry.name)) : [path.join(folder, entry.name)],
  )

/** @param {string} folder of the built pages */
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
