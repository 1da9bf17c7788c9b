import { Empty } from '@src/components'
import { useMe, usePages } from '@src/gateway'
import { unitText } from '@src/text/unit'
import { useState } from 'react'
import { ToAnswer } from '../common/to-answer'
import { Request } from './request'

const text = unitText.admin

/** Requests of workers whose unit is on no list, and their answers. */
export default function Units() {
  const me = useMe()
  const [state, setState] = useState<'open' | 'answered'>('open')
  const may = me.has('administrator')
  const list = usePages('unit.requests', { state }, { skip: !may })
  const requests = list.pages.flatMap(({ items }) => items)
  return (
    <ToAnswer
      text={text}
      state={state}
      onState={setState}
      list={list}
      count={requests.length}
      instead={may ? undefined : <Empty title={text.notHere} />}
      testId='units'
    >
      {requests.map((request) => (
        <Request
          key={`${request.request}:${request.at}`}
          request={request}
          today={me.today}
          onDone={() => void list.reload()}
        />
      ))}
    </ToAnswer>
  )
}
