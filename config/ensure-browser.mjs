// The journeys need a Chromium and a Chinese font. Finds them, or installs them where it may, or says what to install.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const browsers = [process.env['CHROMIUM'], '/usr/bin/chromium'].filter((each) => each !== undefined && each !== '')
const hasBrowser = () => browsers.some((each) => each !== undefined && existsSync(each))
const hasFont = () => (spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout ?? '').trim() !== ''

/** @param {string[]} args */
const apt = (args) =>
  spawnSync('apt-get', args, { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    .status === 0

if (!hasBrowser() || !hasFont()) {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('installing chromium and fonts-noto-cjk for the browser tests ...')
    apt(['update', '-qq'])
    apt(['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk', 'fontconfig'])
  }
  if (!hasBrowser() || !hasFont()) {
    console.error(
      'Please install Chromium (or set CHROMIUM to its path) and a Chinese font: apt-get install chromium fonts-noto-cjk fontconfig',
    )
    process.exit(1)
  }
}
