import { Choice, Empty, Page } from '@src/components'
import { useMe, usePages } from '@src/gateway'
import { unitText } from '@src/text/unit'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { More } from '../parts/more'
import { Request } from './request'
import '../parts/admin.scss'

const text = unitText.admin
const STATES = [
  { value: 'open', label: text.open },
  { value: 'answered', label: text.answered },
] as const

/** Workers whose unit is on no list, and what they are answered. */
export default function Units() {
  const me = useMe()
  const [state, setState] = useState<'open' | 'answered'>('open')
  const may = me.has('administrator')
  const { pages, refusal, loading, loadingMore, more, reload } = usePages('unit.requests', { state }, { skip: !may })
  const requests = pages.flatMap(({ items }) => items)
  return (
    <Page
      title={text.title}
      lead={text.lead}
      wide
      loading={me.loading}
      refusal={refusal}
      onRetry={() => void reload()}
      testId='units'
    >
      {may ? (
        <Choice label={text.title} options={STATES} value={state} onChange={setState} testId='units-state' />
      ) : (
        <Empty title={text.notHere} />
      )}
      {may && !loading && requests.length === 0 ? (
        state === 'open' ? (
          <Empty title={text.none} hint={text.noneHint} finished />
        ) : (
          <Empty title={text.noneAnswered} />
        )
      ) : null}
      <View className='adm-cards'>
        {requests.map((request) => (
          <Request
            key={`${request.request}:${request.at}`}
            request={request}
            today={me.today}
            onDone={() => void reload()}
          />
        ))}
      </View>
      <More more={more} busy={loadingMore} />
    </Page>
  )
}
