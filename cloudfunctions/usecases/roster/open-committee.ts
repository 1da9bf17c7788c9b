import { ok } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { COMMITTEES } from '../collections'

/** 评议委员会: as the union keeps it; empty until somebody has been named. */
export const openCommittee: UseCase<'committee.open'> = async ({ ports }, { org }) => {
  const seen = await ports.store.get(COMMITTEES, org)
  return ok({ seats: [...(seen?.doc.seats ?? [])] })
}
