import type { CaseRow } from '@domain/contract/views'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { Refusal } from '@domain/kernel/result'
import { Button, Check, RefusalCard, Skeleton } from '@src/components'
import { NoticePaper, periodText } from '@src/features/case-page'
import { useQuery } from '@src/gateway'
import { workText } from '@src/text/today'
import { wallText as words } from '@src/text/wall'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Deed } from './use-wall'

type PreviewProps = { readonly row: CaseRow; readonly postedOn: PlainDate }

const Preview = ({ row, postedOn }: PreviewProps) => {
  const { data, refusal, reload } = useQuery('notice.preview', { caseId: row.id, postedOn, remark: '' })
  if (refusal !== undefined) return <RefusalCard refusal={refusal} onRetry={() => void reload()} />
  if (data === undefined) return <Skeleton lines={4} />
  return <NoticePaper content={data.content} period={periodText(data, data.expectedEnd)} />
}

type Props = {
  readonly deed: Deed
  readonly row: CaseRow
  readonly postedOn: PlainDate
  readonly chosen: boolean
  readonly onChoose: (chosen: boolean) => void
  readonly refusal: Refusal | undefined
}

/** One household of the wall: whether it is among them, what its notice says, and why it was refused. */
export const OnTheWall = ({ deed, row, postedOn, chosen, onChoose, refusal }: Props) => {
  const [open, setOpen] = useState(false)
  return (
    <View className='wall-household'>
      <View className='wall-line'>
        <Check
          label={row.name}
          hint={row.dueOn === undefined ? undefined : workText(row, deed === 'up' ? 'to-post' : 'on-notice')}
          value={chosen}
          onChange={onChoose}
          testId={`wall-${row.id}`}
        />
        {deed === 'up' && (
          <Button kind='quiet' onTap={() => setOpen(!open)} label={`${row.name}，${open ? words.hide : words.look}`}>
            {open ? words.hide : words.look}
          </Button>
        )}
      </View>
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
      {open && <Preview row={row} postedOn={postedOn} />}
    </View>
  )
}
