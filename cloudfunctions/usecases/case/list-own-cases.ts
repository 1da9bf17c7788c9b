import type { OwnCase } from '@domain/contract/views'
import { ok } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { CASES, ORGS } from '../collections'
import { ownCase } from './own-case'

/** a worker applies once a year; older ones are asked for at the union */
const CASES_MAX = 10

/** 我的申请, the newest first. */
export const listOwnCases = (async (context) => {
  const { store } = context.ports
  const found = await store.query(CASES, {
    index: 'byApplicant',
    eq: [context.person.id],
    desc: true,
    limit: CASES_MAX,
  })
  const bases = await store.getMany(ORGS, [...new Set(found.items.map(({ doc }) => doc.org.base))])
  const cases: OwnCase[] = []
  for (const { doc } of found.items) {
    const base = bases.find((org) => org.id === doc.org.base)
    cases.push(await ownCase(context, doc, base?.doc))
  }
  return ok({ cases })
}) satisfies UseCase<'case.mine'>
