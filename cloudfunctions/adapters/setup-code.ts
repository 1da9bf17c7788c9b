import { createHash, timingSafeEqual } from 'node:crypto'
import type { SetupCode } from '@cloud/ports/world'
import { type Env, SettingsFault } from './settings'

const SHORTEST = 16
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * SETUP_CODE, which is needed to found a city; undefined without the setting, and then no city can be founded. SettingsFault
 * when the code is short enough to be guessed. Codes are compared by their hash, in constant time.
 */
export const setupCodeFrom = (env: Env): SetupCode | undefined => {
  const code = env['SETUP_CODE']?.trim() ?? ''
  if (code === '') return undefined
  if (code.length < SHORTEST) throw new SettingsFault(`SETUP_CODE: at least ${SHORTEST} characters`)
  const wanted = digest(code)
  return { opens: (given) => timingSafeEqual(digest(given.trim()), wanted) }
}
