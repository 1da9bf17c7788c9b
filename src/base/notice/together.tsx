import type { CaseView } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import { Button, Choices, PaperButton } from '@src/components'
import { go, useQuery } from '@src/gateway'
import { paperText as words } from '@src/text/paper'
import { wallText } from '@src/text/wall'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { PATHS } from '../paths'

type Props = { readonly view: CaseView; readonly postedOn: PlainDate; readonly remark: string }

/** One printed sheet for this household and others of the union that are posted on the same day. */
export const Together = ({ view, postedOn, remark }: Props) => {
  const [others, setOthers] = useState<readonly CaseId[]>([])
  const waiting = useQuery('case.queue', { stage: 'to-post', org: view.place.base, limit: 19 })
  const rows = (waiting.data?.items ?? []).filter((row) => row.id !== view.row.id)
  return (
    <View className='no-print'>
      {rows.length > 0 && (
        <Button onTap={() => go(PATHS.wall, { deed: 'up' })} testId='go-wall-up'>
          {wallText.others(rows.length)}
        </Button>
      )}
      {rows.length > 0 && (
        <Choices
          label={words.noticeTogether}
          hint={words.noticeTogetherHint}
          options={rows.map((row) => ({ value: row.id as string, label: row.name }))}
          value={others}
          onChange={(next) => setOthers(next as CaseId[])}
          testId='together'
        />
      )}
      <PaperButton
        name='paper.notice'
        input={{ cases: [view.row.id, ...others], postedOn, remark }}
        label={words.notice}
        testId='paper-notice'
      />
    </View>
  )
}
