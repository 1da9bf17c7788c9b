import { bareName } from '@domain/kernel/plain'
import { invariant, ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { spendTry } from '../call/tries'
import { PEOPLE } from '../stored/collections'
import { openNoId } from './seal-said'
import { compared, linesOf, withSaid } from './write-down'

/** 登记本人信息: only under the name in the invitation. Stating it again corrects it; earlier ID numbers stay in the comparison. */
export const sayWho = (async (context, { name, about }) => {
  const { ports, person, now } = context
  if (person.posts.length === 0) return refuse('NOT_ALLOWED')
  if (bareName(name) !== bareName(person.name)) return refuse('NAME_NOT_AS_INVITED')
  // each call may open a question for an administrator, so calls are limited
  const may = await spendTry(context, 'say')
  if (!may.ok) return may
  const lines = await linesOf(ports, person)
  return context.commit(async (tx) => {
    const seen = await tx.get(PEOPLE, person.id)
    invariant(seen !== undefined, 'whoever calls is known')
    const said = withSaid(ports.sealer, seen.doc, about, now)
    await tx.replace(PEOPLE, seen, await compared(tx, context, said, lines))
    return ok({})
  })
}) satisfies UseCase<'person.say'>

/** What the caller has stated about themselves. */
export const whoIAm = (async ({ ports, person: { name, posts, said } }) => {
  return ok({
    name,
    wanted: posts.length > 0 && said === undefined,
    mobile: said?.mobile.shown,
    idNumber: said?.idNumber?.shown,
    noIdBecause: said && openNoId(ports.sealer, said),
  })
}) satisfies UseCase<'person.mine'>
