import type { QuestionSet } from '@domain/application/satisfaction'
import type { CaseId, GrantId } from '@domain/kernel/ids'
import type { GrantFacts } from '@domain/report/payment-figures'
import type { Ports } from '../../ports/index'
import { othersFirst } from '../stored/at-once'
import { ENTRIES, type GrantDoc } from '../stored/collections'

type Asked = { readonly id: GrantId; readonly caseId: CaseId; readonly facts: GrantFacts }

export const askedOf = (grant: GrantDoc): Asked => ({
  id: grant.id,
  caseId: grant.caseId,
  facts: { failures: grant.failures ?? 0, marks: grant.marks ?? [], asked: grant.asked, person: grant.aided },
})

/** Entries per page, from the end of the log: a receipt is confirmed near the end. */
const PAGE = 5

/** The question set that was shown, by the latest confirmation of the grant in the log of its case. */
const setInLog = async ({ store }: Pick<Ports, 'store'>, { id, caseId }: Asked): Promise<QuestionSet | undefined> => {
  let cursor: string | undefined
  do {
    const page = await store.query(ENTRIES, { index: 'byCase', eq: [caseId], desc: true, limit: PAGE, cursor })
    for (const { doc } of page.items)
      if (doc.kind === 'confirmReceipt' && doc.facts.grant === id) return doc.facts.asked
    cursor = page.next
  } while (cursor !== undefined)
  return undefined
}

/** Logs read in parallel. */
const TOGETHER = 20

/**
 * The facts of each grant for the report; for answers from before the question set was stored, the set is looked up in the log.
 */
export const withQuestions = async (ports: Pick<Ports, 'store'>, grants: readonly Asked[]): Promise<GrantFacts[]> => {
  const unsaid = grants.filter(({ facts }) => facts.marks.length > 0 && facts.asked === undefined)
  const found = new Map<GrantId, QuestionSet | undefined>()
  for (let at = 0; at < unsaid.length; at += TOGETHER) {
    const some = unsaid.slice(at, at + TOGETHER)
    await othersFirst()
    const sets = await Promise.all(some.map((grant) => setInLog(ports, grant)))
    for (const [i, { id }] of some.entries()) found.set(id, sets[i])
  }
  return grants.map(({ id, facts }) => (found.has(id) ? { ...facts, asked: found.get(id) } : facts))
}
