import { sealerOf } from '@cloud/adapters/sealing/sealer'
import type { Sealer } from '@cloud/ports/world'

const keyOf = (id: string): string => Buffer.alloc(32, id).toString('base64')

/** A sealer with the keys of these ids; the first key seals. The hash key is always the same, as in a deployment. */
export const ringOf = (...ids: readonly [string, ...string[]]): Sealer =>
  sealerOf({
    suite: 'aes',
    ring: ids.map((id) => ({ id, key: keyOf(id) })),
    hashKey: Buffer.alloc(32, 9).toString('base64'),
  })
