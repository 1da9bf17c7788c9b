import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { CASES } from '../stored/collections'
import { ownCase } from './own-case'

/** a worker applies about once a year; for older cases they ask the union */
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
  return ok({ cases: await Promise.all(found.items.map(({ doc }) => ownCase(context, doc))) })
}) satisfies UseCase<'case.mine'>
