import { wordsSuffice } from '@domain/application/look-reason'
import { type LookPurpose, purposesFor } from '@domain/application/looks'
import { type CaseSnapshot, placeOf } from '@domain/application/snapshot'
import { CALLS, type CallInput } from '@domain/contract/index'
import { APPLICANT, type RevealField } from '@domain/household/declaration'
import { bornOn } from '@domain/household/personal-id'
import { mayReveal } from '@domain/household/reveal'
import { holdsPrivateData } from '@domain/kernel/masked'
import { ageOn } from '@domain/kernel/plain-date'
import { invariant, ok, refuse } from '@domain/kernel/result'
import { actsAs, type PostRole } from '@domain/organisation/roles'
import type { OnCase, UseCase } from '../call/context'
import { openId, openText } from '../household/seal'
import { heeding } from '../look/alarm-looks'
import { lookOf } from '../look/look-of'
import { budgetOf, spendLook } from '../look/spend-look'
import { unitOf } from '../look/unit-of'
import { REVEALS } from '../stored/collections'

export type Leaves = Partial<Record<RevealField, { readonly sealed: string }>>

/** The sealed fields of one person of the household; undefined when there is no such person. */
export const leavesOf = ({ declaration }: CaseSnapshot, member: string): Leaves | undefined =>
  member === APPLICANT
    ? { ...declaration.applicant, ...(declaration.account && { account: declaration.account.number }) }
    : declaration.members.find((one) => one.key === member)

export const isMinor = ({ ports, today }: OnCase, leaves: Leaves): boolean => {
  invariant(leaves.idNumber !== undefined, 'everybody has an ID number')
  return ageOn(bornOn(openId(ports.sealer, leaves.idNumber)), today) < 18
}

/**
 * The caller's roles that may see the field here; of a person with several posts, the role that fits the purpose is used later.
 */
const rolesFor = (context: OnCase, field: RevealField, minor: boolean): readonly PostRole[] => {
  const { doc } = context.case
  const surveying = doc.stage === 'surveying'
  return CALLS['case.reveal'].who.filter(
    (role) => actsAs(context.person.posts, role, placeOf(doc)) && mayReveal(role, { field, minor, surveying }),
  )
}

type Reason = { readonly why: LookPurpose; readonly words: string }

/** An older phone sends the purpose as free text: it is taken as 'other' with these words. */
const reasonOf = ({ why, words = '', purpose = '' }: CallInput<'case.reveal'>): Reason =>
  why === undefined ? { why: 'other', words: purpose } : { why, words }

/** The role that may reveal for this purpose at this stage; refused also when the words are empty or contain private data. */
const acceptPurpose = (roles: readonly PostRole[], { doc }: OnCase['case'], { why, words }: Reason) => {
  if (roles.length === 0) return refuse('NOT_ALLOWED')
  const role = roles.find((one) => purposesFor(one, doc.stage).includes(why))
  if (role === undefined) return refuse('PURPOSE_NOT_FIT')
  if (!wordsSuffice(why, words)) return refuse('REASON_MISSING')
  return holdsPrivateData(words) ? refuse('TEXT_HOLDS_PRIVATE_DATA') : ok(role)
}

/**
 * 查看一项被遮住的信息: one field for one purpose. The register line and the count against the hourly limit are written in the same
 * transaction as the answer. A repeat after a lost response shows the field again without a second line.
 */
export const revealField = (async (context, input) => {
  const { ports } = context
  const { doc } = context.case
  const { member, field } = input
  const { why, words } = reasonOf(input)
  const leaves = leavesOf(doc, member)
  const leaf = leaves?.[field]
  if (leaves === undefined || leaf === undefined) return refuse('NOT_FOUND')
  const role = acceptPurpose(rolesFor(context, field, isMinor(context, leaves)), context.case, { why, words })
  if (!role.ok) return role
  const [unit, most] = await Promise.all([unitOf(context, role.value), budgetOf(context, role.value)])
  const text = openText(ports.sealer, field, leaf)
  const id = ports.ids.mint()
  const answer = await context.commit(async (tx) => {
    const spent = await spendLook(tx, context, most)
    if (!spent.ok) return spent
    await tx.insert(REVEALS, id, lookOf(context, doc, { role: role.value, unit, member, field, why, purpose: words }))
    return ok({ text })
  })
  return heeding(context, role.value, answer)
}) satisfies UseCase<'case.reveal'>
