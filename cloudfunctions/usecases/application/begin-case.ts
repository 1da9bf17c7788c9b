import type { EntryOf } from '@domain/application/entry'
import { follow } from '@domain/application/fold'
import type { CaseSnapshot } from '@domain/application/snapshot'
import type { Consent } from '@domain/consent/consent'
import type { SealedDeclaration } from '@domain/household/declaration'
import type { CaseId, OrgId, PersonId } from '@domain/kernel/ids'
import { yearOf } from '@domain/kernel/plain-date'
import { invariant, ok, type Result } from '@domain/kernel/result'
import type { Jurisdiction } from '@domain/organisation/org'
import type { Signed } from '../../dispatch/context'
import type { Tx } from '../../ports/doc-store'
import { byOf, dueAt, post, toApplicant } from '../append'
import { idHashes, takeIds } from '../case/release-ids'
import { chained } from '../chain'
import { CASES, ENTRIES, entryId, type OrgDoc, PEOPLE, type PersonDoc } from '../collections'
import { takeFiles } from '../files/take-files'
import { askAccount, noteAccount } from '../grant/shared-account'
import { sealDeclaration } from '../household/seal'
import type { Checked, SubmissionInput } from './check-submission'

type Place = { city: OrgId; county: OrgId; base: OrgId; jurisdiction: Jurisdiction }

/** Where a base union stands; its path was checked when it was registered. */
const placeOf = ({ id, path, jurisdiction }: OrgDoc): Place => {
  const [city, county] = path
  invariant(city !== undefined && county !== undefined && jurisdiction !== undefined, 'a base union has a county')
  return { city, county, base: id, jurisdiction }
}

/** Each once, and of this household only: a consent in the name of nobody must not wait for somebody to join. */
const givenBy = (declaration: SealedDeclaration, given: readonly Consent[]): Consent[] => {
  const members = new Set<string>(idHashes(declaration).map(({ member }) => member))
  const own = given.filter(({ member }) => members.has(member))
  return [...new Map(own.map((consent) => [`${consent.matter}:${consent.member}`, consent])).values()]
}

type Begun = { readonly entry: EntryOf<'submit'>; readonly snapshot: CaseSnapshot }

/** First line of a new case's log, and what it folds to. Nothing is written yet. */
export const beginCase = (
  context: Signed,
  input: SubmissionInput,
  { policy, base, consents }: Checked,
  whose: { readonly applicant?: PersonId; readonly claimHash?: string },
): Result<Begun> => {
  const { ports, commandId, today } = context
  invariant(commandId !== undefined, 'a command has a key')
  const due = dueAt('submitted', context, policy)
  const declaration: SealedDeclaration = sealDeclaration(ports.sealer, input.declaration, today)
  const entry: EntryOf<'submit'> = chained(ports.sealer, undefined, {
    caseId: `CA-${ports.ids.mint()}` as CaseId,
    seq: 1,
    at: context.now,
    on: today,
    by: byOf(context),
    command: commandId,
    to: 'submitted',
    ...(due === undefined ? {} : { dueOn: due }),
    kind: 'submit',
    facts: {
      year: yearOf(today),
      org: placeOf(base),
      ...whose,
      onBehalf: whose.applicant === undefined,
      declaration,
      proofs: input.proofs,
      consents: givenBy(declaration, consents),
      signature: input.signature,
      policyVersion: policy.version,
      nameMasked: declaration.applicant.name.shown,
    },
  })
  return ok({ entry, snapshot: follow(undefined, entry) })
}

/** Writes a begun case: ID numbers taken, files taken, log, snapshot, and the word to the worker. */
export const writeCase = async (
  tx: Tx,
  context: Pick<Signed, 'now' | 'request' | 'ports'>,
  { entry, snapshot }: Begun,
  files: Checked['files'],
): Promise<Result<CaseSnapshot>> => {
  const [ids] = await Promise.all([
    takeIds(tx, idHashes(snapshot.declaration), snapshot.id),
    askAccount(tx, context.ports, snapshot),
  ])
  if (!ids.ok) return ids
  await noteAccount(tx, context.ports, snapshot)
  await tx.insert(ENTRIES, entryId(snapshot.id, entry.seq), entry)
  await tx.insert(CASES, snapshot.id, snapshot)
  const taken = await takeFiles(tx, context, files, { caseId: snapshot.id })
  if (!taken.ok) return taken
  const facts = snapshot.dueOn === undefined ? {} : { dueOn: snapshot.dueOn }
  await post(tx, context, entryId(snapshot.id, entry.seq), toApplicant(snapshot, 'received', facts))
  return ok(snapshot)
}

/**
 * A person who applies or claims is from then on known by the hash of their own ID number (nobody handles their own
 * household's case). Naming a union opens nothing: its notices are read by whom the union knows, so by the applicant only
 * once it has accepted the case, where it applied for them itself, or where they stand on its roster.
 * `before`: the account as it was looked up before the transaction; where nothing of it changes, it is left alone.
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
