import { randomBytes } from 'node:crypto'
import type { Secret } from '../serve/signature'
import type { TemporaryKey } from './caller'

export type TemporaryKeys = {
  /** creates a new key */
  issue(): TemporaryKey
  /** undefined for keys that were never issued, or have expired */
  find(id: string): Secret | undefined
}

const LIFE_MS = 2 * 3_600_000

/**
 * The temporary keys issued for each call of a function. Valid for two hours of the machine's time, so that moving the desk's
 * clock expires none.
 */
export const openTemporaryKeys = (now: () => number = Date.now): TemporaryKeys => {
  const issued = new Map<string, { readonly secret: Secret; readonly until: number }>()
  const forgetOld = (): void => {
    for (const [id, { until }] of issued) {
      if (until > now()) return // in the order of issue
      issued.delete(id)
    }
  }
  return {
    issue: () => {
      forgetOld()
      const [id, key, token] = ['id', 'key', 'token'].map(() => randomBytes(24).toString('base64url')) as [
        string,
        string,
        string,
      ]
      issued.set(id, { secret: { id, key, token }, until: now() + LIFE_MS })
      return { secretId: id, secretKey: key, sessionToken: token }
    },
    find: (id) => {
      forgetOld()
      return issued.get(id)?.secret
    },
  }
}
