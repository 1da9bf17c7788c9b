import type { Action } from '@domain/application/action'
import type { CaseView } from '@domain/contract/views'
import { Button, Empty, Tabs } from '@src/components'
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
  /** the first way is the main act; the others are behind 更多 */
  readonly folded?: boolean
}

type OthersProps = { readonly ways: readonly Way[]; readonly onChoose: (action: Action) => void }
const Others = ({ ways, onChoose }: OthersProps) => {
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <Button kind='quiet' onTap={() => setOpen(true)} testId='way-more'>
        {casePageText.otherWays}
      </Button>
    )
  return (
    <View className='case-buttons'>
      {ways.map(({ action, label }) => (
        <Button key={action} onTap={() => onChoose(action)} testId={`way-${action}`}>
          {label}
        </Button>
      ))}
    </View>
  )
}

/** The actions open to this reader, one form at a time. The cloud lists the actions; none is derived here. */
export const Ways = ({ bodies, more = [], view, folded = false }: Props) => {
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
      {ways.length > 1 && !folded && (
        <Tabs
          items={ways.map(({ action, label }) => ({ value: action, label }))}
          value={now.action}
          onChange={choose}
          testId='way'
        />
      )}
      <View key={now.action}>{now.body}</View>
      {ways.length > 1 && folded && (
        <Others key={`others-${now.action}`} ways={ways.filter((way) => way !== now)} onChoose={choose} />
      )}
    </View>
  )
}
