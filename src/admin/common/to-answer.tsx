import { Choice, Empty, More, Page } from '@src/components'
import { useMe, type usePages } from '@src/gateway'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './admin.scss'

type State = 'open' | 'answered'
type Listed = ReturnType<typeof usePages<'unit.requests' | 'person.questions'>>
type Props = {
  readonly text: Readonly<Record<'title' | 'lead' | State | 'none' | 'noneHint' | 'noneAnswered', string>>
  readonly state: State
  readonly onState: (state: State) => void
  readonly list: Pick<Listed, 'refusal' | 'loading' | 'loadingMore' | 'more' | 'reload'>
  readonly count: number
  /** shown instead of the list to persons who may not see it */
  readonly instead?: ReactNode
  readonly testId: string
  readonly children: ReactNode
}

/** A list of items that wait for an administrator's answer, with a choice to show the answered items. */
export const ToAnswer = ({ text, state, onState, list, count, instead, testId, children }: Props) => {
  const { loading } = useMe()
  const none =
    state === 'open' ? <Empty title={text.none} hint={text.noneHint} finished /> : <Empty title={text.noneAnswered} />
  const states = [
    { value: 'open', label: text.open },
    { value: 'answered', label: text.answered },
  ] as const
  return (
    <Page
      title={text.title}
      lead={text.lead}
      wide
      loading={loading}
      refusal={list.refusal}
      onRetry={() => void list.reload()}
      testId={testId}
    >
      {instead ?? (
        <>
          <Choice label={text.title} options={states} value={state} onChange={onState} testId={`${testId}-state`} />
          {!list.loading && count === 0 ? none : null}
          <View className='adm-cards'>{children}</View>
          <More list={list} />
        </>
      )}
    </Page>
  )
}
