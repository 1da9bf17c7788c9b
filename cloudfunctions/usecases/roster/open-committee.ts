import type { CallOutput } from '@domain/contract/index'
import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { COMMITTEES, type KeptSeat } from '../stored/collections'

type Shown = CallOutput<'committee.open'>['seats'][number]

/** Whether an ID number was entered is shown, the number never: only its hash is kept. */
export const shownSeat = ({ idHash, ...seat }: KeptSeat): Shown => ({ ...seat, withId: idHash !== undefined })

/** 评议委员会: as the union keeps it, with the days of each seat; empty until somebody has been named. */
export const openCommittee = (async ({ ports }, { org }) => {
  const seen = await ports.store.get(COMMITTEES, org)
  return ok({ seats: (seen?.doc.seats ?? []).map(shownSeat) })
}) satisfies UseCase<'committee.open'>
