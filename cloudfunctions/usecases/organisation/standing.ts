import type { OrgId } from '@domain/kernel/ids'
import type { Ports } from '../../ports/index'
import { ORGS, type OrgDoc } from '../stored/collections'

/** a union that went on with another may itself have ended since */
const MOST = 10

/** The union that goes on with what this one had: itself while it stands. */
export const standing = async (
  { store }: Pick<Ports, 'store'>,
  union: OrgDoc | undefined,
): Promise<OrgDoc | undefined> => {
  let at = union
  for (let left = MOST; at?.ended !== undefined && left > 0; left -= 1) at = (await store.get(ORGS, at.ended.into))?.doc
  return at?.ended === undefined ? at : undefined
}

export const standingById = async (ports: Pick<Ports, 'store'>, id: OrgId): Promise<OrgDoc | undefined> =>
  standing(ports, (await ports.store.get(ORGS, id))?.doc)
