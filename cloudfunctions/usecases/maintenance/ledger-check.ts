import type { Entry } from '@domain/application/entry'
import { isPaid } from '@domain/application/money/grant'
import type { GrantId } from '@domain/kernel/ids'
import type { StoreWalk } from '../../ports/doc-store'
import type { Sealer } from '../../ports/world'
import { vouchFor } from '../fund/vouch'
import { ledgerId } from '../grant/draw'
import {
  budgetLineId,
  GRANTS,
  type GrantDoc,
  KEY_MARKS,
  LEDGER,
  type LedgerDoc,
  PAYOUT_BATCHES,
} from '../stored/collections'
import { everything } from './walk'

/** The data of one move of money according to the log of its case; the log is chained, the ledger is not. */
type Told = Pick<LedgerDoc, 'caseId' | 'on' | 'at' | 'by' | 'lastFour' | 'reason' | 'programme'> & {
  readonly amount?: number
}
export type Moves = Map<string, Told>

/** `round`: how often the money had been returned before; a payment and its return have the same number. */
const moveId = (grant: string, kind: LedgerDoc['kind'], round = 0): string => `${grant}:${kind}:${round}`

/** How often the log so far has such a move of the grant; for a move that may be made several times. */
const timesOf = (moves: Moves, grant: string, kind: LedgerDoc['kind']): number => {
  let times = 0
  while (moves.has(moveId(grant, kind, times))) times += 1
  return times
}

/** 追回: demanded, received in parts, ended. */
const noteRecovery = (moves: Moves, { kind, facts, caseId, on, at, by }: Entry): void => {
  const who = { caseId, on, at, by: by.person as LedgerDoc['by'] }
  const note = (grant: string, what: LedgerDoc['kind'], told: Partial<Told> & { readonly amount: number }): void =>
    void moves.set(moveId(grant, what, timesOf(moves, grant, what)), { ...who, ...told })
  if (kind === 'demandRecovery')
    note(facts.grant, 'demanded', { on: facts.on, amount: facts.amount, reason: facts.words })
  if (kind === 'receiveRecovery') note(facts.grant, 'recovered', { on: facts.on, amount: facts.amount })
  if (kind === 'endRecovery')
    note(facts.grant, facts.how === 'dropped' ? 'dropped' : 'writtenOff', { amount: facts.amount, reason: facts.words })
}

/** Notes the move of money in an entry, if there is one. */
export const noteMove = (moves: Moves, entry: Entry): void => {
  noteRecovery(moves, entry)
  const { kind, facts, caseId, on, at, by } = entry
  const who = { caseId, on, at, by: by.person as LedgerDoc['by'] }
  if (kind === 'holdGrant')
    moves.set(moveId(facts.grant, 'held'), {
      ...who,
      amount: facts.amount,
      programme: facts.programme as LedgerDoc['programme'],
    })
  if (kind === 'releaseGrant') moves.set(moveId(facts.grant, 'released'), { ...who, reason: facts.why })
  if (kind === 'payGrant')
    moves.set(moveId(facts.grant, 'settled', timesOf(moves, facts.grant, 'returned')), {
      ...who,
      on: facts.paidOn,
      amount: facts.amount,
      lastFour: facts.lastFour,
    })
  if (kind === 'returnGrant') {
    const round = timesOf(moves, facts.grant, 'returned')
    const paid = moves.get(moveId(facts.grant, 'settled', round))
    moves.set(moveId(facts.grant, 'returned', round), {
      ...who,
      on: facts.returnedOn,
      amount: facts.amount,
      lastFour: paid?.lastFour,
      reason: facts.reason,
    })
  }
}

const agrees = (line: LedgerDoc, told: Told): boolean =>
  line.caseId === told.caseId &&
  line.on === told.on &&
  line.at === told.at &&
  line.by === told.by &&
  line.lastFour === told.lastFour &&
  line.reason === told.reason &&
  (told.programme === undefined || line.programme === told.programme)

