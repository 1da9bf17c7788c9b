import type { OrgId, PersonId } from '@domain/kernel/ids'
import type { RefusalCode } from '@domain/kernel/refusals'
import type { Result } from '@domain/kernel/result'
import type { PostRole } from '@domain/organisation/roles'
import type { Signed } from '../call/context'
import { notify } from '../message/notify'
import { holders } from '../organisation/holders'
import { unionsById } from '../organisation/known-unions'
import { LOOK_HOURS } from '../stored/collections'
import { upsert } from '../stored/documents'
import { freshHour } from './spend-look'
import { unitOf } from './unit-of'

const TOLD = ['auditor', 'administrator'] as const

/** Auditors and administrators of the union of the person's post and of all unions above it; never the person. */
const toldOf = async ({ ports, person, selves }: Signed, role: PostRole): Promise<readonly PersonId[]> => {
  const held = person.posts.find((one) => one.role === role) ?? person.posts[0]
  const [union] = held === undefined ? [] : await unionsById(ports, [held.org])
  const above: readonly OrgId[] = union?.path ?? []
  const found = await Promise.all(above.flatMap((org) => TOLD.map((one) => holders(ports, org, one))))
  return [...new Set(found.flat())].filter((one) => !selves.own.includes(one))
}

/** A person has tried to exceed their hourly limit of looks: reported once per person and hour, to the inbox and the log. */
const alarm = async (context: Signed, role: PostRole, most: number): Promise<void> => {
  const { ports, person, request } = context
  const { id, hour: fresh } = freshHour(context)
  if ((await ports.store.get(LOOK_HOURS, id))?.doc.told === true) return
  const [told, unit] = await Promise.all([toldOf(context, role), unitOf(context, role)])
  const facts = { name: person.name, unit, most: String(most) }
  const said = await ports.store.transaction(async (tx) => {
    const hour = await tx.get(LOOK_HOURS, id)
    if (hour?.doc.told === true) return false
    await upsert(tx, LOOK_HOURS, id, hour, { ...(hour?.doc ?? fresh), told: true })
    const messages = told.map((to) => ({ to, key: 'looksBeyond' as const, facts }))
    await notify(tx, context, `looks:${id}`, messages)
    return true
  })
  if (said) ports.log.alarm('looks-beyond', { request, person: person.id, count: most })
}

/** Passes the answer on; when the answer is LOOKS_USED_UP, auditors and administrators are notified first. */
export const heeding = async <R extends Result<unknown, RefusalCode>>(context: Signed, role: PostRole, answer: R) => {
  if (!answer.ok && answer.refusal.code === 'LOOKS_USED_UP')
    await alarm(context, role, Number(answer.refusal.about?.['most'] ?? 0))
  return answer
}
