import { sealerOf } from '@cloud/adapters/sealing/sealer'
import type { Sealer } from '@cloud/ports/world'

const keyOf = (id: string): string => Buffer.alloc(32, id).toString('base64')

/** A sealer with keys named by their ids, the first sealing; the hash key is the same for all, as in a deployment. */
export const ringOf = (...ids: readonly [string, ...string[]]): Sealer =>
  sealerOf({
    suite: 'aes',
    ring: ids.map((id) => ({ id, key: keyOf(id) })),
    hashKey: Buffer.alloc(32, 9).toString('base64'),
  })
