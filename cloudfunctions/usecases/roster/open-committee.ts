import type { CallOutput } from '@domain/contract/index'
import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { COMMITTEES, type KeptSeat } from '../stored/collections'

type Shown = CallOutput<'committee.open'>['seats'][number]

/** Shows whether an ID number was entered, never the number: only its hash is stored. */
export const shownSeat = ({ idHash, ...seat }: KeptSeat): Shown => ({ ...seat, withId: idHash !== undefined })

/** 评议委员会: all seats with their days; empty until a seat is added. */
export const openCommittee = (async ({ ports }, { org }) => {
  const seen = await ports.store.get(COMMITTEES, org)
  return ok({ seats: (seen?.doc.seats ?? []).map(shownSeat) })
}) satisfies UseCase<'committee.open'>
