import type { DocStore } from '../../ports/doc-store'
import { REVEALS, type RevealDoc } from '../stored/collections'

/** lines per transaction, so that each stays small */
const AT_ONCE = 10

/** Writes register lines (who looked at what) for many households; a line that exists already is not written again. */
export const noteLooks = async (
  store: DocStore,
  looks: readonly { readonly id: string; readonly doc: RevealDoc }[],
): Promise<void> => {
  for (let from = 0; from < looks.length; from += AT_ONCE) {
    const some = looks.slice(from, from + AT_ONCE)
    await store.transaction(async (tx) => {
      const there = await tx.getMany(
        REVEALS,
        some.map(({ id }) => id),
      )
      for (const [i, { id, doc }] of some.entries()) if (there[i] === undefined) await tx.insert(REVEALS, id, doc)
    })
  }
}
