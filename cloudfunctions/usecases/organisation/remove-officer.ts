import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { PEOPLE, POSTS, postId } from '../collections'
import { endTaking, mayTake, takingsOf } from '../taking/takings-of'

/**
 * 离任: the very next call of this person finds the post gone, and what they took along on a phone can be opened there by the
 * cloud's help no more. Nobody locks themselves out.
 */
export const removeOfficer: UseCase<'officer.remove'> = async (context, input) => {
  if (input.person === context.person.id && input.role === 'administrator') return refuse('NOT_ALLOWED')
  const takings = await takingsOf(context.ports, input.person)
  const live = takings.filter(({ doc }) => doc.ended === undefined)
  return context.commit(async (tx) => {
    const post = await tx.get(POSTS, postId(input))
    const person = await tx.get(PEOPLE, input.person)
    if (post === undefined || person === undefined) return refuse('NOT_FOUND')
    const posts = person.doc.posts.filter((held) => held.role !== input.role || held.org !== input.org)
    await tx.remove(POSTS, post)
    await tx.replace(PEOPLE, person, { ...person.doc, posts })
    if (!mayTake(posts)) for (const { id } of live) await endTaking(tx, id, { at: context.now, because: 'left' })
    return ok({})
  })
}
