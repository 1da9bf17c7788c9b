import type { Action } from '@domain/application/action'
import type { CaseView } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'
import { Button, Empty, Tabs } from '@src/components'
import { useMe } from '@src/gateway'
import { actionText } from '@src/text'
import { casePageText } from '@src/text/case-page'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import { correctionTitle } from './outcome'

/** A step that is done on another page. */
export type Departure = { readonly go: { readonly words: string; readonly onTap: () => void; readonly testId: string } }
type Body = ReactNode | Departure
/** The content shown for each step; `null`: the step is done on another page, and not led to from here. */
type Bodies = Partial<Record<Action, Body>>
export type Way = { readonly action: Action; readonly label: string; readonly body?: ReactNode } & Partial<Departure>

const isDeparture = (body: Body): body is Departure => typeof body === 'object' && body !== null && 'go' in body

/** The steps open to this reader, the main one first. The cloud lists them; none is derived here. */
export const waysOf = (bodies: Bodies, view: Pick<CaseView, 'actions'>): readonly Way[] =>
  (Object.keys(bodies) as Action[]).flatMap((action): readonly Way[] => {
    const body = bodies[action]
    if (!view.actions.includes(action) || body === null || body === undefined) return []
    const label = actionText[action]
    return [isDeparture(body) ? { action, label, ...body } : { action, label, body }]
  })

export type Acts = {
  readonly now: Way | undefined
  readonly others: readonly Way[]
  readonly choose: (action: Action) => void
}

export const toNow = (): void =>
  void Taro.pageScrollTo({ selector: '#case-now', duration: 200, offsetTop: -8 }).catch(() => undefined)

/** One way at a time; the first is the main act, of each case that the page comes to show. */
export const useActs = (ways: readonly Way[], caseId: CaseId): Acts => {
  const [chosen, set] = useState<{ readonly on: CaseId; readonly action: Action }>()
  const now = ways.find(({ action }) => chosen?.on === caseId && action === chosen.action) ?? ways[0]
  return {
    now,
    others: ways.filter((way) => way !== now),
    choose: (action) => {
      const way = ways.find((one) => one.action === action)
      if (way?.go !== undefined && way !== ways[0]) {
        way.go.onTap()
        return
      }
      set({ on: caseId, action })
      toNow()
    },
  }
}

export const NothingToDo = ({ view: { correction } }: { readonly view: Pick<CaseView, 'correction'> }) => {
  const { today = '' } = useMe()
  return <Empty title={correction === undefined ? casePageText.nothingToDo : correctionTitle(correction, today)} />
}

/** The forms of all ways as tabs, for readers who decide at the end of the page. */
export const Ways = ({
  acts: { now, others, choose },
  ways,
  view,
}: {
  readonly acts: Acts
  readonly ways: readonly Way[]
  readonly view: Pick<CaseView, 'correction'>
}) => {
  if (now === undefined) return <NothingToDo view={view} />
  return (
    <View className='case-ways'>
      {others.length > 0 && (
        <Tabs
          items={ways.map(({ action, label }) => ({ value: action, label }))}
          value={now.action}
          onChange={choose}
          testId='way'
        />
      )}
      <View key={now.action}>
        {now.body}
        {now.go !== undefined && (
          <Button kind='primary' onTap={now.go.onTap} testId={now.go.testId}>
            {now.go.words}
          </Button>
        )}
      </View>
    </View>
  )
}
