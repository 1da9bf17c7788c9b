import { type LookPurpose, purposesFor } from '@domain/application/looks'
import { placeOf } from '@domain/application/snapshot'
import { CALLS } from '@domain/contract/index'
import { APPLICANT, RevealField } from '@domain/household/declaration'
import { mayReveal } from '@domain/household/reveal'
import type { MemberKey } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import { actsAs, type PostRole } from '@domain/organisation/roles'
import type { OnCase, UseCase } from '../call/context'
import { openText } from '../household/seal'
import { heeding } from '../look/alarm-looks'
import { lookOf } from '../look/look-of'
import { budgetOf, spendLook } from '../look/spend-look'
import { unitOf } from '../look/unit-of'
import { REVEALS } from '../stored/collections'
import { isMinor, leavesOf } from './reveal-field'

type Shown = {
  readonly member: MemberKey
  readonly fields: readonly { readonly field: RevealField; readonly text: string }[]
}

/** The role in which this person may look for this purpose at this stage. */
const roleFor = ({ person, case: { doc } }: OnCase, why: LookPurpose): PostRole | undefined =>
  CALLS['case.readWhole'].who.find(
    (role) => actsAs(person.posts, role, placeOf(doc)) && purposesFor(role, doc.stage).includes(why),
  )

/** The covered fields of one person of the household that this role may see; empty ones are left out. */
const shownOf = (context: OnCase, role: PostRole, member: MemberKey): Shown => {
  const { doc } = context.case
  const leaves = leavesOf(doc, member) ?? {}
  const about = { minor: isMinor(context, leaves), surveying: doc.stage === 'surveying' }
  const fields = RevealField.options.flatMap((field) => {
    const leaf = leaves[field]
    if (leaf === undefined || !mayReveal(role, { field, ...about })) return []
    const text = openText(context.ports.sealer, field, leaf)
    return text === '' ? [] : [{ field, text }]
  })
  return { member, fields }
}

/**
 * 看全这一户: everything covered that the reader may see at this step, for one purpose. The register gets a line for each person with
 * the fields that were shown, and each person counts as one look.
 */
export const readWhole = (async (context, { why }) => {
  const { doc } = context.case
  const role = roleFor(context, why)
  if (role === undefined || why === 'other') return refuse('PURPOSE_NOT_FIT')
  const people = [APPLICANT, ...doc.declaration.members.map(({ key }) => key)]
  const shown = people.map((member) => shownOf(context, role, member)).filter(({ fields }) => fields.length > 0)
  const [unit, most] = await Promise.all([unitOf(context, role), budgetOf(context, role)])
  const ids = shown.map(() => context.ports.ids.mint())
  const answer = await context.commit(async (tx) => {
    const spent = await spendLook(tx, context, most, undefined, shown.length)
    if (!spent.ok) return spent
    for (const [at, { member, fields }] of shown.entries()) {
      const what = { role, unit, member, field: 'whole', shown: fields.map(({ field }) => field), why, purpose: '' }
      await tx.insert(REVEALS, ids[at] ?? '', lookOf(context, doc, what))
    }
    return ok({ fields: shown.flatMap(({ member, fields }) => fields.map((one) => ({ member, ...one }))) })
  })
  return heeding(context, role, answer)
}) satisfies UseCase<'case.readWhole'>
