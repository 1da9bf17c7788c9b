import type { CallInput } from '@domain/contract/index'
import { holdsPrivateData } from '@domain/kernel/masked'
import { ok, refuse } from '@domain/kernel/result'
import { somebodyElse } from '@domain/organisation/person'
import type { Signed, UseCase } from '../call/context'
import { notify } from '../message/notify'
import { orgRef } from '../organisation/org-ref'
import { reachOf, withinReach } from '../organisation/reach'
import { ORGS, UNIT_REQUESTS, type UnitRequestDoc } from '../stored/collections'

type Answer = CallInput<'unit.answer'>['answer']

/**
 * The union in the answer; it must be on the list and in this city, and in this county when it was entered for the
 * unit.
 */
const unionOf = async ({ ports }: Signed, answer: Answer, { city, county }: UnitRequestDoc) => {
  if (answer.kind === 'not') return ok(undefined)
  const union = (await ports.store.get(ORGS, answer.union))?.doc
  const above = answer.kind === 'entered' ? county : city
  if (union?.level !== 'base' || !union.path.includes(above)) return refuse('NOT_FOUND')
  return ok(orgRef(union))
}

/** Answered once, by an administrator of the county or its city other than the person who asked. */
export const answerRequest = (async (context, { request: id, at, answer }) => {
  const { ports, person, selves, now, commandId } = context
  if (holdsPrivateData(answer.words)) return refuse('TEXT_HOLDS_PRIVATE_DATA')
  const found = await ports.store.get(UNIT_REQUESTS, id)
  const reach = await reachOf(context)
  // NOT_FOUND, so that a caller cannot find out about requests outside their reach
  if (found === undefined || !withinReach(reach, found.doc)) return refuse('NOT_FOUND')
  const other = somebodyElse(selves, [found.doc.person])
  if (!other.ok) return other
  const union = await unionOf(context, answer, found.doc)
  if (!union.ok) return union
  const org = union.value
  const name = org === undefined ? {} : { union: org.name }
  return context.commit(async (tx) => {
    const seen = await tx.get(UNIT_REQUESTS, id)
    if (seen === undefined || seen.doc.at !== at || seen.doc.answer !== undefined) return refuse('UNIT_ANSWERED')
    const { kind, words } = answer
    await tx.replace(UNIT_REQUESTS, seen, {
      ...seen.doc,
      answer: { kind, words, ...name, org, by: person.id, at: now },
    })
    const facts = { kind, unit: seen.doc.unit, words, ...name }
    await notify(tx, context, `unit:${id}:${commandId}`, [{ to: seen.doc.person, key: 'unitAnswered', facts }])
    return ok({})
  })
}) satisfies UseCase<'unit.answer'>
