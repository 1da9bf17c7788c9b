import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CaseId } from '@domain/kernel/ids'
import { sameName } from '@domain/kernel/plain'
import type { Tx } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { openText } from '../household/seal'
import { ACCOUNTS, type AccountDoc, CASES } from '../stored/collections'
import { manyOf } from '../stored/many'
import { accountHash } from './account'

type Reading = Pick<Ports, 'store' | 'sealer'>

const holderOf = ({ declaration }: CaseSnapshot): string => declaration.applicant.idNumber.hash

/** Registers the account this case uses: other households with the same account are found by it. */
export const noteAccount = async (tx: Tx, ports: Pick<Ports, 'sealer'>, snapshot: CaseSnapshot): Promise<void> => {
  const id = accountHash(ports, snapshot)
  if (id === undefined) return
  const seen = await tx.get(ACCOUNTS, id)
  const use = { caseId: snapshot.id, holder: holderOf(snapshot) }
  if (seen === undefined) await tx.insert(ACCOUNTS, id, { uses: [use], stated: [] })
  else if (!seen.doc.uses.some(({ caseId, holder }) => caseId === use.caseId && holder === use.holder))
    await tx.replace(ACCOUNTS, seen, { ...seen.doc, uses: [...seen.doc.uses, use] })
}

/** Another household uses the account of this case. */
export type Shared = {
  readonly others: readonly CaseSnapshot[]
  /** another case's applicant has the same name: perhaps one person with two files */
  readonly sameName: boolean
  /** a person who knew of all these cases has stated why this case may be paid on the account */
  readonly stated?: AccountDoc['stated'][number] | undefined
}

const nameOf = ({ sealer }: Reading, { declaration }: CaseSnapshot): string =>
  openText(sealer, 'name', declaration.applicant.name)

const isNoted = (known: ReadonlyMap<string, AccountDoc>, hash: string, id: CaseId): boolean =>
  known.get(hash)?.uses.some(({ caseId }) => caseId === id) === true

type Noted = {
  readonly hashes: ReadonlyMap<CaseId, string>
  readonly known: ReadonlyMap<string, AccountDoc>
}

/** The registered accounts of these cases; accounts of cases stored before accounts were compared are registered now. */
export const noteAccounts = async (ports: Reading, cases: readonly CaseSnapshot[]): Promise<Noted> => {
  const hashes = new Map(
    cases.flatMap((snapshot) => {
      const hash = accountHash(ports, snapshot)
      return hash === undefined ? [] : [[snapshot.id, hash] as const]
    }),
  )
  const known = await manyOf(ports.store, ACCOUNTS, [...hashes.values()])
  const missing = cases.filter(({ id }) => hashes.has(id) && !isNoted(known, hashes.get(id) ?? '', id))
  for (const snapshot of missing) await ports.store.transaction((tx) => noteAccount(tx, ports, snapshot))
  return { hashes, known: missing.length === 0 ? known : await manyOf(ports.store, ACCOUNTS, [...hashes.values()]) }
}

/** Of these cases, those whose account is also used by another household, regardless of applicant and year. */
export const sharedAmong = async (
  ports: Reading,
  cases: readonly CaseSnapshot[],
): Promise<ReadonlyMap<CaseId, Shared>> => {
  const { hashes, known } = await noteAccounts(ports, cases)
  const suspects = [...known.values()].flatMap(({ uses }) =>
    new Set(uses.map(({ holder }) => holder)).size > 1 ? uses.map(({ caseId }) => caseId) : [],
  )
  const found = await manyOf(ports.store, CASES, suspects)
  const shared = new Map<CaseId, Shared>()
  for (const snapshot of cases) {
    const hash = hashes.get(snapshot.id) ?? ''
    const doc = known.get(hash)
    const others = (doc?.uses ?? [])
      .flatMap(({ caseId }) => found.get(caseId) ?? [])
      .filter((other) => holderOf(other) !== holderOf(snapshot) && accountHash(ports, other) === hash)
    if (others.length === 0) continue
    const holders = new Set(others.map(holderOf))
    const stated = doc?.stated.find(
      ({ caseId, among }) => caseId === snapshot.id && [...holders].every((holder) => among.includes(holder)),
    )
    const alike = others.some((other) => sameName(nameOf(ports, other), nameOf(ports, snapshot)))
    shared.set(snapshot.id, { others, sameName: alike, stated })
  }
  return shared
}

/**
 * How many of these cases may not be paid yet, because another household uses the same account and no reason for this has been
 * stated.
 */
export const unstatedAmong = async (ports: Reading, cases: readonly CaseSnapshot[]): Promise<number> =>
  [...(await sharedAmong(ports, cases)).values()].filter(({ stated }) => stated === undefined).length
