import { SettingsFault } from '../settings'
import { KeyFault, readKeys, type SealingConfig } from './key-ring'

type Settings = {
  readonly SEAL_KEYS: SealingConfig['ring']
  readonly HASH_KEY: string
  readonly SEAL_SUITE: SealingConfig['suite']
}

/** SettingsFault, with the name of the setting and never its value, when the keys are unusable. */
export const sealingOf = (settings: Settings, numbersKey?: string): SealingConfig => {
  const config = { suite: settings.SEAL_SUITE, ring: settings.SEAL_KEYS, hashKey: settings.HASH_KEY, numbersKey }
  try {
    readKeys(config)
  } catch (error) {
    if (error instanceof KeyFault) throw new SettingsFault(`SEAL_KEYS, HASH_KEY: ${error.message}`)
    throw error
  }
  return config
}
