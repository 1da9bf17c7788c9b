import { accountHash } from '@cloud/usecases/grant/account'
import { everything } from '@cloud/usecases/maintenance/walk'
import { factsOf } from '@cloud/usecases/report/case-facts'
import { idHashes } from '@cloud/usecases/step/ids-follow'
import { ACCOUNTS, CASE_FACTS, CASES, ID_KEYS, NOTICES } from '@cloud/usecases/stored/collections'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { holdsIds } from '@domain/application/stage'
import { endOf } from '@domain/notice/notice'
import type { Town } from './town'

const sorted = (rows: readonly (readonly (string | undefined)[])[]) => rows.map((row) => row.join(' ')).sort()

const ordered = (doc: object): string => JSON.stringify(Object.entries(doc).sort())

/**
 * The documents that follow from cases, as stored and as they should be by the cases: reserved ID numbers, online notices,
 * registered accounts, facts
 * for the year's report.
 */
export const besideCases = async ({ world: { ports } }: Town) => {
  const { store, sealer } = ports
  const [are, should] = [
    { ids: [] as string[][], online: [] as (string | undefined)[][], missing: [] as string[], facts: [] as string[][] },
    { ids: [] as string[][], online: [] as (string | undefined)[][], missing: [] as string[], facts: [] as string[][] },
  ]
  for await (const { id, doc } of everything(store, ID_KEYS)) are.ids.push([id, doc.caseId])
  for await (const { id, doc } of everything(store, NOTICES))
    if (doc.state === 'open') are.online.push([id, doc.caseId, doc.postedOn, doc.enteredOn, doc.lastDay])
  /** whether the account of the household is registered; one without an account has nothing to register */
  const isNoted = async (doc: CaseSnapshot): Promise<boolean> => {
    const hash = accountHash({ sealer }, doc)
    if (hash === undefined) return true
    const account = await store.get(ACCOUNTS, hash)
    return account?.doc.uses.some(({ caseId }) => caseId === doc.id) === true
  }
  for await (const { id, doc } of everything(store, CASE_FACTS)) are.facts.push([id, ordered(doc)])
  for await (const { doc } of everything(store, CASES)) {
    should.facts.push([doc.id, ordered(factsOf(doc))])
    if (holdsIds(doc.stage)) should.ids.push(...[...idHashes(doc.declaration).keys()].map((hash) => [hash, doc.id]))
    const { notice } = doc
    if (doc.stage === 'on-notice')
      should.online.push([notice?.id, doc.id, notice?.postedOn, notice?.enteredOn, notice && endOf(notice)])
    if (!(await isNoted(doc))) are.missing.push(doc.id)
  }
  const shown = ({ ids, online, missing, facts }: typeof are) => ({
    ids: sorted(ids),
    online: sorted(online),
    missing,
    facts: sorted(facts),
  })
  return { are: shown(are), should: shown(should) }
}
