import { shanghaiDate } from '@domain/kernel/plain-date'
import type { Ports } from '../../ports/index'
import { endNotice } from '../notice/end-notice'
import { NOTICES } from '../stored/collections'

const AT_ONCE = 100

/**
 * Takes notices offline automatically after their last day (§5). The case still waits for the photo of the empty board, because
 * a person has to remove the paper. Returns how many notices ended.
 */
export const endNotices = async (ports: Ports, until: number = Number.POSITIVE_INFINITY): Promise<number> => {
  const today = shanghaiDate(ports.clock.now())
  let ended = 0
  for (;;) {
    const { items } = await ports.store.query(NOTICES, { index: 'byState', eq: ['open'], lt: today, limit: AT_ONCE })
    for (const { doc } of items) await ports.store.transaction((tx) => endNotice(tx, doc.id))
    ended += items.length
    if (items.length < AT_ONCE || ports.clock.now() >= until) return ended
  }
}
