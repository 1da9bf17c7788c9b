import type { CallOutput } from '@domain/contract/index'
import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { pageOver, queriesOf, reachOf } from '../organisation/reach'
import { UNIT_REQUESTS, type UnitRequestDoc } from '../stored/collections'

type Asked = NonNullable<CallOutput<'unit.mine'>['request']>

const shown = ({
  jurisdiction,
  unit,
  address,
  words,
  at,
  dueOn,
  mobile,
  looks = [],
  answer,
}: UnitRequestDoc): Asked => ({
  ...{ jurisdiction, unit, address, words, at, dueOn, mobile: mobile?.shown },
  looks: looks.map((look) => ({ name: look.name, at: look.at })),
  answer: answer && { kind: answer.kind, words: answer.words, at: answer.at, union: answer.union, org: answer.org },
})

/** The caller's own latest request. */
export const ownRequest = (async ({ ports, person }) => {
  const found = await ports.store.get(UNIT_REQUESTS, person.id)
  return ok(found === undefined ? {} : { request: shown(found.doc) })
}) satisfies UseCase<'unit.mine'>

/** Requests within reach: the open ones, the oldest first; or the answered ones, the latest first. */
export const listRequests = (async (context, input) => {
  const parts = queriesOf(await reachOf(context), { city: 'byCity', county: 'byCounty' }, [input.state])
  const late = input.state === 'answered'
  const page = await pageOver(context.ports.store, UNIT_REQUESTS, parts, { limit: 20, ...input }, () => true, late)
  return ok({ items: page.items.map(({ doc }) => ({ request: doc.person, ...shown(doc) })), next: page.next })
}) satisfies UseCase<'unit.requests'>
