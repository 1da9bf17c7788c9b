import { Card } from '@src/components'
import { useQuery } from '@src/gateway'
import { pagesAhead } from '@src/gateway/navigation/pages-ahead'
import { leaveBehind, type OnPhone, useOnPhone } from '@src/gateway/offline-kit'
import { offlineKitText } from '@src/text/offline-kit'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { TakeButton } from '../offline-kit/take'
import { FOR_A_VISIT } from '../paths'

const isWhole = ({ on, have, of }: OnPhone): boolean => on !== undefined && have === of

/** Offers to add households still to be visited to the offline kit, as long as any is not completely on this phone. */
export const TakeAll = ({ onTaken }: { readonly onTaken: () => void }) => {
  const waiting = useQuery('case.queue', { stage: 'surveying', limit: 50 })
  const here = useOnPhone()
  const [taking, setTaking] = useState(false)
  const { data } = waiting
  useEffect(() => {
    if (data === undefined) return
    void leaveBehind(
      data.items.map(({ id }) => id),
      data.next === undefined,
    )
  }, [data])
  const something = here.length > 0
  useEffect(() => {
    // the pages are loaded ahead also for households added on an earlier day
    if (something) void pagesAhead(FOR_A_VISIT)
  }, [something])
  const whole = new Set(here.filter(isWhole).map(({ caseId }) => caseId))
  const rows = (data?.items ?? []).filter(({ id }) => !whole.has(id))
  if (rows.length === 0 && !taking) return null
  return (
    <Card title={offlineKitText.title} testId='survey-along'>
      {rows.length > 0 && <View className='case-hint'>{offlineKitText.hint(rows.length)}</View>}
      <TakeButton
        ids={rows.map(({ id }) => id)}
        words={offlineKitText.all}
        onBegin={() => setTaking(true)}
        onTaken={onTaken}
        testId='survey-take-along'
      />
    </Card>
  )
}
