import type { CaseSnapshot } from '@domain/application/snapshot'
import { CALLS } from '@domain/contract/index'
import { APPLICANT, type RevealField } from '@domain/household/declaration'
import { mayReveal } from '@domain/household/reveal'
import { birthDateOf, IdNumber } from '@domain/kernel/identity-numbers'
import { ageOn } from '@domain/kernel/plain-date'
import { invariant, ok, refuse } from '@domain/kernel/result'
import { actsAs, type PostRole } from '@domain/organisation/roles'
import { placeOf } from '../../dispatch/authorise'
import type { OnCase, UseCase } from '../../dispatch/context'
import { ORGS, REVEALS } from '../collections'
import { openText } from '../household/seal'

type Leaves = Partial<Record<RevealField, { readonly sealed: string }>>

/** The sealed leaves of one person of the household; undefined when there is no such person. */
const leavesOf = ({ declaration }: CaseSnapshot, member: string): Leaves | undefined =>
  member === APPLICANT
    ? { ...declaration.applicant, account: declaration.account.number }
    : declaration.members.find((one) => one.key === member)

const isMinor = ({ ports, today }: OnCase, leaves: Leaves): boolean => {
  invariant(leaves.idNumber !== undefined, 'everybody has an ID number')
  return ageOn(birthDateOf(IdNumber.parse(openText(ports.sealer, 'idNumber', leaves.idNumber))), today) < 18
}

/** The role in which the caller may see the field here: somebody with two posts uses the one that may. */
const roleFor = (context: OnCase, field: RevealField, minor: boolean): PostRole | undefined => {
  const { doc } = context.case
  const surveying = doc.stage === 'surveying'
  return CALLS['case.reveal'].who.find(
    (role) => actsAs(context.person.posts, role, placeOf(doc)) && mayReveal(role, { field, minor, surveying }),
  )
}

/** The union in whose name somebody looks: where they hold the role. */
export const unitOf = async ({ ports, person }: Pick<OnCase, 'ports' | 'person'>, role: PostRole): Promise<string> => {
  const post = person.posts.find((held) => held.role === role) ?? person.posts[0]
  return post === undefined ? '' : ((await ports.store.get(ORGS, post.org))?.doc.name ?? '')
}

/**
 * 查看一项被遮住的信息: one field, one purpose, one line in the register, written in the same commit
 * as the answer. A repeat after a lost reply shows it again and adds no line.
 */
export const revealField: UseCase<'case.reveal'> = async (context, { member, field, purpose }) => {
  const { ports, person, now } = context
  const { doc } = context.case
  const leaves = leavesOf(doc, member)
  const leaf = leaves?.[field]
  if (leaves === undefined || leaf === undefined) return refuse('NOT_FOUND')
  const role = roleFor(context, field, isMinor(context, leaves))
  if (role === undefined) return refuse('NOT_ALLOWED')
  const unit = await unitOf(context, role)
  const text = openText(ports.sealer, field, leaf)
  const id = ports.ids.mint()
  return context.commit(async (tx) => {
    await tx.insert(REVEALS, id, {
      caseId: doc.id,
      at: now,
      person: person.id,
      name: person.name,
      role,
      unit,
      member,
      field,
      purpose,
    })
    return ok({ text })
  })
}
