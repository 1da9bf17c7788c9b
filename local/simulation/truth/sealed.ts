import type { RuleOf } from './rule'

/** ID numbers, accounts, telephone numbers of workers, and the words of an address, as the simulated people have them. */
const PRIVATE = /(?<![0-9A-Za-z_-])(?:999\d{14}[\dX]|9990000\d{12}|199\d{8})(?![0-9A-Za-z_-])|演示路\d/

/** Nothing that is sealed stands in clear in the store. */
export const sealedRule: RuleOf = (_world, broken) => ({
  committed: (changes) => {
    for (const { collection, id, after } of changes) {
      const found = after === undefined ? undefined : PRIVATE.exec(after.text)
      if (found !== undefined && found !== null)
        broken(
          'nothing sealed stands in clear',
          `${collection} ${id}: …${after?.text.slice(Math.max(0, found.index - 30), found.index)}`,
        )
    }
  },
})
