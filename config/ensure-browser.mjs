// The journeys need Chromium and a Chinese font. This script finds them, installs them where permitted, or prints what to
// install. The headless shell is the same engine without windows: it opens a page in a third of the time.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const SHELL = '/usr/bin/chromium-headless-shell'
const named = process.env['CHROMIUM']

const hasFont = () => (spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout ?? '').trim() !== ''
const isComplete = () => existsSync(named ?? SHELL) && hasFont()

/** @param {string[]} args */
const apt = (args) =>
  spawnSync('apt-get', args, { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    .status === 0

if (!isComplete()) {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('installing chromium-headless-shell and fonts-noto-cjk for the browser tests ...')
    apt(['update', '-qq'])
    apt(['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell', 'fonts-noto-cjk', 'fontconfig'])
  }
  // a whole Chromium does as well, only slower
  if (!isComplete() && !(existsSync('/usr/bin/chromium') && hasFont())) {
    console.error(
      'Please install a headless Chromium (or set CHROMIUM to its path) and a Chinese font: apt-get install chromium-headless-shell fonts-noto-cjk fontconfig',
    )
    process.exit(1)
  }
}
