import { invariant, ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { spendGuess, wrongGuess } from '../call/tries'
import { orgRef } from '../organisation/org-ref'
import { ORGS, PEOPLE, ROSTER } from '../stored/collections'
import { memberMark, setReader } from './member-mark'

/**
 * 凭名册加入: a worker whose name and ID number match the union's roster may read its notices without a code. If several rosters
 * match, the newest line counts. Each line admits one account: the account of a new phone replaces the earlier account.
 */
export const recogniseMember = (async (context, { name, idNumber }) => {
  const { ports, person } = context
  const may = await spendGuess(context, 'recognise')
  if (!may.ok) return may
  const mark = memberMark(ports.sealer, name, idNumber)
  const { items } = await ports.store.query(ROSTER, { index: 'byMark', eq: [mark], desc: true, limit: 1 })
  const found = items[0]
  if (found === undefined) return wrongGuess(context, 'recognise', 'NOT_ON_ROSTER')
  const union = await ports.store.get(ORGS, found.doc.org)
  invariant(union !== undefined, 'a roster is of a union')
  return context.commit(async (tx) => {
    const line = await tx.get(ROSTER, found.id)
    if (line === undefined) return refuse('NOT_ON_ROSTER')
    const me = await tx.get(PEOPLE, person.id)
    invariant(me !== undefined, 'whoever calls is known')
    await setReader(tx, line, person.id)
    await tx.replace(PEOPLE, me, { ...me.doc, memberOf: line.doc.org })
    return ok({ org: orgRef(union.doc) })
  })
}) satisfies UseCase<'member.recognise'>
