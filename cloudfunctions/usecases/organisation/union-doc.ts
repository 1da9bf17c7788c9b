import type { OrgId } from '@domain/kernel/ids'
import { jurisdictionOf } from '@domain/organisation/jurisdiction'
import type { Org } from '@domain/organisation/org'
import type { OrgDoc } from '../stored/collections'
import { unionId } from './union-id'

type Facts = Pick<Org, 'name' | 'level' | 'direct' | 'place' | 'no' | 'staff' | 'since' | 'serves'> & {
  readonly phone: string
  /** where the union shall have a known one; else it follows from its name */
  readonly id?: OrgId | undefined
}

export const shortOf = ({ name, level }: Pick<Org, 'name' | 'level'>): string =>
  (level === 'base' && name.replace(/工会(委员会)?$/, '')) || name

/** A union below another. What a county is, its unions are: they belong to its jurisdiction, and to 市直 with it. */
export const unionBelow = (above: OrgDoc, facts: Facts): OrgDoc => {
  const {
    id = unionId(above.id, facts.name),
    name,
    level,
    direct = above.direct,
    place,
    no,
    staff,
    phone,
    since,
    serves,
  } = facts
  return {
    ...{ id, name, short: shortOf(facts), level, path: [...above.path, id], parent: above.id, staff, phone },
    jurisdiction: above.jurisdiction ?? jurisdictionOf(id),
    ...(direct === undefined ? {} : { direct }),
    ...(place === undefined ? {} : { place }),
    ...(no === undefined ? {} : { no }),
    ...(since === undefined ? {} : { since }),
    ...(serves === true && level === 'base' ? { serves } : {}),
  }
}
