import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CaseId } from '@domain/kernel/ids'
import { sameName } from '@domain/kernel/written'
import type { Tx } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { openText } from '../household/seal'
import { ACCOUNTS, type AccountDoc, CASES } from '../stored/collections'
import { manyOf } from '../stored/many'
import { accountHash } from './account'

type Reading = Pick<Ports, 'store' | 'sealer'>

const holderOf = ({ declaration }: CaseSnapshot): string => declaration.applicant.idNumber.hash

/** This case has given this account: from now on whoever gives it too is seen. */
export const noteAccount = async (tx: Tx, ports: Pick<Ports, 'sealer'>, snapshot: CaseSnapshot): Promise<void> => {
  const id = accountHash(ports, snapshot)
  const seen = await tx.get(ACCOUNTS, id)
  const use = { caseId: snapshot.id, holder: holderOf(snapshot) }
  if (seen === undefined) await tx.insert(ACCOUNTS, id, { uses: [use], stated: [] })
  else if (!seen.doc.uses.some(({ caseId, holder }) => caseId === use.caseId && holder === use.holder))
    await tx.replace(ACCOUNTS, seen, { ...seen.doc, uses: [...seen.doc.uses, use] })
}

/** Another household has given the account of this one. */
export type Shared = {
  readonly others: readonly CaseSnapshot[]
  /** one of them is of the same name: perhaps one person in two files */
  readonly sameName: boolean
  /** a person has said why this case may be paid on it, knowing of all these */
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

/** The accounts of these cases as they are noted; one stored before accounts were compared is noted now. */
export const noteAccounts = async (ports: Reading, cases: readonly CaseSnapshot[]): Promise<Noted> => {
  const hashes = new Map(cases.map((snapshot) => [snapshot.id, accountHash(ports, snapshot)]))
  const known = await manyOf(ports.store, ACCOUNTS, [...hashes.values()])
  const missing = cases.filter(({ id }) => !isNoted(known, hashes.get(id) ?? '', id))
  for (const snapshot of missing) await ports.store.transaction((tx) => noteAccount(tx, ports, snapshot))
  return { hashes, known: missing.length === 0 ? known : await manyOf(ports.store, ACCOUNTS, [...hashes.values()]) }
}

/** Which of these cases give an account that another household gives too, whoever applied there and in whatever year. */
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

/** How many of these may not be paid yet: the account is another household's too, and nobody has said why that is right. */
export const unstatedAmong = async (ports: Reading, cases: readonly CaseSnapshot[]): Promise<number> =>
  [...(await sharedAmong(ports, cases)).values()].filter(({ stated }) => stated === undefined).length
