import type { OrgId } from '@domain/kernel/ids'
import { isKeyOf } from '@domain/kernel/keys'
import type { BankLayout } from '@domain/payout/layout'
import { SHIPPED } from '@domain/payout/layouts'
import { useMe, useQuery } from '@src/gateway'
import { orgOf } from './posts'

/** The layouts that an export may choose: shipped ones, and those of this officer's union and those above it. */
export const useLayouts = () => {
  const me = useMe()
  const org = orgOf(me.posts, 'fund-officer')
  const query = useQuery('bankLayout.list', { org: org ?? ('' as OrgId) }, { skip: org === undefined })
  const made = query.data?.items ?? []
  const findLayout = (key: string): BankLayout | undefined =>
    isKeyOf(SHIPPED, key) ? SHIPPED[key] : made.find((one) => one.key === key)?.layout
  const shipped = Object.entries(SHIPPED).map(([key, layout]) => ({ key, layout: layout as BankLayout }))
  return { me, org, query, made, shipped, findLayout }
}
