import type { OrgId } from '@domain/kernel/ids'
import type { DocStore, Stored } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { onceOver } from '../clock/once-over'
import { CASES, REVEALS, type RevealDoc } from '../stored/collections'

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
  let cursor: string | undefined
  do {
    const query = { index: 'byCase', eq: [caseId], limit: 100, ...(cursor === undefined ? {} : { cursor }) }
    const page = await store.query(REVEALS, query)
    const bare = page.items.filter((look) => !isFiled(look)).map(({ id }) => id)
    for (let from = 0; from < bare.length; from += LOOKS_AT_ONCE)
      await fileSome(store, bare.slice(from, from + LOOKS_AT_ONCE), county)
    cursor = page.next
  } while (cursor !== undefined)
}

/**
 * Looks from before the register existed can be found by their household only. Each is written again with its county, so that
 * the index that auditors search contains it.
 */
export const fileLooks = ({ store, clock }: Pick<Ports, 'store' | 'clock'>, until: number): Promise<number> =>
  onceOver({ store, clock }, 'looks', until, async () => ({
    collection: CASES,
    index: 'byYear',
    eq: (city, year) => [city, year],
    atOnce: CASES_AT_ONCE,
    each: async (cases) => {
      for (const { doc } of cases) await fileLooksOf(store, doc.id, doc.org.county)
    },
  }))
