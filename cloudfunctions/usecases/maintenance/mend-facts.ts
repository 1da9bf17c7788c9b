import type { DocStore, StoreWalk } from '../../ports/doc-store'
import { mendFacts } from '../report/case-facts'
import { CASE_FACTS, CASES } from '../stored/collections'
import { everything } from './walk'

const AT_ONCE = 20

/** Makes what the year's report counts of every case anew from the cases, and takes away what is of none. */
export const mendAllFacts = async (store: DocStore & StoreWalk): Promise<void> => {
  let some: string[] = []
  for await (const { id } of everything(store, CASES)) {
    some.push(id)
    if (some.length < AT_ONCE) continue
    await mendFacts(store, some)
    some = []
  }
  await mendFacts(store, some)
  for await (const { id } of everything(store, CASE_FACTS))
    await store.transaction(async (tx) => {
      const [of, facts] = [await tx.get(CASES, id), await tx.get(CASE_FACTS, id)]
      if (of === undefined && facts !== undefined) await tx.remove(CASE_FACTS, facts)
    })
}