/**
 * Compares a ledger line with its grant and the batch that paid it. These are not chained, but someone who tampers with the
 * line would have to change them too.
 */
const isOf = (
  line: LedgerDoc,
  grant: GrantDoc | undefined,
  approvers: ReadonlyMap<string, string | undefined>,
): boolean =>
  grant !== undefined &&
  line.person === grant.aided &&
  line.name === grant.name &&
  line.class === grant.class &&
  line.programme === grant.programme &&
  line.year === grant.year &&
  line.jurisdiction === grant.jurisdiction &&
  (line.kind !== 'held' || (line.batch === undefined && line.approver === undefined)) &&
  (line.kind !== 'settled' ||
    !isPaid(grant) ||
    (line.round ?? 0) < (grant.returns ?? 0) ||
    line.batch === grant.batch) &&
  (line.kind !== 'settled' || line.approver === approvers.get(line.batch ?? ''))

/** From when every allocation is authenticated: since the store knows its keys. */
const vouchedSince = async (store: StoreWalk): Promise<number> => {
  for await (const { doc } of everything(store, KEY_MARKS)) return doc.at
  return Number.POSITIVE_INFINITY
}

/** Checks each ledger line, and sums the lines of each move. */
const linesOff = async (store: StoreWalk, keys: Pick<Sealer, 'hash'>, moves: Moves) => {
  const off: string[] = []
  const sums = new Map<string, number>()
  const grants = new Map<string, GrantDoc>()
  const approvers = new Map<string, string | undefined>()
  for await (const { id, doc } of everything(store, GRANTS)) grants.set(id, doc)
  for await (const { id, doc } of everything(store, PAYOUT_BATCHES)) approvers.set(id, doc.approver)
  const paidBy = new Map<string, LedgerDoc['batch']>()
  for await (const { id, doc } of everything(store, LEDGER)) if (doc.kind === 'settled') paidBy.set(id, doc.batch)
  const told = (id: string, doc: LedgerDoc, grant: GrantId): boolean => {
    const move = moveId(grant, doc.kind, doc.round)
    sums.set(move, (sums.get(move) ?? 0) + doc.amount)
    const step = moves.get(move)
    const own = id === ledgerId(grant, doc) && isOf(doc, grants.get(grant), approvers)
    // a returned payment must be returned from the batch that paid it
    const back = doc.kind !== 'returned' || doc.batch === paidBy.get(ledgerId(grant, { ...doc, kind: 'settled' }))
    return own && back && step !== undefined && agrees(doc, step)
  }
  const since = await vouchedSince(store)
  const given = (id: string, doc: LedgerDoc): boolean =>
    doc.kind === 'allocated' && (doc.vouched === undefined ? doc.at < since : doc.vouched === vouchFor(keys, id, doc))
  for await (const { id, doc } of everything(store, LEDGER)) {
    const placed = doc.line === budgetLineId(doc.year, doc.source, doc.jurisdiction)
    const sound = doc.grant === undefined ? given(id, doc) : told(id, doc, doc.grant)
    if (!placed || !sound) off.push(id)
  }
  return { off, sums }
}

/**
 * Ids of ledger lines that match no step of a case, and of moves whose lines do not add up to their amount. An allocation
 * belongs to no step: each allocation is authenticated by its own keyed hash.
 */
export const ledgerOff = async (
  store: StoreWalk,
  keys: Pick<Sealer, 'hash'>,
  moves: Moves,
): Promise<readonly string[]> => {
  const { off, sums } = await linesOff(store, keys, moves)
  for (const [move, { amount }] of moves) {
    const [grant = ''] = move.split(':')
    const wanted = amount ?? moves.get(moveId(grant, 'held'))?.amount // a release returns the amount that was held
    if (sums.get(move) !== wanted) off.push(move)
  }
  return [...new Set(off)]
}
