import type { Action } from '@domain/application/action'
import type { CaseView } from '@domain/contract/views'
import { Empty, Tabs } from '@src/components'
import { actionText, dueText } from '@src/text'
import { casePageText } from '@src/text/case-page'
import { reviewText } from '@src/text/review'
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'

/** The content shown for each step; `null`: the step is done on another page. */
type Bodies = Partial<Record<Action, ReactNode>>
type Way = { readonly action: Action; readonly label: string; readonly body: ReactNode }

type Props = {
  readonly bodies: Bodies
  /** further steps to choose from, whose label is not the name of the step */
  readonly more?: readonly Way[]
  readonly view: Pick<CaseView, 'actions' | 'correction'>
}

/** The actions open to this reader, one form at a time. The cloud lists the actions; none is derived here. */
export const Ways = ({ bodies, more = [], view }: Props) => {
  const [chosen, choose] = useState<Action>()
  const own = (Object.keys(bodies) as Action[]).filter(
    (action) => view.actions.includes(action) && bodies[action] !== null,
  )
  const ways = [...own.map((action) => ({ action, label: actionText[action], body: bodies[action] })), ...more]
  const [first] = ways
  if (first === undefined)
    return (
      <Empty
        title={
          view.correction === undefined
            ? casePageText.nothingToDo
            : reviewText.waitingCorrection(dueText(view.correction.dueOn))
        }
      />
    )
  const now = ways.find((way) => way.action === chosen) ?? first
  return (
    <View className='case-ways'>
      {ways.length > 1 && (
        <Tabs
          items={ways.map(({ action, label }) => ({ value: action, label }))}
          value={now.action}
          onChange={choose}
          testId='way'
        />
      )}
      <View key={now.action}>{now.body}</View>
    </View>
  )
}
