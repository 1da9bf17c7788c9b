import type { GrantId, OrgId } from '@domain/kernel/ids'
import { BATCH_MOST } from '@domain/payout/payout'
import { Check, Send, toSend } from '@src/components'
import { replace, useCommand } from '@src/gateway'
import { fundText } from '@src/text/fund'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { mayTake } from './grant-acts'
import type { Grant } from './grant-rows'

/** The ticked grants of a list, with their count and sum. */
export const useTicks = (grants: readonly Grant[]) => {
  const [ids, setIds] = useState<ReadonlySet<GrantId>>(new Set())
  const ticked = grants.filter((grant) => ids.has(grant.id))
  return {
    ticked,
    has: (grant: Grant): boolean => ids.has(grant.id),
    set: (grant: Grant, on: boolean): void => {
      const next = new Set(ids)
      if (on) next.add(grant.id)
      else next.delete(grant.id)
      setIds(next)
    },
    setAll: (on: boolean): void => setIds(new Set(on ? grants.slice(0, BATCH_MOST).map((grant) => grant.id) : [])),
    all: grants.length > 0 && ticked.length === Math.min(grants.length, BATCH_MOST),
  }
}

/** A first column of a list in which grants may be ticked. */
export const tickColumn = ({ has, set }: ReturnType<typeof useTicks>, label: string) => ({
  first: {
    title: '',
    render: (grant: Grant) =>
      mayTake(grant) && (
        <View className='fin-in-row'>
          <Check label={label} value={has(grant)} onChange={(on) => set(grant, on)} />
        </View>
      ),
  },
})

/** The sum of the ticked grants, and the button that makes a batch of them. */
export const MakeBatch = ({
  org,
  year,
  ticked,
  label,
}: {
  readonly org: OrgId
  readonly year: number
  readonly ticked: readonly Grant[]
  readonly label: string
}) => {
  const command = useCommand('payout.createBatch')
  const total = ticked.reduce((sum, grant) => sum + grant.amount, 0)
  const some = ticked.length > 0 && ticked.length <= BATCH_MOST
  return (
    <View className='fin-make'>
      <View className='fin-hint'>
        {ticked.length === 0 ? fundText.grants.pickNone : fundText.grants.picked(ticked.length, total)}
        {ticked.length > BATCH_MOST ? ` ${fundText.grants.most}` : ''}
      </View>
      <Send
        {...toSend(command, some && { org, year, grants: ticked.map((grant) => grant.id) }, ({ batch }) =>
          replace('/finance/batch/index', { batch }),
        )}
        label={label}
        testId='make-batch'
      />
    </View>
  )
}
