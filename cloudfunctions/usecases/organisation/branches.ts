import type { Ports } from '../../ports/index'
import { ORGS, type OrgDoc } from '../stored/collections'
import { readAll } from './reach'

/** The unions at and below this one that may have others below them. */
export const branchesOf = async ({ store }: Pick<Ports, 'store'>, at: OrgDoc): Promise<readonly OrgDoc[]> => {
  if (at.level === 'base') return [at]
  const { jurisdiction } = at
  const parts =
    jurisdiction === undefined
      ? ['county', 'street'].map((level) => ({ index: 'byLevel', eq: [level] }))
      : [{ index: 'byLevelIn', eq: ['street', jurisdiction] }]
  const found = (await readAll(store, ORGS, parts, Number.POSITIVE_INFINITY)) ?? []
  return [at, ...found.filter(({ id, path }) => id !== at.id && path.includes(at.id))]
}
