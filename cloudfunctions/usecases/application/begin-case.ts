import { type Decision, decideFirst } from '@domain/application/decide'
import type { Entry } from '@domain/application/entry'
import { follow } from '@domain/application/fold'
import type { CaseSnapshot } from '@domain/application/snapshot'
import type { Declaration } from '@domain/household/declaration'
import type { CaseId, PersonId } from '@domain/kernel/ids'
import { ok } from '@domain/kernel/result'
import type { Tx } from '../../ports/doc-store'
import type { Sealer } from '../../ports/world'
import { notePictures } from '../alike/pictures'
import { saidTraits } from '../alike/traits'
import type { ByPolicy, InCommand, Signed } from '../call/context'
import { takeFiles } from '../files/take-files'
import { hashAccount } from '../grant/account'
import { householdHashes, sealDeclaration } from '../household/seal'
import { notify, outgoing } from '../message/notify'
import { casePlaceOf } from '../organisation/case-place'
import { entryOf, worldOf } from '../step/do-step'
import { follows } from '../step/follows'
import { ACCOUNTS, ALIKE, CASES, ENTRIES, entryId, ID_KEYS, PEOPLE, type PersonDoc } from '../stored/collections'
import type { Checked, SubmissionInput } from './check-submission'

type Begun = {
  readonly files: Checked['files']
  readonly decision: Decision<'submit'>
  readonly snapshot: CaseSnapshot
  readonly entry: Entry
}

/** The first entry of a new case, and the snapshot that results. Writes nothing. */
export const beginCase = (
  context: InCommand & ByPolicy,
  said: SubmissionInput,
  { base, consents, files }: Checked,
  whose: { readonly applicant?: PersonId; readonly claimHash?: string },
) => {
  const { ports, today } = context
  const sealed = sealDeclaration(ports.sealer, said.declaration, today)
  const decision = decideFirst(said, { ...worldOf(context), place: casePlaceOf(base), whose, sealed, consents })
  if (!decision.ok) return decision
  const entry = entryOf(context, `CA-${ports.ids.mint()}` as CaseId, undefined, decision.value)
  return ok({ decision: decision.value, files, entry, snapshot: follow(undefined, entry) })
}

/** Reads in the transaction what `writeCase` is going to read, so that it travels with other reads. */
export const readAhead = async (tx: Tx, sealer: Sealer, household: Declaration): Promise<void> => {
  const { account } = household
  await Promise.all([
    tx.getMany(ID_KEYS, householdHashes(sealer, household)),
    tx.getMany(ALIKE, saidTraits(sealer, household)),
    account && tx.get(ACCOUNTS, hashAccount(sealer, account.number)),
  ])
}

/**
 * Writes a new case: entry, snapshot, what follows from them, its files, and the message to the worker. A household that has
 * already applied is told so before missing files are reported: whoever sends an application again names files which the first
 * application has taken.
 */
export const writeCase = async (
  tx: Tx,
  context: Pick<Signed, 'now' | 'request' | 'ports'>,
  { entry, decision, snapshot, files }: Begun,
) => {
  const followed = await follows(tx, context.ports, undefined, snapshot)
  if (!followed.ok) return followed
  if (!files.ok) return files
  const id = entryId(snapshot.id, entry.seq)
  await tx.insert(ENTRIES, id, entry)
  await tx.insert(CASES, snapshot.id, snapshot)
  const taken = await takeFiles(tx, context, files.value, { caseId: snapshot.id })
  if (!taken.ok) return taken
  await notePictures(tx, context, files.value, snapshot)
  await notify(tx, context, id, outgoing(snapshot, decision.messages))
  return ok(snapshot)
}

/**
 * A person who applies or claims a case is from then on known by the hash of their own ID number, because officers may not
 * handle the case of their own household. Naming a union gives no access: the union's notices are visible only to persons whom
 * the union knows, so to the applicant only once the union has accepted the case, has applied on their behalf, or has them on
 * its roster.
 * `before`: the account as read before the transaction; the account is not written when nothing changes.
 */
export const settlePerson = async (
  tx: Tx,
  before: PersonDoc | undefined,
  { declaration, org, onBehalf, stage }: Pick<CaseSnapshot, 'declaration' | 'org' | 'onBehalf' | 'stage'>,
  onRoster = false,
): Promise<void> => {
  if (before === undefined) return
  const known = onRoster || onBehalf || stage !== 'submitted'
  if (before.idHash !== undefined && (!known || before.memberOf === org.base)) return
  const seen = await tx.get(PEOPLE, before.id)
  if (seen === undefined) return
  const idHash = seen.doc.idHash ?? declaration.applicant.idNumber.hash
  await tx.replace(PEOPLE, seen, { ...seen.doc, idHash, ...(known ? { memberOf: org.base } : {}) })
}
