import type { OrgId } from '@domain/kernel/ids'
import { Card } from '@src/components'
import { useQuery } from '@src/gateway'
import { committeeText as words } from '@src/text/committee'
import { View } from '@tarojs/components'

/** A warning for a union without a committee, because its next deliberation cannot take place without one. */
export const CommitteeMissing = ({ org, onGo }: { readonly org: OrgId; readonly onGo: () => void }) => {
  const { data } = useQuery('committee.open', { org })
  if (data === undefined || data.seats.some((seat) => seat.until === undefined)) return null
  return (
    <Card tone='urgent' title={words.missing} onTap={onGo} testId='committee-missing'>
      <View className='card-link'>{words.toEnter}</View>
    </Card>
  )
}
