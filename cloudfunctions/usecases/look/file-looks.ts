import type { OrgId } from '@domain/kernel/ids'
import type { DocStore, Stored } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { onceOver, overCases } from '../clock/once-over'
import { slicesOf } from '../stored/at-once'
import { REVEALS, type RevealDoc } from '../stored/collections'
import { allOf } from '../stored/documents'

const CASES_AT_ONCE = 10
/** lines per transaction, so that each stays small */
const LOOKS_AT_ONCE = 10

const isFiled = ({ doc }: Stored<RevealDoc>): boolean => doc.county !== undefined

const fileSome = (store: DocStore, ids: readonly string[], county: OrgId): Promise<void> =>
  store.transaction(async (tx) => {
    for (const look of await tx.getMany(REVEALS, ids))
      if (look !== undefined && !isFiled(look)) await tx.replace(REVEALS, look, { ...look.doc, county })
  })

/** The looks at one household that are in no register yet; each is written again with its county. */
const fileLooksOf = async (store: DocStore, caseId: string, county: OrgId): Promise<void> => {
  const looks = await allOf(store, REVEALS, { index: 'byCase', eq: [caseId] })
  const unfiled = looks.filter((look) => !isFiled(look)).map(({ id }) => id)
  for (const some of slicesOf(unfiled, LOOKS_AT_ONCE)) await fileSome(store, some, county)
}

/**
 * Looks from before the register existed can be found by their household only. Each is written again with its county, so that
 * the index that auditors search contains it.
 */
export const fileLooks = ({ store, clock }: Pick<Ports, 'store' | 'clock'>, until: number): Promise<number> =>
  onceOver({ store, clock }, 'looks', until, async () =>
    overCases(CASES_AT_ONCE, async (cases) => {
      for (const { doc } of cases) await fileLooksOf(store, doc.id, doc.org.county)
    }),
  )
