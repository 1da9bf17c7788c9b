import { createHash, timingSafeEqual } from 'node:crypto'
import type { SetupCode } from '@cloud/ports/world'
import { type Env, SettingsFault } from './settings'

const SHORTEST = 16
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * SETUP_CODE, with which a city is founded; undefined without one, and then nobody founds anything. SettingsFault when it
 * is too short to keep guessing away. Compared by digest, in constant time.
 */
export const setupCodeFrom = (env: Env): SetupCode | undefined => {
  const code = env['SETUP_CODE']?.trim() ?? ''
  if (code === '') return undefined
  if (code.length < SHORTEST) throw new SettingsFault(`SETUP_CODE: at least ${SHORTEST} characters`)
  const wanted = digest(code)
  return { opens: (given) => timingSafeEqual(digest(given.trim()), wanted) }
}
