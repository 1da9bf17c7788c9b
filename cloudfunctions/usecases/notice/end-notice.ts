import type { NoticeId } from '@domain/kernel/ids'
import type { Tx } from '../../ports/doc-store'
import { NOTICES } from '../stored/collections'

/** Takes a notice offline; idempotent. */
export const endNotice = async (tx: Tx, id: NoticeId): Promise<void> => {
  const notice = await tx.get(NOTICES, id)
  if (notice !== undefined && notice.doc.state === 'open')
    await tx.replace(NOTICES, notice, { ...notice.doc, state: 'ended' })
}
