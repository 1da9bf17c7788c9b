// A test opens the Word files in LibreOffice and prints them to PDF. Finds LibreOffice and poppler, or installs them where
// permitted.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const PROGRAMS = ['soffice', 'pdftoppm', 'pdftotext', 'pdfinfo']
const missing = () => PROGRAMS.filter((name) => spawnSync('which', [name]).status !== 0)

/** @param {string[]} args */
const apt = (args) => spawnSync('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })

if (missing().length > 0) {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('installing libreoffice-writer-nogui and poppler-utils for the tests of the Word files ...')
    apt(['update', '-qq'])
    apt(['install', '-y', '-qq', '--no-install-recommends', 'libreoffice-writer-nogui', 'poppler-utils'])
  }
  if (missing().length > 0) {
    console.error('Please install LibreOffice and poppler: apt-get install libreoffice-writer-nogui poppler-utils')
    process.exit(1)
  }
}
