import type { OrgId } from '@domain/kernel/ids'
import { FIRST_CITY } from '@domain/organisation/cities'
import type { Ports } from '../../ports/index'

/** The city in whose part of the installation a call is answered. Its id is fixed, so that two concurrent foundings collide. */
export const ownCity = ({ city }: Pick<Ports, 'city'>): OrgId => city ?? FIRST_CITY
