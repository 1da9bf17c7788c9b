import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { shownLook } from '../look/look-of'
import { CASES, REVEALS } from '../stored/collections'

/** 谁看过我的信息: visible only to the worker who is the applicant of the case. */
export const listReveals = (async ({ ports, person }, { caseId, cursor, limit }) => {
  const seen = await ports.store.get(CASES, caseId)
  if (seen === undefined || seen.doc.applicant !== person.id) return refuse('NOT_FOUND')
  const page = await ports.store.query(REVEALS, {
    index: 'byCase',
    eq: [caseId],
    desc: true,
    limit: limit ?? 20,
    cursor,
  })
  return ok({ items: page.items.map(({ doc }) => shownLook(doc)), next: page.next })
}) satisfies UseCase<'case.lookedAt'>
